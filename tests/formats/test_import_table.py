"""The table in docs/import.md says what is read from real material, and must stay true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.services.reading import read_document

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
_ROW = re.compile(r"\| `([^`]+)` \| (\d+) \| (\d+) \| (high|medium|low) \|")
ROWS = _ROW.findall((ROOT / "docs" / "import.md").read_text(encoding="utf-8"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the material is not beside the checkout")
@pytest.mark.parametrize(("name", "parts", "minutes", "confidence"), ROWS)
def test_a_row_says_what_is_read(name: str, parts: str, minutes: str, confidence: str) -> None:
    (file,) = [path for path in SHARED.rglob(Path(name).name) if path.match(f"*{name}")]
    checked = read_document(file).checked
    plan = checked.plan
    read = (len(plan.phases), plan.phase_minutes + plan.break_minutes, checked.sureness.level)
    assert read == (int(parts), int(minutes), confidence)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the material is not beside the checkout")
def test_every_document_has_its_row() -> None:
    folders = (SHARED / "corpus", SHARED / "lessons")
    files = {path.name for folder in folders for path in folder.rglob("*") if path.is_file()}
    named = {Path(name).name for name, *_ in ROWS}
    assert named == files - {"README.md", "LICENCE.txt"}
