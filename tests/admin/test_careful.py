"""The admin's forms never save over what somebody else saved since they were opened."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Attribution, Source, Tag
from tests import builders


def opened(client, address):
    """The fields of a change form as a browser would send them back."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    sent = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                shown = field.field.widget.format_value(value)
                sent[field.html_name] = shown[0] if isinstance(shown, list) else shown
    return {name: "" if value is None else value for name, value in sent.items()}


def change(kind, row):
    return reverse(f"admin:articles_{kind}_change", args=[row.pk])


def test_an_article_is_saved_when_nobody_else_touched_it(enter, mina, story):
    client = enter(mina)
    sent = opened(client, change("article", story)) | {"title": "Mended"}

    assert client.post(change("article", story), sent).status_code == 302

    story.refresh_from_db()
    assert story.title == "Mended"


def test_the_second_to_save_an_article_sees_both_titles(enter, mina, story):
    client = enter(mina)
    sent = opened(client, change("article", story)) | {"title": "Mine"}
    Article.objects.filter(pk=story.pk).update(title="<b>Theirs</b>")

    answer = client.post(change("article", story), sent)

    story.refresh_from_db()
    assert story.title == "<b>Theirs</b>"
    assertContains(answer, "<td>&lt;b&gt;Theirs&lt;/b&gt;</td>")
    assertContains(answer, "<td>Mine</td>")
    assertContains(answer, "Mine</textarea>")


def test_saving_again_after_seeing_both_keeps_ones_own(enter, mina, story):
    client = enter(mina)
    sent = opened(client, change("article", story)) | {"title": "Mine"}
    Article.objects.filter(pk=story.pk).update(title="Theirs")
    answer = client.post(change("article", story), sent)
    mark = re.search(r'name="seen" value="([0-9a-f]+)"', answer.content.decode())[1]

    client.post(change("article", story), sent | {"seen": mark})

    story.refresh_from_db()
    assert story.title == "Mine"


@pytest.mark.parametrize("mark", ["", "0" * 64, "x"])
def test_a_mark_cannot_be_made_up(enter, mina, story, mark):
    client = enter(mina)
    sent = opened(client, change("article", story)) | {"title": "Mine", "seen": mark}

    client.post(change("article", story), sent)

    story.refresh_from_db()
    assert story.title != "Mine"


def test_a_photo_and_a_source_below_an_article_are_guarded_too(enter, mina):
    story = builders.article(captions=["The keepers."])
    client, photo = enter(mina), story.photos.get()
    sent = opened(client, change("article", story)) | {"photos-0-credit": "Mine"}
    story.photos.update(credit="Theirs")

    answer = client.post(change("article", story), sent)

    photo.refresh_from_db()
    assert photo.credit == "Theirs"
    assertContains(answer, "<td>Theirs</td>")


def test_a_source_removed_meanwhile_is_said_to_be(enter, mina, story):
    client = enter(mina)
    sent = opened(client, change("article", story)) | {"attributions-0-evidence": "Typed"}
    Attribution.objects.all().delete()

    answer = client.post(change("article", story), sent)

    assertContains(answer, "Somebody removed a row")
    assertContains(answer, "<td>Typed</td>")


@pytest.mark.parametrize(
    ("kind", "model", "field"), [("source", Source, "homepage"), ("tag", Tag, "description")]
)
def test_sources_and_tags_are_guarded(enter, mina, kind, model, field):
    row = builders.source() if kind == "source" else builders.tag()
    client = enter(mina)
    sent = opened(client, change(kind, row)) | {field: "https://mine.example/"}
    model.objects.filter(pk=row.pk).update(**{field: "https://theirs.example/"})

    answer = client.post(change(kind, row), sent)

    row.refresh_from_db()
    assert getattr(row, field) == "https://theirs.example/"
    assertContains(answer, "<td>https://mine.example/</td>")


def test_a_counter_that_moved_meanwhile_is_kept(enter, mina, story):
    client = enter(mina)
    sent = opened(client, change("article", story)) | {"title": "Mended"}
    Article.objects.filter(pk=story.pk).update(annotation_count=7)

    client.post(change("article", story), sent)

    story.refresh_from_db()
    assert (story.title, story.annotation_count) == ("Mended", 7)


def test_identity_and_counters_cannot_be_sent(enter, mina, story):
    client, before = enter(mina), story.identity
    extra = {"identity": "x", "annotation_count": 9, "current": "", "wall_clock": 1}

    client.post(change("article", story), opened(client, change("article", story)) | extra)

    story.refresh_from_db()
    assert (story.identity, story.annotation_count) == (before, 0)
    assert story.current
    assertNotContains(client.get(change("article", story)), before)
