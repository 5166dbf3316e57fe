"""Turn large uploads away before the first byte of them is kept."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MAY_UPLOAD = "articles.add_capture"


class BoundedUpload(FileUploadHandler):
    """Django keeps whatever anybody sends, on disk, before any page looks at who sent it."""

    def handle_raw_input(self, *given: Any, **named: Any) -> None:
        """Raise RequestDataTooBig for more than this person may send at once."""
        content_length = named.get("content_length", given[2] if len(given) > 2 else 0)
        if content_length > self._limit():
            raise RequestDataTooBig("More was sent at once than this room takes.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leave the keeping to the handlers that follow."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Likewise."""
        return

    def _limit(self) -> int:
        user = getattr(self.request, "user", None)
        if user and user.has_perm(MAY_UPLOAD):
            return settings.READINGROOM_MAX_UPLOAD_BYTES
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
