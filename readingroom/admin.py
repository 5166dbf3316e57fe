"""The admin site's own name and face."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

View = Callable[..., HttpResponse]


class RoomAdminConfig(AdminConfig):
    """Use our admin site wherever Django looks for one."""

    default_site = "readingroom.admin.RoomAdminSite"


class RoomAdminSite(AdminSite):
    """The stock admin, in the room's name."""

    site_url = "/"
    index_title = "Curators' desk"

    @property
    def site_header(self) -> str:  # type: ignore[override]
        """Return the room's name."""
        return settings.READINGROOM_NAME

    site_title = site_header

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Guard a view as the stock admin does, and refuse in the admin's own clothes."""
        guarded = super().admin_view(view, cacheable)

        def answer(request: HttpRequest, *address: Any, **named: Any) -> HttpResponse:
            try:
                return guarded(request, *address, **named)
            except PermissionDenied:
                return self.refuse(request)

        return update_wrapper(answer, guarded)

    def refuse(self, request: HttpRequest) -> HttpResponse:
        """Say that this person may not do this."""
        context = {**self.each_context(request), "title": "You may not do this"}
        return TemplateResponse(request, "admin/403.html", context, status=403)
