"""The readers' addresses, as design promises them."""

app_name = "articles"
urlpatterns: list = []
