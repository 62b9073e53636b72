"""Full-text search."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from facilitator.domain.length import Length
from facilitator.domain.plan import (
    Assessment,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    Section,
    Strategy,
)
from facilitator.library import search as search_module
from facilitator.library.connection import connect
from tests.library.examples import AT, BEES, KNOTS, LATER, add, new, texts
from tests.strategies import plans

if TYPE_CHECKING:
    from facilitator.library.store import Library

ON_ONE_LIBRARY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW_PLANS = settings(ON_ONE_LIBRARY, max_examples=20)


def titles(library: Library, query: str, limit: int = 50) -> list[str]:
    with library.reading() as work:
        return [hit.plan.title for hit in work.plans.search(query, limit)]


def snippet(library: Library, query: str) -> str:
    """The snippet of the only hit, what matches in brackets."""
    with library.reading() as work:
        (hit,) = work.plans.search(query)
    return "".join(f"[{text}]" if matches else text for text, matches in hit.snippet)


def titled(*names: str) -> list[LessonPlan]:
    return [LessonPlan(title=name) for name in names]


def add_all(library: Library, *shelf: LessonPlan) -> None:
    add(library, *(new(plan) for plan in shelf))


def _everywhere() -> LessonPlan:
    """A plan with another word in each of its places."""
    words = iter(f"w{number}ord" for number in range(60))

    def some() -> tuple[str, ...]:
        return (next(words), next(words))

    length = Length(next(words), None, None)
    phase = Phase(next(words), length, *(next(words) for _ in range(6)), kept=(_kept(next(words)),))
    plain = {field.name: some() for field in fields(LessonPlan) if field.type == "tuple[str, ...]"}
    return LessonPlan(
        title=next(words),
        duration=Length(next(words), None, None),
        audience=next(words),
        objectives=(Objective(next(words), next(words), some()),),
        phases=(phase,),
        assessments=(Assessment(next(words), next(words), next(words)),),
        strategies=(Strategy(next(words), next(words)),),
        kept=(_kept(next(words)),),
        **plain,
    )


def _kept(text: str) -> KeptText:
    return KeptText(Section.STRUCTURE, 0, text)


def test_every_field_of_a_plan_is_found(library: Library) -> None:
    plan = _everywhere()
    add_all(library, plan, BEES)
    words = [f"w{number}ord" for number in range(60) if f"w{number}ord" in repr(plan)]

    assert len(words) > 45
    assert {word: titles(library, word) for word in words} == {word: [plan.title] for word in words}


def test_every_word_must_be_there_and_the_last_may_be_begun(library: Library) -> None:
    add_all(library, BEES, KNOTS)

    assert titles(library, "returning forager") == [BEES.title]
    assert titles(library, "returning forag") == [BEES.title]
    assert titles(library, "return foragers") == []
    assert titles(library, "engage") == [KNOTS.title, BEES.title]
    assert titles(library, "engage rope") == [KNOTS.title]
    assert titles(library, "bees knots") == []


@pytest.mark.parametrize("length", range(1, len("volunteers") + 1))
def test_a_word_is_found_while_it_is_typed(library: Library, length: int) -> None:
    add_all(library, BEES, KNOTS)

    assert BEES.title in titles(library, "volunteers"[:length])


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Café", "cafe"),
        ("cafe", "CAFÉ"),
        (unicodedata.normalize("NFD", "résumé"), "résumé"),
        ("Ångström", "angstrom"),
        ("Ελλάδα", "ελλαδα"),
        ("ΕΛΛΆΔΑ", "Ελλάδα"),
        ("ещё", "еще"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("Łódź", "lodz"),
        ("كِتَاب", "كتاب"),
        ("ﬁnger", "finger"),
        ("ＡＢＣ", "abc"),
        ("Diffe\u00adrenz", "differenz"),
        ("हिन्दी", "हिन्द"),
        ("Tiếng Việt", "tieng viet"),
    ],
)
def test_accents_and_ligatures_need_not_be_typed(library: Library, stored: str, typed: str) -> None:
    add_all(library, LessonPlan(title="One", concepts=(f"before {stored} after",)), KNOTS)

    assert titles(library, typed) == ["One"]
    assert titles(library, stored) == ["One"]
    shown = unicodedata.normalize("NFC", stored.replace("\u00ad", ""))
    assert snippet(library, typed).replace("[", "").replace("]", "") == f"before {shown} after"
    assert "[" in snippet(library, typed)


@pytest.mark.parametrize(
    ("stored", "typed", "shown"),
    [
        ("我们学习目标与方法", "目标", "我们学习[目标]与方法"),
        ("我们学习目标与方法", "学", "我们[学]习目标与方法"),
        ("ひらがなとカタカナを書く", "カタカナ", "ひらがなと[カタカナ]を書く"),
        ("การเรียนรู้ของกลุ่ม", "กลุ่ม", "การเรียนรู้ของ[กลุ่ม]"),
        ("교육에서 배우는 것", "교육", "[교육]에서 배우는 것"),
        ("재교육 과정", "교육", "재[교육] 과정"),
        ("ការរៀនសូត្រ", "រៀន", "ការ[រៀន]សូត្រ"),
        ("AI技术入门", "技术", "AI[技术]入门"),
        ("AI技术入门", "ai", "[AI]技术入门"),
    ],
)
def test_words_are_found_in_scripts_without_spaces(
    library: Library, stored: str, typed: str, shown: str
) -> None:
    add_all(library, LessonPlan(title="One", concepts=(stored,)), KNOTS)

    assert titles(library, typed) == ["One"]
    assert snippet(library, typed) == shown


def test_the_signs_of_a_word_stand_together(library: Library) -> None:
    add_all(library, LessonPlan(title="One", concepts=("目的和标准",)))

    assert titles(library, "目标") == []


def test_a_snippet_shows_the_words_around_the_match(library: Library) -> None:
    before, after = "word " * 40, " word" * 40
    add_all(
        library,
        replace(BEES, phases=(Phase("Look", facilitator_actions=f"{before}nectar{after}"),)),
    )

    text = snippet(library, "necta")
    assert "word [nectar] word" in text
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) < 130


def test_a_snippet_of_another_spelling_shows_the_words_around_it(library: Library) -> None:
    add_all(library, LessonPlan(title="One", concepts=(f"{'word ' * 40}Straße{' word' * 40}",)))

    text = snippet(library, "strasse")
    assert "word [Straße] word" in text
    assert text.startswith("…word")
    assert text.endswith("word…")


def test_markup_and_lines_do_not_show_in_a_snippet(library: Library) -> None:
    actions = "1. **Show** the `hive`\n2. Ask\n\n- one\n### Two"
    add_all(library, LessonPlan(title="", phases=(Phase("", facilitator_actions=actions),)))

    assert snippet(library, "hive") == "Show the [hive] · Ask · one · Two"


def test_a_match_in_the_title_comes_first(library: Library) -> None:
    in_a_phase = LessonPlan(
        title="Other", phases=(Phase("Honey", facilitator_actions="Honey honey"),)
    )
    add_all(library, in_a_phase, *titled("Honey", *(f"Plan {n}" for n in range(9))))

    assert titles(library, "honey") == ["Honey", "Other"]


def test_a_tag_is_found_at_once_and_its_change_too(library: Library) -> None:
    plan_id = add(library, new(BEES))
    with library.transaction() as work:
        work.plans.set_tags(plan_id, ["springtime"])
    assert titles(library, "spring") == [BEES.title]

    with library.transaction() as work:
        work.plans.set_tags(plan_id, [])
    assert titles(library, "spring") == []


def test_the_newest_version_is_what_is_found(library: Library) -> None:
    plan_id = add(library, new(BEES))
    with library.transaction() as work:
        work.plans.add_version(plan_id, new(KNOTS), LATER)

    assert titles(library, "rope") == [KNOTS.title]
    assert titles(library, "forager") == []


def test_no_more_hits_than_asked_for(library: Library) -> None:
    add_all(library, *titled(*(f"Honey {n}" for n in range(9))))

    assert len(titles(library, "honey", 4)) == 4
    assert titles(library, "honey", 0) == []
    assert titles(library, "honey", -1) == []


def test_a_word_of_thousands_of_plans_gives_titles_first_then_the_newest(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "_MOST_TO_RANK", 3)
    add_all(
        library,
        *(LessonPlan(title=f"Plan {n}", concepts=("common words",)) for n in range(4)),
        *titled("Rare", "Common words by title"),
        LessonPlan(title="Newest", concepts=("common words",)),
    )

    expected = ["Common words by title", "Newest", "Plan 3", "Plan 2", "Plan 1", "Plan 0"]
    assert titles(library, "common") == expected
    assert titles(library, "words comm") == expected
    assert titles(library, "common", 2) == expected[:2]
    assert titles(library, "rare") == ["Rare"]


def test_when_every_title_has_the_word_the_newest_come_first(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "_MOST_TO_RANK", 3)
    add_all(library, *titled(*(f"Lesson {n}" for n in range(5))))

    assert titles(library, "lesson", 3) == ["Lesson 4", "Lesson 3", "Lesson 2"]


@pytest.mark.parametrize("query", ["bees -", "— bees", "“bees”", "bees!", "(bees) *"])
def test_signs_around_words_do_not_count(library: Library, query: str) -> None:
    add_all(library, BEES, KNOTS)

    assert titles(library, query) == [BEES.title]


def test_an_index_that_knows_too_much_does_no_harm(library: Library) -> None:
    add_all(library, BEES)
    with closing(connect(library.path, "rw")) as connection:
        connection.execute("INSERT INTO plan_search (rowid, title) VALUES (99, 'Bees')")

    assert titles(library, "bees") == [BEES.title]


@pytest.mark.parametrize(
    "query",
    [
        "", " ", '"', '""', "*", "-", "^", "(", "()", ":", "title:", "{title} : x", "AND", "OR NOT",
        "NEAR(a b, 2)", "a OR", "rowid:1", "' OR 1=1 --", "\x00", "a\x00b", "\ud800", "\u200b",
        "\u2063", "_", "😀", "é\u0301", "\u0e48", "a" * 100_000, "a " * 10_000, "学" * 5000,
        '"a" "b', "a*b*", "+a", "?1", "%s", "\x02x\x03",
    ],
)  # fmt: skip
def test_no_query_is_an_error(library: Library, query: str) -> None:
    add_all(library, BEES)

    titles(library, query)


@ON_ONE_LIBRARY
@given(query=st.text(max_size=40) | st.text("\"*-^():{}+ aANDORT'", max_size=20))
@example(query="\x00\ud800")
def test_no_text_is_an_error(library: Library, query: str) -> None:
    titles(library, query)


@FEW_PLANS
@given(plan=plans(), word=texts)
def test_a_plan_is_found_by_every_word_of_its_title(
    library: Library, plan: LessonPlan, word: str
) -> None:
    """Letters newer than the index's Unicode tables are none to it: keep to what both know."""
    known = "".join(sign for sign in word if sign.isalnum() and sign < "\u3000")
    plan = replace(plan, title=f"Zebra {known} end")
    with library.transaction() as work:
        work.plans.add([one := new(plan)], AT)
        hits = work.plans.search(f"zebra {known}", 10_000)
        work.plans.delete(one.id)

    assert one.id in [hit.plan.id for hit in hits]


@FEW_PLANS
@given(plan=plans())
def test_what_a_snippet_shows_stands_in_the_plan(library: Library, plan: LessonPlan) -> None:
    plan = replace(plan, concepts=("needle",))
    with library.transaction() as work:
        work.plans.add([one := new(plan)], AT)
        (hit,) = work.plans.search("needle")
        work.plans.delete(one.id)

    assert ("needle", True) in hit.snippet
    assert not set("\x02\x03\u200b\u2063") & set("".join(text for text, _ in hit.snippet))
