"""The walls of the house: what may be imported where, and how large a module may grow."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOURCE = Path(__file__).resolve().parents[1] / "src"
_PACKAGE = _SOURCE / "facilitator"
_MODULES = sorted(_PACKAGE.rglob("*.py"))
_LONGEST = 400

_QT = "PySide6"
_SLOW = {
    "alembic", "charset_normalizer", "markdown_it", "platformdirs", "pypdfium2", "reportlab",
    "sqlalchemy",
}  # fmt: skip
# What each ring may not bring along, by whatever way.
_FOREIGN = {
    "domain": {_QT, "sqlcipher3", *_SLOW},
    "formats": {_QT, "alembic", "reportlab", "sqlalchemy", "sqlcipher3"},
    "library": {_QT, "markdown_it", "reportlab"},
    "printing": {_QT, "alembic", "markdown_it", "sqlalchemy", "sqlcipher3"},
    "services": {_QT, *_SLOW},
    "cli": {_QT, *_SLOW},
}
_NETWORK = {
    "ftplib",
    "http",
    "imaplib",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
}
_LOCAL_SOCKETS = _PACKAGE / "ui" / "instance.py"
_REAL_CLOCK = re.compile(r"\b(?:datetime|date)\.(?:now|utcnow|today)$|\btime\.(?:time|sleep)$")
_READINGS = {"now", "utcnow", "today", "time", "sleep"}


def _name(module: Path) -> str:
    parts = module.relative_to(_SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _ring(name: str) -> list[str]:
    """Every module of a ring; what Alembic runs by itself cannot be imported alone."""
    modules = [_name(module) for module in _MODULES if "migrations" not in module.parts]
    return [one for one in modules if one.startswith(f"facilitator.{name}")]


def _loaded_by(modules: list[str]) -> set[str]:
    """The top-level packages that a fresh Python has after importing these modules."""
    program = (
        "import importlib, json, sys\n"
        "for name in json.loads(sys.argv[1]): importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    command = [sys.executable, "-c", program, json.dumps(modules)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_SOURCE)
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout))


@pytest.mark.parametrize("ring", _FOREIGN)
def test_a_ring_brings_nothing_foreign_along(ring: str) -> None:
    modules = _ring(ring)

    assert modules
    assert not _loaded_by(modules) & _FOREIGN[ring]


def test_the_first_window_waits_for_nothing_slow() -> None:
    assert (
        not _loaded_by(["facilitator.app", "facilitator.ui.desktop", "facilitator.ui.main_window"])
        & _SLOW
    )


def test_modules_stay_readable() -> None:
    lengths = {_name(module): len(module.read_text("utf-8").splitlines()) for module in _MODULES}

    assert not {name: length for name, length in lengths.items() if length > _LONGEST}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"common", "misc", "util", "utils"}

    assert not [_name(module) for module in _MODULES if drawers & set(module.parts)]
    assert not [_name(module) for module in _MODULES if module.stem in drawers]


def test_only_the_composition_root_reads_the_computers_clock() -> None:
    readers = {
        module: [text for text in _readings(module) if _REAL_CLOCK.search(text)]
        for module in _MODULES
        if module != _PACKAGE / "app.py"
    }

    assert not {_name(module): found for module, found in readers.items() if found}


def test_no_module_can_reach_the_network() -> None:
    reached = {_name(module): _imports(module) & _NETWORK for module in _MODULES}
    sockets = [module for module in _MODULES if f"{_QT}.QtNetwork" in _imports(module)]

    assert not {name: found for name, found in reached.items() if found}
    assert sockets == [_LOCAL_SOCKETS]


def test_views_know_no_service() -> None:
    views = [module for module in _MODULES if module.stem.endswith("view")]
    services = {
        _name(view): [one for one in _imports(view) if one.startswith("facilitator.services")]
        for view in views
    }

    assert views
    assert not {name: found for name, found in services.items() if found}


def test_presenters_know_no_widget_but_their_view() -> None:
    presenters = [module for module in _MODULES if module.stem.endswith("presenter")]

    assert presenters
    assert not [_name(one) for one in presenters if f"{_QT}.QtWidgets" in _imports(one)]


def test_whatever_shows_text_takes_it_as_text() -> None:
    """Left alone, a label or a box guesses: a plan with `<img src=…>` would then open a file."""
    makers = {module: _makes(module, {"QLabel", "QMessageBox"}) for module in _MODULES}
    plain = {module: module.read_text("utf-8").count("TextFormat.PlainText") for module in _MODULES}

    assert any(makers.values())
    assert not [_name(module) for module, made in makers.items() if made > plain[module]]


def _makes(module: Path, kinds: set[str]) -> int:
    """How many objects of these classes are made or derived from."""
    nodes = list(ast.walk(_tree(module)))
    made = [node.func for node in nodes if isinstance(node, ast.Call)]
    bases = [base for node in nodes if isinstance(node, ast.ClassDef) for base in node.bases]
    return sum(isinstance(node, ast.Name) and node.id in kinds for node in [*made, *bases])


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


@cache
def _imports(module: Path) -> frozenset[str]:
    """What is imported when this module runs: imports for types only do not count."""
    types_only = {
        id(inner)
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    nodes = [node for node in ast.walk(_tree(module)) if id(node) not in types_only]
    return frozenset(name for node in nodes for name in _imported_by(node))


def _imported_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield node.module.partition(".")[0]
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _readings(module: Path) -> Iterator[str]:
    """Dotted names in the code that could be a reading of a clock, as they are written."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Attribute) and node.attr in _READINGS:
            yield ast.unparse(node)
