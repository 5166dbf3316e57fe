"""What is not published shows nowhere; what is published is only ever words."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.urls import reverse

from articles.models import State
from tests import builders

pytestmark = pytest.mark.django_db
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
ATOM = "{http://www.w3.org/2005/Atom}"


def addresses(note) -> list[str]:
    """Every address of ours that might show a note."""
    return [
        reverse("articles:annotations"),
        f"{reverse('articles:annotations')}?iris=1",
        f"{reverse('articles:annotations')}?iris=0&page=0",
        f"{reverse('articles:annotations')}?note=whispered&quote=lamp",
        reverse("articles:article_annotations", args=[note.article_id]),
        reverse("articles:annotation", args=[note.uuid]),
        reverse("articles:tags"),
        reverse("articles:tag", args=["harbour"]),
        reverse("articles:annotations_feed"),
        reverse("articles:tag_feed", args=["harbour"]),
    ]


@pytest.mark.parametrize("accept", ["text/html", "application/ld+json"])
@pytest.mark.parametrize("state", [State.DRAFT, State.PROPOSED, State.WITHDRAWN])
@pytest.mark.parametrize("own", [False, True])
def test_an_unpublished_note_shows_nowhere(client, accept, state, own):
    whisperer = builders.curator("whisperer")
    note = builders.note(
        builders.article(),
        "lamp",
        "A whispered thing.",
        by=whisperer,
        state=state,
        tags=[builders.tag()],
    )
    if own:
        client.force_login(whisperer)

    for address in addresses(note):
        answer = client.get(address, headers={"Accept": accept})
        body = answer.content.decode().replace("note=whispered", "").replace("whispered×", "")
        assert "A whispered thing" not in body, address
        assert "whisperer" not in body, address
        assert str(note.uuid) not in body, address


def test_the_counts_leave_out_what_is_not_published(client):
    note = builders.note(builders.article(), "lamp", state=State.DRAFT, tags=[builders.tag()])

    assert client.get(reverse("articles:annotations")).json()["total"] == 0
    assert "0 notes" in client.get(reverse("articles:tags")).content.decode()
    assert note.article.annotation_count == 0


@pytest.mark.parametrize("accept", ["text/html", "application/ld+json"])
def test_markup_is_shown_as_words(client, accept):
    story = builders.article(SCRIPT, (SCRIPT,), language=SCRIPT[:35], publisher=SCRIPT)
    tag = builders.tag("Harbour", description=SCRIPT, colour="'><b>")
    builders.Tag.objects.filter(pk=tag.pk).update(name=SCRIPT[:100])
    note = builders.note(story, SCRIPT, SCRIPT, tags=[tag], language=SCRIPT[:35])
    builders.User.objects.update(username="<b>mina</b>")

    for address in addresses(note):
        answer = client.get(address, headers={"Accept": accept})
        kind = answer["Content-Type"].partition(";")[0]
        if kind == "text/html":
            for tags in ("<script>alert", "<img", "<b>"):
                assert tags not in answer.content.decode(), address
        assert kind in ("text/html", "application/ld+json", "application/atom+xml")
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_template_words_stay_as_written(client):
    note = builders.note(builders.article(), "lamp", body="{{ 7*7 }} {% debug %}")

    page = client.get(
        reverse("articles:annotation", args=[note.uuid]), headers={"Accept": "text/html"}
    )

    assert "{{ 7*7 }} {% debug %}" in page.content.decode()


def entries(client, address: str) -> list:
    return ElementTree.fromstring(client.get(address).content).findall(f"{ATOM}entry")


def test_a_feed_has_the_newest_notes(client):
    story = builders.article()
    builders.note(story, "lamp", "First.")
    note = builders.note(story, "town", "Second.\n\nLine.", tags=[builders.tag()])

    newest = entries(client, reverse("articles:annotations_feed"))[0]

    assert newest.find(f"{ATOM}title").text == "“town” in The harbour light is lit again"
    assert newest.find(f"{ATOM}link").get("href").endswith(f"/annotations/{note.uuid}")
    assert newest.find(f"{ATOM}summary").text == "<p>Second.</p>\n<p>Line.</p>\n"
    assert newest.find(f"{ATOM}category").get("term") == "Harbour"


def test_a_tags_feed_has_its_notes_alone(client):
    story = builders.article()
    builders.note(story, "lamp")
    builders.note(story, "town", tags=[builders.tag()])

    assert len(entries(client, reverse("articles:tag_feed", args=["harbour"]))) == 1
    assert client.get(reverse("articles:tag_feed", args=["nothing"])).status_code == 404


def test_a_feed_is_well_formed_whatever_the_words(client):
    story = builders.article(f"]]>\x01\x0b{SCRIPT}", (f"\x08lamp &amp; ]]> {SCRIPT}",))
    builders.note(story, f"\x08lamp &amp; ]]> {SCRIPT}", f"\x1b]]>{SCRIPT}\ufffe")

    [entry] = entries(client, reverse("articles:annotations_feed"))

    assert "<script" not in entry.find(f"{ATOM}summary").text


@pytest.mark.parametrize("accept", ["text/html", "application/ld+json"])
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("annotations", 7),
        ("article_annotations", 8),
        ("annotation", 4),
        ("tags", 1),
        ("tag", 6),
        ("annotations_feed", 3),
        ("tag_feed", 4),
    ],
)
def test_ten_more_notes_ask_no_more(client, django_assert_max_num_queries, name, most, accept):
    story = builders.article(paragraphs=(" ".join(f"word{n}." for n in range(14)),))
    note = builders.note(story, "word0.", tags=[builders.tag()])
    keys = {"article_annotations": [story.pk], "annotation": [note.uuid]}
    keys |= {"tag": ["harbour"], "tag_feed": ["harbour"]}
    address = reverse(f"articles:{name}", args=keys.get(name, []))
    with django_assert_max_num_queries(most) as before:
        client.get(address, headers={"Accept": accept})

    for number in range(1, 11):
        tags = [builders.tag(f"Tag {number}"), builders.tag()]
        builders.note(story, f"word{number}.", tags=tags, by=builders.curator(f"mina{number}"))

    with django_assert_max_num_queries(len(before.captured_queries)):
        client.get(address, headers={"Accept": accept})
