"""The kinds of words that an address may hold."""

from django.urls.converters import IntConverter

LARGEST_ID = 2**63 - 1


class IdConverter(IntConverter):
    """A row's id: a number that a database can hold; a longer one is no address of ours."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        """Return the id. Raises ValueError, which answers "not found", when it is too large."""
        number = int(value)
        if number > LARGEST_ID:
            raise ValueError(value)
        return number


class DigestConverter:
    """A SHA-256 in lower-case hexadecimal."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """Return the digest as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the digest as it stands."""
        return value


class UnicodeSlugConverter(DigestConverter):
    """A slug in any script: letters, digits, hyphen and underscore."""

    regex = r"[-\w]+"


class PictureEndingConverter(DigestConverter):
    """The ending of a picture's file, of the kinds that pictures are kept as."""

    regex = "jpg|png|webp"
