"""The README says what is so."""

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def variables_read() -> set[str]:
    names = set()
    for path in (ROOT / "readingroom").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("environment."):
                names |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    return names | {"DATABASE_URL", "SECRET_KEY"}


def test_every_setting_stands_in_the_table_and_no_other():
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))

    assert listed == variables_read()


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["postgres"]
    table = README[README.index("## What it stands on") :].casefold()

    for requirement in wanted:
        assert re.match(r"[\w-]+", requirement)[0].casefold() in table
