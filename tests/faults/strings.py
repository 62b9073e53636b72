"""A process of its own that prints and exports texts made to be taken for something else."""

from __future__ import annotations

import io
import json
import sys
import tempfile
import time
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl

from facilitator.domain.length import read_length
from facilitator.domain.occasion import Occasion
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase, Rotation
from facilitator.domain.session import Group, Participant
from facilitator.domain.text import clean_block, clean_line
from facilitator.formats.sheets.writer import write_run_sheet
from facilitator.formats.word.writer import WordProperties, write_word
from facilitator.services.printing import Document, PrintOrder, make_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
SLOWEST = 20.0
CORES = (
    '<img src="file:///etc/passwd"/>', "<img src='//server/share/x.png' width='9'/>",
    "![](/etc/hosts)", "<para>unclosed", "</para></font>", '<font color="red" size="90">',
    "<a href='http://localhost/'>x</a>", "<!-- ", "]]>", "<br/>", "&#0;&amp;&lt;&bogus;",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;", "if a<b then c", "<Enter>",
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", '=HYPERLINK("http://localhost")', "\t=1",
    "\u202egnp.exe\u202c", "\u2066x", "\x00", "\x1b[31mred\x07", "\ud800", "\ufffe\uffff",
    "\u200b\u200d\ufeff", "a\u0301" * 60, "\u0645\u0631\u062d\u0628\u0627", "\U0001f4a9",
    "../../etc/passwd", "C:\\con\\nul.txt", "\\\\server\\share", "a/b:c*d?e", "CON", ".",
    "'; DROP TABLE plans; --", '" OR NEAR(a b) *', "title:x NOT (", "%s%n%d", "{0.__class__}",
    "${HOME} $(id) `id`", "\\input{/etc/passwd}", ") Tj ET endstream endobj", "<< /JS (x) >>",
    "x" * 5000, "| a | b |\n|---|---|", "# Heading\n\n- item", "_x0041_", "\u00ad",
)  # fmt: skip
AROUND = (
    "{}",
    " {} ",
    "word {} word",
    "{0}{0}{0}",
    "{}\n{}",
    "({})",
    '"{}"',
    "**{}**",
    "{}:",
    "-{}",
)


def texts() -> Iterator[str]:
    """500 of them, each core by itself first."""
    for around, core in product(AROUND, CORES):
        yield around.replace("{0}", "{}").replace("{}", core)


def main(first: int, step: int) -> None:
    put_out("word")  # fonts and modules are loaded
    strange = watch()
    failed, slow, count = [], [], 0
    for text in islice(texts(), first, None, step):
        begin = time.process_time()
        try:
            put_out(text)
        except Exception:
            failed.append(f"{text[:40]!r}: {traceback.format_exc()[-900:]}")
        count += 1
        if time.process_time() - begin > SLOWEST:
            slow.append(ascii(text[:40]))
    sys.stdout.write(
        json.dumps({"failed": failed, "slow": slow, "strange": strange, "count": count})
    )


def put_out(text: str) -> None:
    """Every document and every form of a plan for other programs."""
    plan = plan_of(text)
    room = Occasion(groups=(Group("a", text, text, 2, (Participant("1", text),)),))
    for document in Document:
        if document is not Document.REPORT:
            order = PrintOrder(document, plan, groups=(text,), occasion=room, with_names=True)
            made = make_pdf(order)
            assert made.startswith(b"%PDF-"), document
            assert b"/JavaScript" not in made, document
            assert b"/Launch" not in made, document
    plan = plan_of(clean_block(text))  # as every way into the library leaves it
    book = openpyxl.load_workbook(io.BytesIO(write_run_sheet(plan, AT)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                formula = str(cell.value) if cell.data_type == "f" else ""
                assert len(text.strip()) < 4 or text.strip() not in formula, cell.coordinate
    docx.Document(io.BytesIO(write_word(plan, WordProperties(clean_line(text), AT))))


def plan_of(text: str) -> LessonPlan:
    phase = Phase(text, read_length("20 minutes"), text, text, text, rotation=Rotation(2, 10))
    return LessonPlan(
        text,
        objectives=(Objective(text),),
        assessments=(Assessment("Summative", text, text),),
        materials=(text,),
        learner_questions=(text,),
        phases=(phase, replace(phase, name=f"Then {text}")),
    )


def watch(*also: str) -> list[str]:
    """What is opened but modules, their data and fonts, and all that leads outside."""
    strange: list[str] = []
    temporary = tempfile.gettempdir()
    own = str(Path(__file__).resolve().parents[2])
    known = (own, sys.prefix, sys.base_prefix, str(Path(temporary) / "openpyxl."), *also)
    fonts = (".ttf", ".otf", ".ttc", ".woff2", "on-this-machine-1.json")

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path = str(arguments[0])
            is_open = path.isdigit()  # a file that is open gets another name
            if (
                not is_open
                and not path.startswith(known)
                and path != temporary
                and not path.endswith(fonts)
            ):
                strange.append(path)
        elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib.")):
            strange.append(event)

    sys.addaudithook(hook)
    return strange


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
