"""`--map FIELD=COLUMN`: what a person says of a table's columns."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

TABLE = "Kopf;Rumpf\nA ferry;It sailed again on Thursday.\nA goat;It was seasick.\n"


def parse(path, *options):
    out = io.StringIO()
    call_command("parse", str(path), *options, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_columns_are_mapped_by_what_is_said_of_them(tmp_path):
    (tmp_path / "table.csv").write_text(TABLE)

    pages = parse(tmp_path / "table.csv", "--map", "title=Kopf", "--map", "text=Rumpf")

    assert [page["title"] for page in pages] == ["A ferry", "A goat"]
    assert pages[0]["paragraphs"] == ["It sailed again on Thursday."]


@pytest.mark.parametrize(
    ("written", "said"),
    [("colour=Kopf", "the fields are title, text"), ("title", "says no column"), ("=x", "fields")],
)
def test_a_field_that_does_not_exist_is_wrong_use(tmp_path, written, said):
    (tmp_path / "table.csv").write_text(TABLE)

    with pytest.raises(CommandError, match=said) as stop:
        parse(tmp_path / "table.csv", "--map", written)

    assert stop.value.returncode == 2
