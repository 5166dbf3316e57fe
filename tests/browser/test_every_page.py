"""Every page: on a desk and on a phone, in light and in dark, for everyone."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from articles.saving import save_search
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Councillors of the three harbour towns agree after nine winters of talks to " * 3
KOREAN = "하로항 등대가 아홉 해 만에 다시 불을 밝히자 마을 사람들이 모두 부두로 나왔다"
WORD = "Mehrzweckhafenbeckenverwaltungsgesellschaft" * 4
SHAPES = [
    pytest.param({"viewport": {"width": width, "height": 844}, "color_scheme": scheme}, id=name)
    for width, scheme, name in (
        (1280, "light", "desk-light"),
        (1280, "dark", "desk-dark"),
        (390, "light", "phone-light"),
        (390, "dark", "phone-dark"),
    )
]


def furnish() -> None:
    """A small room with everything in it that is hard to lay out."""
    mina = builders.curator()
    busy = builders.article(
        captions=["The lamp, seen from the quay.", "Keepers on the stair."],
        agency="INA",
        paragraphs=("Keepers lit the lamp on Monday.", "“It is lit,” she said. 🎉 " * 20, WORD),
    )
    builders.picture(busy.photos.order_by("position")[0])
    builders.note(busy, "lit the lamp", tags=[builders.tag()])
    builders.note(busy, "the lamp on Monday", body="Overlaps.\n\nIn two paragraphs.")
    builders.note(busy, "Keepers lit", state="draft")
    builders.note(busy, "she said", body=WORD, tags=[builders.tag(WORD[:100])])
    builders.article(title=LONG + WORD, publisher=None, published=None)
    builders.article(title=KOREAN, language="ko", paragraphs=(KOREAN * 3,), publisher="하로신문")
    User.objects.filter(pk=mina.pk).update(is_superuser=True)


def reading_pages() -> list[str]:
    articles = list(builders.Article.objects.order_by("pk"))
    return [
        reverse("articles:articles"),
        reverse("articles:articles") + "?published_after=2022-02-31&source=nobody",
        reverse("articles:articles") + "?published_after=2031-01-01",
        reverse("articles:articles") + "?published_after=2022-03-01&published_before=2022-03-31",
        reverse("articles:articles") + "?q=lamp&source=port-harrow-courier&language=en",
        reverse("articles:sources"),
        articles[0].publisher.get_absolute_url(),
        *(article.get_absolute_url() for article in articles),
        articles[0].get_absolute_url() + "?q=lamp",
        articles[0].current.get_absolute_url(),
        articles[0].current.capture.get_absolute_url(),
        reverse("articles:annotations"),
        reverse("articles:tags"),
        reverse("articles:tag", args=[builders.tag(WORD[:100]).slug]),
        articles[0].publisher.get_absolute_url() + "2022/03/",
        reverse("articles:sign_in"),
        "/nothing/here/",
    ]


def curators_pages() -> list[str]:
    article = builders.Article.objects.order_by("pk")[0]
    note = article.annotations.first()
    lists = ["article", "source", "tag", "capture", "load", "annotation"]
    saved = save_search(User.objects.get(username="mina"), LONG[:110] + "한", "q=lamp")
    return [
        reverse("articles:searches"),
        reverse("articles:new_search") + "?q=lamp&source=port-harrow-courier",
        saved.get_absolute_url(),
        reverse("admin:index"),
        *(reverse(f"admin:articles_{name}_changelist") for name in lists),
        reverse("admin:articles_article_change", args=[article.pk]),
        reverse("admin:articles_article_change", args=[article.pk + 1]),
        reverse("admin:articles_source_change", args=[article.publisher_id]),
        reverse("admin:articles_source_merge", args=[article.publisher_id])
        + f"?into={builders.source('Haneul Ilbo').pk}",
        reverse("admin:articles_article_join", args=[article.pk]) + "?other=2",
        reverse("admin:articles_article_split", args=[article.pk]) + "?revision=2",
        reverse("admin:articles_tag_add"),
        reverse("admin:articles_tag_tools", args=[builders.tag().pk]),
        reverse("admin:articles_tag_many") + "?find=second&replace=third",
        reverse("admin:articles_tag_changes"),
        reverse("admin:articles_annotation_change", args=[note.pk]),
        reverse("admin:articles_annotation_proposed"),
        reverse("admin:articles_capture_change", args=[article.current.capture_id]),
        reverse("admin:articles_load_add"),
        reverse("admin:articles_article_annotate", args=[article.pk]),
        reverse("admin:auth_user_changelist"),
    ]


def overflows(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize("shape", SHAPES)
def test_readers_pages_fit_and_are_open_to_everyone(open_page, axe, shape):
    furnish()
    page = open_page(**shape)

    for address in reading_pages():
        page.goto(address)
        assert not overflows(page), f"{address} scrolls sideways"
        axe(page)


@pytest.mark.parametrize("shape", SHAPES)
def test_curators_pages_fit_and_are_open_to_everyone(open_page, axe, signed_in, shape):
    furnish()
    page = open_page(**shape)
    page.goto(reverse("admin:login"))
    axe(page)
    signed_in(page, User.objects.get(username="mina"))

    for address in curators_pages():
        page.goto(address)
        assert not overflows(page), f"{address} scrolls sideways"
        axe(page)


@pytest.mark.parametrize("address", ["/", "/sources/"])
def test_an_empty_room_says_how_to_fill_it(page, axe, address):
    page.goto(address)

    assert "load" in page.inner_text("main").lower()
    axe(page)


def test_in_colours_of_the_readers_own_the_page_that_is_open_is_marked(open_page):
    page = open_page(forced_colors="active")
    page.goto("/sources/")
    edges = {
        way.inner_text(): way.evaluate("way => getComputedStyle(way).borderBottomColor")
        for way in page.locator(".masthead-ways a").all()
    }

    here = edges.pop("Sources")
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert set(edges.values()) == {background}
    assert here != background


def test_everything_reads_without_javascript(open_page):
    furnish()
    page = open_page(java_script_enabled=False)

    for address in reading_pages():
        page.goto(address)
        expect(page.locator("h1"), address).to_have_count(1)
        assert page.inner_text("main").strip()
