"""Text is text: whatever it looks like, it is printed, opens no file and breaks no page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.domain.paper import Paper
from facilitator.domain.plan import Assessment, LessonPlan, Objective
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.printing.coverage import printable
from facilitator.printing.reflection_handout import reflection_handout
from facilitator.printing.rubric_sheet import rubric_sheet
from tests.printing.examples import rubric_of
from tests.printing.pdf_reading import Pdf, assert_readable, squeezed

HOSTILE = (
    '<img src="/etc/passwd"/>',
    "<img src='file:///etc/hosts' width='10'/>",
    "![](//server/share/picture.png)",
    "if a<b then c",
    "use the <Enter> key & press &amp; twice",
    "<para>unclosed",
    "</para></font>",
    '<font color="red">red</font>',
    "<a href='http://localhost/'>link</a>",
    "<!-- comment -->",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "%s %d {0} {the} {__class__} ${HOME} \\input{/etc/passwd}",
    "(paren) \\) ) ( << >> /Type /Page endstream endobj",
    "💣 Ω ж 水 \u202egnp.exe\u202c \x00 \ud800",
    "[text](javascript:alert(1)) <https://example.org>",
    "'; DROP TABLE plans; --",
    "x" * 5000,
    "\n\n# Heading\n| a | b |\n|---|---|",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_prints_as_itself(text: str) -> None:
    plan = LessonPlan(
        text,
        objectives=(Objective(text), Objective(f"Explain {text}", "Understand")),
        assessments=(Assessment("Summative", text, text),),
        learner_questions=(text,),
    )
    sheet = Pdf(
        rubric_sheet(draft_rubric(plan), lesson=text, paper=Paper.A4, groups=(text, "Alder"))
    )
    handout = Pdf(reflection_handout(plan, paper=Paper.LETTER, groups=(text, "Alder")))
    for pdf in (sheet, handout):
        assert_readable(pdf)
        assert "Alder" in pdf.text()


@pytest.mark.parametrize(
    "text", [text for text in HOSTILE if len(text) < 999 and not set(text) & set("![\\`*_")]
)
def test_loses_no_letter(text: str) -> None:
    pdf = Pdf(rubric_sheet(rubric_of(1, 2, text=text), lesson="L", paper=Paper.A4))
    assert squeezed(printable(text)) in squeezed(pdf.text())


SCRIPT = """
import json, sys
from pathlib import Path
from facilitator.domain.paper import Paper
from facilitator.domain.plan import Assessment, LessonPlan, Objective
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.printing.fonts import typeface
from facilitator.printing.machine_fonts import look_for_fonts_in
from facilitator.printing.reflection_handout import reflection_handout
from facilitator.printing.rubric_sheet import rubric_sheet

typeface(Path(sys.argv[1]))
texts = json.loads(sys.stdin.read())

def print_all(texts):
    for text in texts:
        plan = LessonPlan(text, objectives=(Objective(text),), learner_questions=(text,),
                          assessments=(Assessment("Summative", text, text),))
        rubric = draft_rubric(plan)
        rubric_sheet(rubric, lesson=text, paper=Paper.A4, groups=(text,))
        reflection_handout(plan, paper=Paper.A4, groups=(text,))

look_for_fonts_in()
print_all(["Warm up", "\u0639", "\u0915", "\u20dd"])
seen = []
sys.addaudithook(lambda event, arguments: seen.append([event, repr(arguments)[:200]])
                 if event == "open" or event.startswith(("socket.", "subprocess.", "os.system",
                                                         "urllib.", "import")) else None)
print_all(texts)
watched, seen = seen[:], []
print(json.dumps(watched))
"""


def test_opens_no_file_and_no_connection(font_cache: Path) -> None:
    """Watched from within another process: an audit hook cannot be taken back.

    Fonts are loaded before, and those of the machine are left alone.
    """
    source = Path(__file__).resolve().parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(font_cache)],
        input=json.dumps(HOSTILE),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(source), "PYTHONIOENCODING": "utf-8:surrogatepass"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
