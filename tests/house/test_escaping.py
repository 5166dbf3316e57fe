"""No template prints what somebody wrote as markup: both engines escape, none is told not to."""

import re
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
UNESCAPED = re.compile(r"\|\s*(safe|safeseq)\b|\bautoescape\b")


@pytest.mark.parametrize("engine", ["django", "jinja2"])
def test_every_engine_escapes_what_it_prints(engine):
    page = engines[engine].from_string('<p title="{{ words }}">')

    printed = page.render({"words": "\"><script>'&"})

    assert not set(printed.removeprefix('<p title="').removesuffix('">')) & set("<>\"'"), printed


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("templates/**/*.html")), ids=lambda path: path.name
)
def test_no_template_turns_escaping_off(path):
    assert not UNESCAPED.search(path.read_text()), path
