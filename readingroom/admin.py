"""The admin site's own name and face."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


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
