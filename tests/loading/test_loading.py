"""Documents come in: new, the same, or with another text; each once, with all that they say."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from articles.loading import LoadOptions
from articles.models import (
    Article,
    Attribution,
    Capture,
    Outcome,
    Photo,
    Placement,
    PlacementStatus,
    Revision,
    Source,
)
from tests import builders
from tests.loading.dumps import PARAGRAPHS, TITLE, dump, story
from tests.loading.loads import load

pytestmark = pytest.mark.django_db
NINE = dt.datetime(2022, 3, 29, 9, 54)
LATER = dt.datetime(2022, 3, 29, 10, 11)
CORRECTED = ("The keepers of the harbour light came back on Tuesday after twelve winters at sea.",)


def test_a_page_becomes_an_article_with_everything_it_says():
    assert load(dump(updated=LATER, captions=["The lamp at dusk over the wall. (KCNA)"])) == [
        "loaded"
    ]

    article = Article.objects.get()
    assert (article.title, article.byline) == (TITLE, "By Yonhap")
    assert (article.agency.name, article.publisher) == ("Yonhap", None)
    assert (article.time_zone, article.zone_assumed) == ("Asia/Seoul", True)
    assert article.published_at.isoformat() == "2022-03-29T00:54:00+00:00"
    assert (article.day, article.photo_count) == (NINE.date(), 1)
    assert article.excerpt == PARAGRAPHS[0]
    assert article.current.number == article.revision_count == 1


def test_a_capture_is_kept_byte_for_byte_under_its_digest(settings):
    raw = dump()

    load(raw)

    capture = Capture.objects.get()
    assert capture.file.name == f"captures/{capture.sha256[:2]}/{capture.sha256}"
    assert (Path(settings.MEDIA_ROOT) / capture.file.name).read_bytes() == raw
    assert sum(end - start for start, end, _, _ in capture.ledger) == len(raw) == capture.size


def test_the_text_of_a_revision_is_tiled_by_its_blocks():
    load(dump(captions=["The lamp at dusk over the wall. (KCNA)"]))

    revision = Revision.objects.get()
    kinds = [block["kind"] for block in revision.blocks]
    assert kinds == ["title", "caption", "paragraph", "paragraph"]
    quoted = [revision.text[block["start"] : block["end"]] for block in revision.blocks]
    assert "\n\n".join(quoted) == revision.text
    assert Photo.objects.get().caption == quoted[1]
    assert Photo.objects.get().occurrences == 2


def test_the_agency_is_attributed_once_with_the_words_that_show_it():
    load(dump(paragraphs=[*PARAGRAPHS, "The lamp turns again. (Yonhap)"]))

    agency = Attribution.objects.get(role="agency")
    assert (agency.source.name, agency.basis) == ("Yonhap", "stated")
    assert "By Yonhap" in agency.evidence
    assert "(Yonhap)" in agency.evidence


def test_a_new_source_is_seeded_from_the_table_of_agencies():
    load(dump())

    source = Source.objects.get()
    assert (source.kind, source.time_zone, source.slug) == ("agency", "Asia/Seoul", "yonhap")
    assert "연합뉴스" in source.aliases


def test_an_alias_that_a_curator_added_names_the_same_source():
    builders.source("Port Harrow Courier", aliases=["PHC"])

    load(dump(), options=LoadOptions(publisher="PHC"))

    assert Article.objects.get().publisher.name == "Port Harrow Courier"
    assert Attribution.objects.get(role="publisher").basis == "assigned"


def test_the_zone_that_curators_gave_a_source_is_assumed_for_its_pages():
    builders.source("Port Harrow Courier", time_zone="Asia/Tokyo")

    load(dump(byline=""), options=LoadOptions(publisher="Port Harrow Courier"))

    article = Article.objects.get()
    assert (article.time_zone, article.zone_assumed) == ("Asia/Tokyo", True)
    assert article.published_at.isoformat() == "2022-03-29T00:54:00+00:00"


@pytest.mark.parametrize("name", ["N" * 200, "ﷺ" * 200, "!!!", "한글 신문", "🙂"])
def test_a_source_of_any_name_is_made_once_and_found_again(name):
    named = LoadOptions(publisher=name)

    assert load(dump(), story(1), options=named) == ["loaded", "loaded"]

    publisher = Article.objects.all()[0].publisher
    assert publisher.name == name
    assert publisher.slug
    assert publisher.published_articles.count() == 2


def test_two_sources_whose_names_make_one_slug_get_two():
    load(dump(), options=LoadOptions(publisher="The A-B"))
    load(dump(title="Another day at the wall"), options=LoadOptions(publisher="The A B"))

    slugs = set(Source.objects.values_list("slug", flat=True))
    assert slugs == {"yonhap", "the-a-b", "the-a-b-2"}


def test_the_same_capture_again_changes_nothing():
    assert load(dump(), dump()) == ["loaded", "unchanged"]

    assert Article.objects.count() == Capture.objects.count() == Revision.objects.count() == 1


def test_the_same_text_from_another_capture_is_unchanged_and_the_capture_is_kept():
    raw = dump()

    assert load(raw, raw.replace(b"\n", b"\r\n")) == ["loaded", "unchanged"]

    assert Capture.objects.count() == 2
    assert Revision.objects.count() == 1


def test_another_text_of_the_same_article_is_a_new_revision():
    assert load(dump(), dump(paragraphs=CORRECTED, updated=LATER)) == ["loaded", "revised"]

    article = Article.objects.get()
    assert (article.current.number, article.revision_count) == (2, 2)
    assert article.updated_at.isoformat() == "2022-03-29T01:11:00+00:00"
    assert article.excerpt == CORRECTED[0]


def test_an_older_text_that_comes_later_is_kept_but_not_shown():
    load(dump(paragraphs=CORRECTED, updated=LATER), dump())

    article = Article.objects.get()
    assert (article.current.number, article.revision_count) == (1, 2)
    assert article.excerpt == CORRECTED[0]


def test_a_title_that_a_curator_mended_outlives_a_revision():
    load(dump())
    Article.objects.update(title="Keepers of the harbour light return")

    load(dump(paragraphs=CORRECTED, updated=LATER))

    article = Article.objects.get()
    assert article.title == "Keepers of the harbour light return"
    assert article.current.title == TITLE


def test_notes_are_carried_to_a_revision_and_the_outcome_says_how():
    load(dump())
    note = builders.note(Article.objects.get(), "eleven winters")

    load(dump(paragraphs=CORRECTED, updated=LATER))

    placement = Placement.objects.get(revision__number=2)
    assert (placement.annotation, placement.status) == (note, PlacementStatus.CHANGED)
    assert placement.revision.text[placement.start : placement.end] == "twelve winters"
    assert Outcome.objects.last().reason.endswith("Notes: 1 changed.")
    assert Placement.objects.get(revision__number=1).status == PlacementStatus.SAME
    assert Article.objects.get().annotation_count == 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_the_order_in_which_documents_come_does_not_matter(order):
    raws = [
        dump(),
        dump().replace(b"\n", b"\r\n"),
        dump(paragraphs=CORRECTED, updated=LATER),
        story(3),
    ]

    results = load(*(raws[place] for place in order))

    assert sorted(results) == ["loaded", "loaded", "revised", "unchanged"]
    shown = set(Article.objects.values_list("title", "excerpt", "revision_count"))
    assert (TITLE, CORRECTED[0], 2) in shown
    assert len(shown) == 2


def test_two_agencies_are_two_sources():
    story = "[하로밀=AP/뉴시스] 관리인들이 수문 앞에 서 있다."

    load(f"하로밀 수문\n\n등록 2024.02.01 08:13:07\n\n{story}\n".encode())

    article = Article.objects.get()
    named = article.attributions.filter(role="agency").values_list("source__name", flat=True)
    assert list(named) == ["AP", "Newsis"]
    assert article.agency.name == "AP"
    assert not Source.objects.filter(name__contains="/").exists()
