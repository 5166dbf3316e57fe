"""`manage.py reindex` and `manage.py verify`: what is wrong is named, and the exit code says so."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import search
from articles.models import Article
from tests import builders as build
from tests.painting import painted

pytestmark = pytest.mark.django_db


def run(name: str) -> str:
    out = StringIO()
    call_command(name, stdout=out)
    return out.getvalue()


def failed(name: str) -> str:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command(name, stdout=out)
    return out.getvalue()


def test_reindex_finds_again_what_was_never_indexed():
    story = build.article(paragraphs=["A heron."])

    assert run("reindex") == "1 articles indexed.\n"

    assert list(search.search(Article.objects.all(), "heron")) == [story]


def test_verify_says_that_all_is_well():
    search.index(build.article())

    assert "faults" not in run("verify")


def test_verify_names_an_article_that_search_does_not_know():
    story = build.article(is_indexed=False)

    told = failed("verify")

    assert f"Article {story.pk} is not in the index." in told
    assert "manage.py reindex" in told


def test_verify_names_a_capture_whose_bytes_have_changed():
    story = build.article()
    search.index(story)
    capture = story.current.capture
    path = Path(capture.file.path)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"?")

    assert f"Capture {capture.sha256} has changed" in failed("verify")


def test_verify_names_a_picture_whose_bytes_have_changed_or_are_gone():
    story = build.article(captions=["A lamp.", "A stair."])
    search.index(story)
    lamp, stair = (
        build.picture(photo, painted(size=(80 + number, 80)))
        for number, photo in enumerate(story.photos.order_by("position"))
    )
    Path(lamp.image.path).write_bytes(b"rot")
    Path(stair.image.path).unlink()

    told = failed("verify")

    assert f"The picture {lamp.image.name} has changed" in told
    assert f"The picture {stair.image.name} cannot be read" in told


def test_verify_names_a_capture_whose_file_is_gone():
    story = build.article()
    search.index(story)
    Path(story.current.capture.file.path).unlink()

    assert f"Capture {story.current.capture.sha256} cannot be read" in failed("verify")
