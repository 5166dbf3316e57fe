"""No format takes another's documents: prose is no table, and a bracket no JSON."""

import pytest

from articles.parsing import parse
from articles.parsing.formats import format_of
from tests.parsing.dumps import story

PROSE = [
    "Ferry returns, slowly\nIt came back, the office said.\nNobody sang, it said.\n",
    "Reuters | Ostry | 2023-05-11\nThe ferry | sailed | again\n",
    "[Ostry Herald] The ferry sails\n\nIt sailed again on Thursday.\n",
    "{Editor's note} The ferry sails\n\nIt sailed again on Thursday.\n",
    "Title, text and date of the ferry\nIt sailed again, the office said.\n",
    "From: the island\n\nThe ferry sailed again on Thursday.\n",
]


@pytest.mark.parametrize("prose", PROSE)
def test_prose_is_read_as_the_dump_that_it_is(prose):
    assert format_of(prose.encode()).NAME == "text-dump"


def test_a_dump_stays_a_dump():
    (page,) = parse(story("The ferry sailed again on Thursday."))

    assert page.format == "text-dump"
