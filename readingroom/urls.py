"""Where the doors are: the admin, and the reading room at the root."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]
handler500 = "readingroom.faults.on_this_side"
