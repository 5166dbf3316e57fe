"""The Django project: settings, addresses, and the server that opens the room."""
