"""docs/checks.md says what the code does."""

from __future__ import annotations

import ast
from pathlib import Path

import facilitator.domain.fixes as fixes
from facilitator.domain.checks.rules import RULES

_ROOT = Path(__file__).resolve().parents[2]
_BREAK = "<br>"
_NONE = "–"


def _table() -> dict[str, tuple[str, str, str, str]]:
    """Weight, condition, sentences and fixes by code."""
    rows: dict[str, tuple[str, str, str, str]] = {}
    for line in (_ROOT / "docs/checks.md").read_text("utf-8").splitlines():
        if line.startswith("| `"):
            code, weight, when, said, fix = (cell.strip() for cell in line.strip("|").split("|"))
            assert code not in rows
            rows[code.strip("`")] = (weight, when, said, fix)
    return rows


def _fix_templates() -> set[str]:
    """The second argument of every `Fix(…)` in the package, on both sides of an `if`."""
    folder = Path(fixes.__file__).parent
    trees = [ast.parse(module.read_text("utf-8")) for module in folder.glob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Fix"]
    texts: set[str] = set()
    for call in named:
        values: list[ast.AST] = [call.args[1]]
        if isinstance(call.args[1], ast.Name):  # chosen between two just above
            values = [
                node.value
                for tree in trees
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "template"
            ]
        constants = [node for value in values for node in ast.walk(value)]
        texts |= {
            node.value
            for node in constants
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return texts


def test_every_check_is_in_the_table_with_its_weight_and_words() -> None:
    table = _table()
    assert list(table) == list(dict.fromkeys(rule.code for rule in RULES))
    for code, (weight, when, said, _) in table.items():
        rules = [rule for rule in RULES if rule.code == code]
        assert weight == "/".join(dict.fromkeys(rule.severity.value for rule in rules))
        assert said == _BREAK.join(dict.fromkeys(rule.template for rule in rules))
        assert when


def test_every_fix_is_in_the_table() -> None:
    table = _table()
    assert {code for code, row in table.items() if row[3] != _NONE} == set(fixes._OFFERS)
    told = {fix for row in table.values() for fix in row[3].split(_BREAK) if fix != _NONE}
    assert told == _fix_templates()
