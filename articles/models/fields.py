"""Field checks that several tables share."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from articles.parsing import zone_named

LONGEST_SLUG = 80


def is_web_address(address: str) -> bool:
    """Tell whether an address may be linked: http or https, a host, no hidden characters."""
    if any(character <= " " or character == "\x7f" for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def validate_web_address(address: str) -> None:
    """Refuse what a browser would not open as a web page (`javascript:`, `data:`, a bare word)."""
    if not is_web_address(address):
        raise ValidationError("Enter a web address that begins with https:// or http://.")


def validate_time_zone(name: str) -> None:
    """Refuse what is neither an IANA time zone nor an offset such as +09:00."""
    if zone_named(name) is None:
        raise ValidationError(
            "%(name)s is no time zone. Write one such as Asia/Seoul, or an offset: +09:00.",
            params={"name": name},
        )


class WebAddressField(models.URLField):
    """An address that may be shown as a link; one typed without its scheme means https."""

    default_validators = [*models.URLField.default_validators, validate_web_address]

    def formfield(self, **options: Any) -> forms.Field | None:
        """Return Django's own form field, which 6.0 makes assume https as well."""
        return super().formfield(**{"assume_scheme": "https", **options})
