"""Show a note's Markdown as readers would see it, before it is saved."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from articles.admin.asking import wants_json

PREVIEW = "admin/articles/article/desk/_preview.html"
LONGEST_NOTE = 20_000
TOO_LONG = f"A note has at most {LONGEST_NOTE:,} characters: this one is too long to show."


class PreviewedForm(forms.BaseForm):
    """A form whose button *Preview* shows it again, with the note as it will read."""

    def is_valid(self) -> bool:
        """Nothing is saved of a note that is only looked at."""
        return super().is_valid() and not self.is_preview

    @property
    def is_preview(self) -> bool:
        """Tell whether the note is only to be shown."""
        return self.is_bound and "preview" in self.data

    @property
    def typed(self) -> str:
        """The Markdown to show."""
        return _shown(self.data.get("body", "")) if self.is_preview else ""


def preview_asked(request: HttpRequest) -> JsonResponse | None:
    """Answer a page's script that asks for nothing but the preview."""
    is_asked = request.method == "POST" and "preview" in request.POST
    if not is_asked or not wants_json(request):
        return None
    typed = _shown(request.POST.get("body", ""))
    return JsonResponse({"preview": render_to_string(PREVIEW, {"typed": typed}, request)})


def _shown(body: str) -> str:
    return body if len(body.replace("\r\n", "\n")) <= LONGEST_NOTE else TOO_LONG
