"""The house keeps its shape: imports point down, files stay small, nothing hides in a function."""

import ast
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEIGHTS = {
    "urls": 8,
    "apps": 8,
    "addresses": 7,
    "views": 7,
    "admin": 7,
    "management": 7,
    "feeds": 7,
    "sitemaps": 7,
    "templatetags": 7,
    "checks": 7,
    "filters": 6,
    "presenting": 6,
    "mending": 5,
    "loading": 4,
    "annotating": 3,
    "saving": 3,
    "search": 2,
    "turns": 2,
    "models": 1,
    "unchanged": 1,
    "parsing": 0,
    "anchoring": 0,
}
# Built on the models' tables by definition, and read by nothing.
OUTSIDE = {"migrations", "__init__"}
PURE = {"parsing", "anchoring"}
IMPURE_MODULES = {
    "django",
    "os",
    "socket",
    "time",
    "random",
    "requests",
    "urllib.request",
    "sqlite3",
}
LIMIT_FILE, LIMIT_FUNCTION = 300, 50
CODE = {".py", ".js", ".css", ".html"}
VAGUE = re.compile(r"^(utils?|helpers?|common|core|services?|misc)$")


def tracked(*roots: str) -> list[Path]:
    found = []
    for root in roots:
        for folder, _, names in os.walk(ROOT / root):
            found += [Path(folder, name) for name in names if Path(name).suffix in CODE]
    return [path for path in found if "migrations" not in path.parts]


def python_files() -> list[Path]:
    return [path for path in tracked("articles", "readingroom") if path.suffix == ".py"]


def room_of(path: Path) -> str | None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "articles" and parts[1] not in OUTSIDE else None


def imports_of(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def rooms_imported(path: Path) -> set[str]:
    found = (re.match(r"articles\.(\w+)", name) for name in imports_of(ast.parse(path.read_text())))
    return {match[1] for match in found if match and match[1] in HEIGHTS}


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    room = room_of(path)
    if room is None:
        return
    assert room in HEIGHTS, f"{room} is a new room: give it a height in tests/house."

    for other in rooms_imported(path) - {room}:
        assert HEIGHTS[other] < HEIGHTS[room], f"{room} may not import {other}."


@pytest.mark.parametrize("room", sorted(PURE))
def test_pure_rooms_ask_nothing_of_the_world(room):
    for path in (ROOT / "articles" / room).rglob("*.py"):
        for name in imports_of(ast.parse(path.read_text())):
            assert name.split(".")[0] not in IMPURE_MODULES, f"{path.name} imports {name}."
            assert name not in IMPURE_MODULES, f"{path.name} imports {name}."


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_hides_in_a_function(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef) and node.name != "ready":
            inside = [
                step for step in ast.walk(node) if isinstance(step, ast.Import | ast.ImportFrom)
            ]
            assert not inside, f"{node.name} imports inside."


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_are_short_and_modules_say_what_they_are_for(path):
    tree = ast.parse(path.read_text())

    assert ast.get_docstring(tree), f"{path.name} opens without a sentence."
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < LIMIT_FUNCTION, f"{node.name} is long."


@pytest.mark.parametrize(
    "path",
    tracked("articles", "readingroom", "templates", "static", "tests"),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_files_are_small_and_named(path):
    assert not VAGUE.match(path.stem), "A file's name says what it is for."
    assert path.read_text().count("\n") <= LIMIT_FILE, "Cut the file where it says two things."


def test_nothing_listens_for_signals_and_no_template_carries_script_or_style():
    for path in python_files():
        assert "django.db.models.signals" not in path.read_text(), path
    for path in tracked("templates"):
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/)", text), path
        assert not re.search(r"<style|\sstyle=|\son\w+=", text), path


def test_the_top_level_holds_what_it_may():
    allowed = {"manage.py", "pyproject.toml", "readingroom", "articles", "templates", "static"}
    allowed |= {"seeds", "tests", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
    made_by_tools = {"build", "dist"}

    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert not {name for name in found - allowed - made_by_tools if "lock" not in name}
