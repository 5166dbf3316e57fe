"""How the tests of formats ask: one page of a document, or the sentence that refuses it."""

import pytest

from articles.parsing import Hint, UnknownFormat, parse


def page_of(raw, **hint):
    raw = raw.encode() if isinstance(raw, str) else raw
    (page,) = parse(raw, Hint(**hint))
    return page


def refusal_of(raw, **hint):
    raw = raw.encode() if isinstance(raw, str) else raw
    with pytest.raises(UnknownFormat) as refused:
        parse(raw, Hint(**hint))
    return str(refused.value)


def codes(page):
    return [warning.code for warning in page.warnings]


def texts(page):
    return [f"{block.kind}: {block.text}" for block in page.blocks]
