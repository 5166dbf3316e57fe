"""Languages: the name that readers know, and the tag that a page may carry."""

import re
from functools import lru_cache

from django.utils.translation import get_language_info

# What a browser accepts in `lang`: a BCP 47 tag, as far as its shape goes.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)


# A page asks for the same few tags again and again.
@lru_cache(maxsize=256)
def language_tag(tag: str) -> str:
    """Return the tag when `lang` may carry it, else nothing."""
    return tag if _TAG.fullmatch(tag) else ""


def language_name(tag: str) -> str:
    """Return the language's English name, or the tag where no name is known."""
    try:
        return str(get_language_info(tag.lower())["name"])
    except KeyError:
        return tag
