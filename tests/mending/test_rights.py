"""Who may mend: the curators' group gets each right from the migration."""

import pytest
from django.contrib.auth.models import Group

from articles.mending.plans import nothing_hangs_on
from articles.models import Article, Source
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_room_that_was_just_migrated_lets_curators_mend():
    may = set(Group.objects.get(name="curators").permissions.values_list("codename", flat=True))

    assert {"join_article", "merge_source", "view_correction", "change_article"} <= may


def test_no_table_that_names_an_article_or_a_source_is_forgotten():
    """A new table that names one must be moved by a join, split or merge: see `mending`."""

    def named_by(model):
        fields = model._meta.get_fields(include_hidden=True)
        return {one.related_model.__name__ for one in fields if one.one_to_many}

    assert named_by(Article) == {
        "Annotation", "Attribution", "Correction", "FormerAddress", "FurtherIdentity", "Outcome",
        "Photo", "Revision",
    }  # fmt: skip
    assert named_by(Source) == {"Article", "Attribution", "Correction", "FormerSource"}


def test_what_something_hangs_on_is_not_deleted():
    with pytest.raises(AssertionError, match="still names"):
        nothing_hangs_on(builders.article())
