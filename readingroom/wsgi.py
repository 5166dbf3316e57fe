"""The WSGI application, for any production server; `manage.py open` makes its own."""

import os

from django.core.wsgi import get_wsgi_application

from readingroom.static_files import refuse_uncollected

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "readingroom.settings")
refuse_uncollected()
application = get_wsgi_application()
