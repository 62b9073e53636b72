"""Word documents: what becomes of headings, lists, tables, notes and tracked changes."""

from __future__ import annotations

from facilitator.domain.length import Length
from facilitator.formats.markdown import read_plan
from facilitator.formats.word import read_word
from tests.office import h, p, r, table, tc, word

LABELS = table(
    ("Duration", "1 hour"),
    ("Target group", "New volunteers"),
    ("Learning objectives", tc(p("Sort five kinds of waste", listed=(1, 0)))),
)


def text_of(content: bytes) -> str:
    return read_word(content, "plan.docx").text


def test_headings_and_lists_keep_their_levels() -> None:
    made = text_of(
        word(
            h(0, "Compost"),
            h(1, "Opening (10 min)"),
            p("Ask ", r("twice", "b"), r(" and ", "i"), r("listen", "i"), "."),
            p("Bins", listed=(1, 0)),
            p("Brown", listed=(1, 1)),
            h(2, "Steps"),
            p("Dig", listed=(2, 0)),
            p("Turn", listed=(2, 0)),
        )
    )
    assert made == (
        "# Compost\n\n## Opening (10 min)\n\nAsk **twice** *and listen*.\n\n* Bins\n   * Brown\n\n"
        "### Steps\n\n1. Dig\n2. Turn\n"
    )


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = (
        f"<w:ins>{r('30')}</w:ins><w:del><w:r><w:delText>20</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('gone')}</w:moveFrom><w:moveTo>{r(' min')}</w:moveTo>"
    )
    read = read_word(word(p(changed)), "plan.docx")
    assert read.text == "30 min\n"
    assert read.was_changed


def test_notes_links_boxes_and_hidden_text() -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice><w:txbxContent>{p("In a box")}</w:txbxContent>'
        f"</mc:Choice><mc:Fallback><w:txbxContent>{p('In a box')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    content = word(
        p("See", '<w:r><w:footnoteReference w:id="2"/></w:r>', r("secret", "vanish")),
        p('<w:hyperlink r:id="r1"><w:r><w:t>the song</w:t></w:r></w:hyperlink>', box),
        p("<w:r><w:drawing/></w:r>"),
        footnotes='<w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="2">{p("A note")}</w:footnote>',
        comments=f'<w:comment w:author="Ana" w:id="1">{p("Too long?")}</w:comment>',
        links='<Relationship Id="r1" TargetMode="External" Target="https://song.example"/>',
    )
    read = read_word(content, "plan.docx")
    assert read.text == (
        "See[^f2]\n\n[the song](https://song.example)\n\nIn a box\n\n"
        "## Footnotes\n\n* [^f2] A note\n\n## Comments\n\n* Ana: Too long?\n"
    )
    assert read.pictures == 1


def test_bold_lines_are_headings_where_no_heading_is_styled() -> None:
    made = text_of(
        word(
            p(r("Sharp knives", "b", "sz=40")),
            p(r("Materials", "b")),
            p("A board"),
            p(r("Safe grip", "b"), r(" (15 min)", "b")),
            p(r("Mind this:", "b"), " fingers back."),
        )
    )
    assert [line for line in made.split("\n") if line.startswith("#")] == [
        "# Sharp knives",
        "## Materials",
        "## Safe grip (15 min)",
    ]
    assert "**Mind this:** fingers back." in made


def test_a_table_of_labels_fills_the_header_and_sections() -> None:
    plan = read_plan(
        text_of(word(h(0, "Waste"), LABELS, h(1, "Start (20 min)"), h(1, "Sort (40 min)")))
    ).plan
    assert plan.duration == Length("1 hour", 60, 60)
    assert plan.audience == "New volunteers"
    assert [objective.text for objective in plan.objectives] == ["Sort five kinds of waste"]
    assert [(phase.name, phase.minutes) for phase in plan.phases] == [("Start", 20), ("Sort", 40)]


def test_a_timetable_fills_the_fields_of_its_phases() -> None:
    plan = read_plan(
        text_of(
            word(
                h(0, "First days"),
                table(
                    ("Time", "Phase", "What the trainer does", "What learners do", "Materials"),
                    (
                        "9:00-9:20",
                        "Arrive",
                        tc(p("Greet all", listed=(1, 0)), p("Hand out names", listed=(1, 0))),
                        "Find a seat",
                        "Labels",
                    ),
                    ("9:20-9:35", "Coffee break", "", "", ""),
                    ("9:35-10:05", "Rules", "Read them", "Ask", "Poster"),
                ),
            )
        )
    ).plan
    assert [(phase.name, phase.minutes) for phase in plan.phases] == [
        ("Arrive", 20),
        ("Break: Coffee", 15),
        ("Rules", 30),
    ]
    assert plan.phases[0].facilitator_actions == "* Greet all\n* Hand out names"
    assert plan.phases[0].learner_activities == "Find a seat"
    assert plan.phases[2].resources == "Poster"


def test_merged_cells_and_tables_for_layout() -> None:
    merged = table(
        (tc("Day", about='<w:gridSpan w:val="2"/>'), "Room"),
        (tc("Mon", about='<w:vMerge w:val="restart"/>'), "9:00", "A"),
        (tc("Mon", about="<w:vMerge/>"), "10:00", "B|C"),
    )
    assert text_of(word(merged)).split("\n")[:4] == [
        "| Day |  | Room |",
        "| --- | --- | --- |",
        "| Mon | 9:00 | A |",
        "|  | 10:00 | B\\|C |",
    ]
    assert text_of(word(table((tc("One", "Two"),)))) == "One\nTwo\n"


def test_the_title_of_the_properties_serves_where_there_is_none() -> None:
    assert text_of(word(p("Hello"), title="Welcome day")) == "# Welcome day\n\nHello\n"
    assert text_of(word(h(0, "Hello"), title="Welcome day")) == "# Hello\n"


def test_the_first_heading_is_the_title_where_no_paragraph_is_styled_so() -> None:
    alone = text_of(word(h(1, "Knots"), h(2, "Tie (5 min)"), h(2, "Untie (5 min)")))
    assert alone == "# Knots\n\n## Tie (5 min)\n\n## Untie (5 min)\n"
    several = text_of(word(h(1, "Knots"), h(1, "Materials"), p("Rope"), h(1, "Plan")))
    assert several.startswith("# Knots\n\n## Materials")
    assert text_of(word(h(1, "Tie (5 min)"), h(1, "Untie (5 min)"))).startswith("## Tie")
