"""Schedules in the form of OnlyT, from the file to the plan in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.formats.kinds import Kind, kind_of
from facilitator.formats.sheets import is_schedule, read_schedule
from facilitator.formats.unreadable import HostileFile, UnreadableFile
from facilitator.services import plans, sheets
from facilitator.services.imports import import_paths, import_sheet, import_text
from facilitator.services.landing import landing_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.services.desk import Desk

SCHEDULE = """<?xml version="1.0" encoding="utf-8"?>
<!-- Thursday -->
<meeting>
  <items>
    <item name="Welcome &amp; news" section="Opening" duration="00:05:00" editable="true"/>
    <item name="Talk" section="Main" duration="01:10:30" bell="true" countup="false" closing="60"/>
    <item name="Questions" section="Main" duration="as needed" persist="false"/>
  </items>
</meeting>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_items_become_parts_with_their_lengths(desk: Desk, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "talk_schedule.xml"
    file.write_bytes(SCHEDULE.replace("utf-8", encoding[:6].rstrip("-")).encode(encoding))
    report, _ = import_paths(desk, [file])
    plan = plans.open_plan(desk, report.documents[0].plan_id or "").plan
    assert plan.title == "talk schedule"
    assert [(phase.name, phase.minutes) for phase in plan.phases] == [
        ("Welcome & news", 5),
        ("Talk", 71),
        ("Questions", None),
    ]
    assert [phase.kept[0].text for phase in plan.phases] == [
        "**Section:** Opening\n\n**Editable:** yes",
        "**Section:** Main\n\n**Bell:** yes\n\n**Closing:** 60",
        "**Section:** Main",
    ]
    assert next(each.code for each in report.documents[0].diagnostics) == "length-not-read"


def test_the_columns_are_settled_like_those_of_a_spreadsheet(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "talk_schedule.xml"
    file.write_text(SCHEDULE)
    assert sheets.is_sheet(file)
    opened = sheets.open_sheets(file)
    assert opened is not None
    report, _ = import_sheet(desk, opened, 0, opened.guess(0))
    shown = landing_of(desk, report.documents[0].plan_id or "")
    assert (
        shown.source[0]
        == "Title  |  Section  |  Duration (h:mm:ss)  |  Editable  |  Bell  |  Closing"
    )
    assert any("Talk" in part.text for part in shown.parts)


def test_a_pasted_schedule_is_a_table() -> None:
    assert sheets.is_table(SCHEDULE)
    pasted = sheets.pasted("Pasted text", SCHEDULE, {})
    assert pasted is not None
    assert len(pasted.sheets[0].rows) == 4


@pytest.mark.parametrize(
    "text",
    [
        "<meetings><item/></meetings>",
        "<html><meeting></meeting></html>",
        "We are <meeting > at nine",
        "# Plan\n\n<meeting>\n",
    ],
)
def test_other_texts_are_no_schedule(text: str) -> None:
    assert not is_schedule(text.encode())
    assert kind_of(text.encode(), "a.xml") is Kind.TEXT


def test_other_xml_is_imported_as_any_text(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.xml"
    file.write_text("<page>buy milk</page>\n")
    assert sheets.open_sheets(file) is None
    report, _ = import_paths(desk, [file])
    assert [one.status.value for one in report.documents] == ["failed"]


def test_what_is_damaged_empty_or_made_to_harm_is_refused_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(UnreadableFile, match="without items"):
        read_schedule("<meeting/>", "a.xml")
    with pytest.raises(HostileFile, match="damaged"):
        read_schedule("<meeting><items>", "a.xml")
    bomb = '<!DOCTYPE m [<!ENTITY a "aaaa">]><meeting><item name="&a;"/></meeting>'
    with pytest.raises(HostileFile, match="entities"):
        read_schedule(bomb, "a.xml")
    report, _ = import_text(desk, "Pasted text", bomb)
    assert [one.status.value for one in report.documents] == ["failed"]
