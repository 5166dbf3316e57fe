"""The list of notes reads as people read: words, not marks, and times of 24 hours."""

import datetime as dt

from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Annotation
from tests import builders

LIST = "admin:articles_annotation_changelist"
EVENING = dt.datetime(2022, 3, 29, 21, 41, tzinfo=dt.UTC)


def test_a_note_is_listed_by_its_words_without_their_marks(enter, mina, story):
    builders.note(story, "lit", "**Which** [lamp](https://lamp.example/)?\n\n- this", by=mina)

    answer = enter(mina).get(reverse(LIST))

    assertContains(answer, "Which lamp? this")
    assertNotContains(answer, "**Which**")


def test_times_are_of_24_hours_as_readers_see_them(enter, mina, story):
    builders.note(story, "lit", by=mina)
    Annotation.objects.update(modified_at=EVENING)

    assertContains(enter(mina).get(reverse(LIST)), "29 Mar 2022, 21:41")
