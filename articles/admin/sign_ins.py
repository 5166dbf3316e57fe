"""Wrong passwords: who failed to sign in, seen by superusers alone; deleting opens the door."""

from axes.models import AccessAttempt
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from articles.admin.readonly import ReadOnlyAdmin


@admin.register(AccessAttempt)
class AccessAttemptAdmin(ReadOnlyAdmin):
    """One row a name, address and browser; rows end a quarter of an hour after the last try."""

    list_display = ("attempt_time", "username", "ip_address", "failures_since_start", "user_agent")
    search_fields = ("username", "ip_address")
    show_full_result_count = False
    fields = list_display

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Only superusers know of these rows."""
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Likewise."""
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A superuser opens the door to somebody who was turned away."""
        return request.user.is_superuser
