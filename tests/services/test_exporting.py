"""Several plans into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.errors import UserError
from facilitator.resources import sample_plans
from facilitator.services.exporting import ExportFormat, export, export_all
from facilitator.services.imports import import_paths
from facilitator.services.progress import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.services.desk import Desk


@pytest.fixture
def ids(desk: Desk) -> tuple[str, ...]:
    report, _ = import_paths(desk, sample_plans())
    return tuple(document.plan_id or "" for document in report.documents)


def test_each_plan_gets_a_file_and_none_is_replaced(
    desk: Desk, ids: tuple[str, ...], tmp_path: Path
) -> None:
    first = export_all(desk, ids, ExportFormat.MARKDOWN, tmp_path)
    again = export_all(desk, ids[:1], ExportFormat.MARKDOWN, tmp_path)

    assert [path.name for path in first] == [
        "First Aid at Work.md", "Reading the Soil.md",
        "Difficult Conversations at the Service Counter.md",
    ]  # fmt: skip
    assert [path.name for path in again] == ["First Aid at Work (2).md"]
    assert first[0].read_bytes() == sample_plans()[0].read_bytes() == again[0].read_bytes()


def test_cancelling_leaves_whole_files(desk: Desk, ids: tuple[str, ...], tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        assert total == 3
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_all(desk, ids, ExportFormat.JSON, tmp_path, progress=stop)

    (file,) = tmp_path.glob("*.json")
    assert file.read_bytes() == export(desk, ids[0], ExportFormat.JSON)


def test_a_folder_that_is_not_there_is_a_sentence(
    desk: Desk, ids: tuple[str, ...], tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="Choose another folder"):
        export_all(desk, ids, ExportFormat.EXCEL, tmp_path / "no")
