"""The words that the app prints itself, in every language that is offered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.paper import Look, RubricForm
from facilitator.domain.rubric import RubricKind, SheetParts
from facilitator.domain.rubric_kinds import as_kind
from facilitator.domain.scoring import Subject, Verdict
from facilitator.printing import labels
from facilitator.printing.translations import TRANSLATIONS
from facilitator.services import follow_ups, plans, reflection, review_exports, rubrics, scoring
from facilitator.services.occasions import occasion_of_session
from facilitator.services.printing import Document, PrintOrder, make_pdf
from facilitator.services.scoring import Answer
from facilitator.services.sessions import find
from tests.printing.test_every_document import PHASES
from tests.rubrics import KNOTS
from tests.ui.rig import make_rig, play_soil

if TYPE_CHECKING:
    from collections.abc import Iterator


class Noting(dict[str, str]):
    """A language that remembers what it was asked for and did not know."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.missing: set[str] = set()

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        if key not in self:
            self.missing.add(key)
        return super().get(key, default)


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PrintOrder, ...]]:
    """Every document, with all that a session can have left in it."""
    rig = make_rig(tmp_path_factory.mktemp("room") / "desk")
    plan_id, session = play_soil(rig)
    may = tuple(replace(criterion, may_not_apply=True) for criterion in KNOTS.criteria)
    rubric_id, _ = rubrics.add(rig.desk, replace(KNOTS, criteria=may), plan_id=plan_id)
    subject = Subject(session.groups[0].id)
    for place, verdict in enumerate((Verdict.NOT_SEEN, Verdict.NOT_APPLICABLE)):
        page = scoring.sheet(rig.desk, session.id, rubric_id, subject)
        scoring.give(rig.desk, page, page.rubric.criteria[place].id, Answer(verdict))
    page = scoring.sheet(rig.desk, session.id, rubric_id, Subject(session.groups[1].id))
    level = page.rubric.criteria[0].levels[0].id
    scoring.give(rig.desk, page, page.rubric.criteria[0].id, Answer(Verdict.LEVEL, level=level))
    follow_ups.add(rig.desk, session.id, "Bring the maps")
    reflection.answer(rig.desk, session.id, "Was there time?", "No.")
    plan = plans.open_plan(rig.desk, plan_id).plan
    plan = replace(plan, phases=(*plan.phases, *PHASES), materials=("Spade",))
    report = review_exports.report_for(rig.desk, session.id)
    kept = rubrics.rubric_for(rig.desk, plan_id)
    room = occasion_of_session(find(rig.desk, session.id))
    assert kept is not None
    usual = tuple(
        PrintOrder(
            document, plan, rubric=kept, occasion=room, report=report, with_names=True,
            groups=("A",), rubric_version=2,
        )
        for document in Document
    )  # fmt: skip
    parts = SheetParts(*(True,) * 6)
    kinds = tuple(
        replace(usual[0], rubric=replace(as_kind(kept, kind), sheet=parts), form=form)
        for kind in RubricKind
        for form in RubricForm
    )
    long = replace(
        kept, criteria=tuple(replace(c, description="Long " * 900) for c in kept.criteria)
    )
    yield (*usual, *kinds, replace(usual[0], filled=True), replace(usual[0], rubric=long))
    rig.desk.library.close()


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_printed_word_is_known_in_every_language(
    orders: tuple[PrintOrder, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noting = Noting(dict(TRANSLATIONS[language]))
    monkeypatch.setattr(labels, "TRANSLATIONS", {language: noting})
    for order in orders:
        make_pdf(replace(order, look=Look(language=language)))
        make_pdf(
            replace(order, plan=replace(order.plan, learner_questions=(), facilitator_questions=()))
        )
    assert sorted(noting.missing) == []


def test_all_languages_know_the_same_words() -> None:
    first, *others = TRANSLATIONS.values()
    assert all(set(first) == set(other) for other in others)


def test_what_is_filled_in_is_the_same_in_every_language() -> None:
    for words in TRANSLATIONS.values():
        for english, translated in words.items():
            assert english.count("{") == translated.count("{"), translated
