"""The pictures of photographs, as they were made safe to show."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
_A_YEAR = 31_536_000


@require_safe
def picture(request: HttpRequest, sha256: str, ending: str) -> FileResponse:
    """Send a picture. Its name is the digest of its bytes, so it may be kept for ever."""
    try:
        content = default_storage.open(f"pictures/{sha256[:2]}/{sha256}.{ending}")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, content_type=MEDIA_TYPES[ending])
    response["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
