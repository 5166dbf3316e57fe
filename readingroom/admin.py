"""The admin site's own name and face."""

import logging
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.options import TO_FIELD_VAR
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

logger = logging.getLogger(__name__)


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

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Guard a view as the stock admin does, and refuse in the admin's own clothes."""
        guarded = super().admin_view(view, cacheable)

        def answer(request: HttpRequest, *address: Any, **named: Any) -> HttpResponse:
            try:
                response = guarded(request, *address, **named)
                # Rendered here, where what its forms ask of the database can be refused as well.
                return response.render() if isinstance(response, TemplateResponse) else response
            except PermissionDenied:
                return self.refuse(request)
            except (OverflowError, DataError, FieldDoesNotExist, ValueError) as error:
                if not _cannot_be(request, error):
                    raise
                logger.warning("The admin was asked for what cannot be: %s", error)
                return self.refuse(request, 400)

        return update_wrapper(answer, guarded)

    def refuse(self, request: HttpRequest, status: int = 403) -> HttpResponse:
        """Say that this person may not do this, or that it cannot be done (400)."""
        title = "You may not do this" if status == 403 else "That cannot be asked"
        context = {**self.each_context(request), "title": title, "status": status}
        answer = TemplateResponse(request, "admin/refused.html", context, status=status)
        add_never_cache_headers(answer)
        return answer


def _cannot_be(request: HttpRequest, error: Exception) -> bool:
    """Tell whether the address is at fault: the stock admin stumbles over each of these."""
    if isinstance(error, FieldDoesNotExist):
        return TO_FIELD_VAR in request.GET  # `?_to_field=` with nothing behind it
    if isinstance(error, OverflowError | DataError):
        return True  # an id of thirty digits, which no database column can hold
    return "expected a number" in str(error)  # `?parent=x`, for a field that suggests rows
