"""Rubrics on the command line: in, listed, and out with a word about every loss."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from facilitator.app import main
from facilitator.resources import sample_plans

if TYPE_CHECKING:
    from pathlib import Path

LIST = """Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,\
Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points
Bread,Crumb,Even,false,Good,Open,4,Fair,Dense,1
Bread,Smell,,false
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "bread.csv").write_text(LIST, encoding="utf-8")
    return tmp_path / "library"


def told(
    capsys: pytest.CaptureFixture[str], library: Path, *arguments: object
) -> tuple[int, str, str]:
    code = main(["--library", str(library), "rubric", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_good_rows_come_in_and_bad_ones_are_named(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    code, out, err = told(capsys, library, "import", library.parent / "bread.csv", "--json")
    assert code == 1
    answer = json.loads(out)
    assert answer["broken"] == [{"row": 3, "problem": "“Smell” has no ratings."}]
    assert "Row 3: “Smell” has no ratings." in err
    code, out, _ = told(capsys, library, "list")
    assert (code, out.split()[1:]) == (0, ["shelf", "Bread"])
    code, out, err = told(capsys, library, "export", "Bread", "--format", "canvas")
    assert (code, err) == (0, "")
    assert out == LIST.replace("Bread,Smell,,false\n", "")


def test_a_rubric_of_a_plan_is_exported_and_says_what_is_lost(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    plan = sample_plans()[0]
    assert main(["--library", str(library), "import", str(plan)]) == 0
    title = plan.read_text("utf-8").splitlines()[0].removeprefix("# ")
    file = library.parent / "bread.csv"
    told(capsys, library, "import", file, "--plan", title)
    code, out, _ = told(capsys, library, "list", title, "--json")
    (listed,) = json.loads(out)
    assert listed["plan"]
    target = library.parent / "out.csv"
    code, _, err = told(
        capsys, library, "export", listed["id"][:8], "--format", "moodle", "-o", target
    )
    assert code == 0
    assert "Moodle takes the rubric's name from elsewhere: “Bread” is left out." in err
    assert "Moodle has no description of a criterion: “Crumb”." in err
    assert target.read_text("utf-8").startswith("criterion,level,level_description,score\n")


@pytest.mark.parametrize("form", ["canvas", "moodle", "case", "markdown", "docx"])
def test_every_form_comes_in_again(
    capsys: pytest.CaptureFixture[str], library: Path, form: str
) -> None:
    told(capsys, library, "import", library.parent / "bread.csv")
    ending = {"case": "json", "markdown": "md", "docx": "docx"}.get(form, "csv")
    target = library.parent / f"again.{ending}"
    assert told(capsys, library, "export", "Bread", "--format", form, "-o", target)[0] == 0
    assert told(capsys, library, "import", target)[0] == 0
    assert len(told(capsys, library, "list")[1].splitlines()) == 2


def test_what_cannot_be_done_is_one_sentence(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    missing = library.parent / "missing.csv"
    assert told(capsys, library, "import", missing) == (
        1,
        "",
        "“missing.csv” could not be read: No such file or directory.\n",
    )
    code, _, err = told(capsys, library, "export", "Nets", "--format", "case")
    assert (code, err) == (1, "No rubric in the library is called “Nets”.\n")
    told(capsys, library, "import", library.parent / "bread.csv")
    code, _, err = told(capsys, library, "export", "Bread", "--format", "docx")
    assert (code, err) == (1, "Say with -o into which file the docx goes.\n")
