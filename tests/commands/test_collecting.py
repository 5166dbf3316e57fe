"""Static files are collected when they changed, and only then."""

import json

import pytest

from articles.management.collecting import collect_if_changed

WHITENOISE = "whitenoise.storage.CompressedManifestStaticFilesStorage"


@pytest.fixture
def static(settings, tmp_path):
    """A folder with one style sheet, collected as in service."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "page.css").write_text("body { color: #111 }")
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": WHITENOISE}}
    return tmp_path / "static"


def collected(settings) -> dict[str, str]:
    return json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]


def test_files_are_collected_once_under_names_that_tell_their_content(static, settings):
    assert collect_if_changed() is True
    assert collect_if_changed() is False

    assert (settings.STATIC_ROOT / collected(settings)["page.css"]).is_file()


def test_a_changed_file_is_collected_anew_even_when_it_is_older(static, settings):
    collect_if_changed()
    before = collected(settings)
    (static / "page.css").write_text("body { color: #222 }")

    assert collect_if_changed() is True
    assert collected(settings) != before


def test_a_collection_that_was_cut_short_is_done_again(static, settings):
    collect_if_changed()
    (settings.STATIC_ROOT / ".collected").unlink()

    assert collect_if_changed() is True
