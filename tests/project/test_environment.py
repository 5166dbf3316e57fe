"""Settings from the environment: safe defaults, clear refusals."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from readingroom import environment


@pytest.mark.parametrize(("value", "meaning"), [("yes", True), ("0", False), ("", False)])
def test_a_switch_is_yes_or_no(monkeypatch, value, meaning):
    monkeypatch.setenv("SWITCH", value)

    assert environment.switch("SWITCH") is meaning


def test_a_switch_that_is_neither_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("SWITCH", "perhaps")

    with pytest.raises(ImproperlyConfigured, match="SWITCH is 'perhaps'; write yes or no"):
        environment.switch("SWITCH")


@pytest.mark.parametrize("value", ["-1", "many", "２５", "1.5"])
def test_a_number_that_is_none_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("NUMBER", value)

    with pytest.raises(ImproperlyConfigured, match="write a whole number"):
        environment.whole_number("NUMBER", 1)


def test_the_secret_key_is_made_once_and_only_its_owner_can_read_it(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    first = environment.secret_key(tmp_path / "room")

    assert len(first) >= 50
    assert environment.secret_key(tmp_path / "room") == first
    assert stat.S_IMODE((tmp_path / "room" / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "room").iterdir()] == ["secret_key"]


def test_a_secret_key_from_the_environment_touches_no_disk(monkeypatch, tmp_path):
    given = "given-by-the-keeper-of-this-room-0123456789"
    monkeypatch.setenv("SECRET_KEY", given)

    assert environment.secret_key(tmp_path / "room") == given
    assert not (tmp_path / "room").exists()


@pytest.mark.parametrize(
    "key", ["secret", "changeme" * 8, "x" * 64, "django-insecure-" + "0123456789abcdef" * 3]
)
def test_a_secret_key_that_others_may_guess_is_refused_unless_debugging(monkeypatch, tmp_path, key):
    monkeypatch.setenv("SECRET_KEY", key)

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY is short.*Unset it"):
        environment.secret_key(tmp_path / "room")
    assert environment.secret_key(tmp_path / "room", may_be_weak=True) == key


def test_a_room_that_cannot_be_written_is_refused_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "room").write_text("a file where the folder should be")

    with pytest.raises(ImproperlyConfigured, match="cannot be written"):
        environment.secret_key(tmp_path / "room")
