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


def test_a_variable_that_says_nothing_leaves_the_default(monkeypatch):
    monkeypatch.setenv("NAME", " ")

    assert environment.text("NAME", "Reading Room") == "Reading Room"


def test_a_word_is_one_of_a_few_however_it_is_written(monkeypatch):
    monkeypatch.setenv("LEVEL", "info")

    assert environment.word("LEVEL", "WARNING", ["INFO", "WARNING"]) == "INFO"

    monkeypatch.setenv("LEVEL", "loud")
    with pytest.raises(ImproperlyConfigured, match="LEVEL is 'LOUD'; write one of INFO, WARNING"):
        environment.word("LEVEL", "WARNING", ["INFO", "WARNING"])


def test_a_time_zone_that_is_none_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("ZONE", "Mars/Base")

    with pytest.raises(ImproperlyConfigured, match="ZONE is 'Mars/Base'; write a zone such as"):
        environment.time_zone("ZONE", "UTC")


@pytest.mark.parametrize("host", ["https://room.example.org", "room.example.org:8000"])
def test_a_host_is_a_name_alone(monkeypatch, host):
    monkeypatch.setenv("HOSTS", f"[::1],{host}")

    with pytest.raises(ImproperlyConfigured, match="write names alone"):
        environment.hosts("HOSTS", "")


def test_an_origin_has_its_scheme(monkeypatch):
    monkeypatch.setenv("ORIGINS", "https://room.example.org,room.example.org")

    with pytest.raises(ImproperlyConfigured, match=r"holds room\.example\.org; write whole"):
        environment.origins("ORIGINS")


@pytest.mark.parametrize(
    "address", ["rubbish", "oracle://x:SECRET@y/z", "postgres://u:SE/CRET@h/n"]
)
def test_a_database_that_is_none_is_refused_without_its_password(monkeypatch, tmp_path, address):
    monkeypatch.setenv("DATABASE_URL", address)

    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refusal:
        environment.database(tmp_path / "db.sqlite3")
    assert "SE" not in str(refusal.value).replace("DATABASE_URL", "").replace("SQLite", "")


def test_without_the_variable_the_database_is_a_file_in_the_room(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    made = environment.database(tmp_path / "db.sqlite3")

    assert made["ENGINE"] == "django.db.backends.sqlite3"
    assert made["NAME"] == str(tmp_path / "db.sqlite3")


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
