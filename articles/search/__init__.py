"""Words → articles, and articles → index. The index can be thrown away and built anew."""

from articles.search.counted import Choice, Counted, Facet, Stretch, Timeline
from articles.search.finding import (
    MOST_COUNTED,
    MOST_READ,
    count,
    relevance,
    search,
    spread,
    survey,
    tally,
    tally_keys,
)
from articles.search.keeping import Disagreement, disagreements, faults, forget, index, rebuild
from articles.search.meaning import key
from articles.search.query import parse
from articles.search.saying import Said, say, write
from articles.search.snippets import Marked, Snippet, mark, snippet
from articles.search.spans import Ranked, Spread, Within
from articles.search.sqlite import StaleIndex
from articles.search.tree import Leftover, Query

__all__ = [
    "MOST_COUNTED",
    "MOST_READ",
    "Choice",
    "Counted",
    "Disagreement",
    "Facet",
    "Leftover",
    "Marked",
    "Query",
    "Ranked",
    "Said",
    "Snippet",
    "Spread",
    "StaleIndex",
    "Stretch",
    "Timeline",
    "Within",
    "count",
    "disagreements",
    "faults",
    "forget",
    "index",
    "key",
    "mark",
    "parse",
    "rebuild",
    "relevance",
    "say",
    "search",
    "snippet",
    "spread",
    "survey",
    "tally",
    "tally_keys",
    "write",
]
