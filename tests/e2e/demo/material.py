"""What the demo itself brings along: documents of other programs, made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SHEET = (
    ("Difficult questions: an afternoon for tutors",),
    (),
    ("When", "What", "How long", "Tutors do", "To bring"),
    ("13:00", "Arrive", "10", "Write one question that was hard", "Cards"),
    ("13:10", "Sort", "25", "Put the cards in four heaps", "Wall, tape"),
    ("13:35", "Answer in pairs", "35", "Answer, listen, swap", "Question cards"),
    ("14:10", "Coffee break", "15", "", ""),
    ("14:25", "Take home", "20", "Choose two answers to keep", "Postcards"),
)
_GUIDE = (
    ("h1", "Bees in the School Garden"),
    ("p", "Audience: Grade 5, twenty children and two helpers"),
    ("p", "Total time: 70 minutes"),
    ("h2", "Learning objectives"),
    ("li", "Describe the tasks of a bee in the hive"),
    ("li", "Explain why fruit trees need bees"),
    ("h2", "Opening circle (10 min)"),
    ("p", "Ask who was ever stung, and by what. Show the empty comb."),
    ("h2", "At the hive (35 min)"),
    ("p", "Watch the entrance in groups of five. Count what comes in."),
    ("p", "Materials: hand lenses, tally sheets"),
    ("h2", "Back at the table (25 min)"),
    ("p", "Draw the way of one bee. Tell it to a neighbour."),
    ("h2", "If somebody is stung"),
    ("p", "Cold water, the list of allergies, the telephone of the nurse."),
)


def word_file(folder: Path) -> Path:
    """A facilitator's guide as people write it in Word."""
    from docx import Document

    made = Document()
    for kind, text in _GUIDE:
        if kind.startswith("h"):
            made.add_heading(text, level=int(kind[1:]))
        else:
            made.add_paragraph(text, style="List Bullet" if kind == "li" else None)
    file = folder / "bees.docx"
    made.save(str(file))
    return file


def excel_file(folder: Path) -> Path:
    """An agenda whose columns nobody agreed on."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in _SHEET:
        sheet.append(list(row))
    file = folder / "difficult-questions.xlsx"
    made.save(file)
    return file


def no_plan(folder: Path) -> Path:
    file = folder / "shopping.txt"
    file.write_text("Oat milk, bread, stamps")
    return file
