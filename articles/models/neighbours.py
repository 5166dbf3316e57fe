"""The articles just before and just after one, in the order of the lists: a fixed statement.

Composed anew for each article's page it took a tenth of it.
"""

from collections.abc import Iterable

from articles.models.articles import Article

_TABLE = Article._meta.db_table
# The plain bound beside each pair lets the index start at the story.
_OLDER = (
    f"SELECT id FROM {_TABLE} WHERE wall_clock <= %(clock)s "  # noqa: S608
    "AND (wall_clock < %(clock)s OR id < %(pk)s) ORDER BY wall_clock DESC, id DESC LIMIT 1"
)
_NEWER = (
    f"SELECT id FROM {_TABLE} WHERE wall_clock >= %(clock)s "  # noqa: S608
    "AND (wall_clock > %(clock)s OR id > %(pk)s) ORDER BY wall_clock, id LIMIT 1"
)
_BESIDE = (
    f"SELECT id, title, language, day, wall_clock FROM {_TABLE} "  # noqa: S608
    f"WHERE id = ({_OLDER}) OR id = ({_NEWER}) ORDER BY wall_clock, id"
)


def neighbours(story: Article) -> Iterable[Article]:
    """Return them with what a link to each shows, and no more."""
    return Article.objects.raw(_BESIDE, {"clock": story.wall_clock, "pk": story.pk})
