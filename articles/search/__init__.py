"""Words → articles, and articles → index. The index can be thrown away and built anew."""

from articles.search.finding import count, relevance, search
from articles.search.keeping import Disagreement, disagreements, faults, forget, index, rebuild
from articles.search.meaning import key
from articles.search.query import parse
from articles.search.saying import Said, say, write
from articles.search.snippets import Marked, Snippet, mark, snippet
from articles.search.spans import Counted, Ranked, Within
from articles.search.sqlite import StaleIndex
from articles.search.tree import Leftover, Query

__all__ = [
    "Counted",
    "Disagreement",
    "Leftover",
    "Marked",
    "Query",
    "Ranked",
    "Said",
    "Snippet",
    "StaleIndex",
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
    "write",
]
