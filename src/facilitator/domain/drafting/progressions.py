"""From beginning to extending: four sentences for each kind of doing and of thing.

Places in braces are filled with the objective's own words: `the` ("the phases"), `a`, `some`,
`one`, `every`, `object` (as long as it fits), `do`, `does`, `also` (further deeds), `clause`;
`them`, `they`, `are` and the verb ending `s` follow its number. What stands behind a tilde is said
when there are no further deeds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.drafting.progressions_judge import JUDGING
from facilitator.domain.drafting.progressions_know import KNOWING
from facilitator.domain.drafting.progressions_make import MAKING

if TYPE_CHECKING:
    from facilitator.domain.drafting.nouns import Thing
    from facilitator.domain.drafting.verbs import Doing

Progression: TypeAlias = tuple[str, str, str, str]
"""What work looks like when it is beginning, developing, proficient, extending."""

_BY_KIND: dict[tuple[Doing, Thing | None], tuple[Progression, ...]] = {
    **KNOWING,
    **JUDGING,
    **MAKING,
}

CLAUSES: tuple[Progression, ...] = (
    (
        "Gives single facts, but cannot yet say {clause}",
        "Gets the main idea across; steps or reasons are missing",
        "{does}{also}, correctly and in their own words",
        "Makes it clear with an example of their own and answers questions",
    ),
    (
        "Needs hints to say {clause}",
        "Says {clause} with gaps and mix-ups",
        "{does}{also}, fully and with reasons",
        "Applies the explanation to a case that is new",
    ),
)
"""For objectives about a question: "explain how shock develops"."""

JUDGED_CLAUSES: tuple[Progression, ...] = (
    (
        "Guesses {clause}",
        "Gives an answer with general reasons",
        "{does}{also}, with sound reasons",
        "Defends the answer and says what would change it",
    ),
    (
        "Repeats what others say about it",
        "Finds an answer; the way to it has gaps",
        "{does}{also}, step by step and with evidence",
        "Checks the answer on a case that is new",
    ),
)
"""For objectives about a question that one has to decide: "evaluate whether a site is safe"."""

DEEDS: tuple[Progression, ...] = (
    (
        "Needs step-by-step help to {do}",
        "Manages the main steps, with reminders",
        "{does}{also}, without help",
        "Adapts to new conditions and explains why",
    ),
    (
        "Makes a first attempt to {do}, with support",
        "Gets there with some corrections by others",
        "{does}{also}, reliably and alone",
        "Notices and corrects their own mistakes, and helps others",
    ),
)
"""For anything that is done, whatever it is."""

ANY: dict[BloomLevel | None, tuple[Progression, ...]] = {
    BloomLevel.REMEMBER: (
        (
            "Remembers single points, with hints",
            "Remembers most points, with gaps or mix-ups",
            "Remembers everything that matters, without help",
            "Connects what is remembered with what was known before",
        ),
    ),
    BloomLevel.UNDERSTAND: (
        (
            "Repeats single facts",
            "Describes the main points; reasons are missing",
            "Explains it correctly, in their own words",
            "Explains it with an example of their own and answers questions",
        ),
    ),
    BloomLevel.APPLY: (
        (
            "Works with step-by-step help",
            "Works alone on familiar tasks, with slips",
            "Works correctly and without help",
            "Transfers it to new tasks and explains the choice",
        ),
    ),
    BloomLevel.ANALYZE: (
        (
            "Names single parts",
            "Describes the parts without linking them",
            "Explains how the parts work together",
            "Draws conclusions and tests them on a new case",
        ),
    ),
    BloomLevel.EVALUATE: (
        (
            "Gives an opinion without reasons",
            "Gives general reasons",
            "Judges by clear criteria, with evidence",
            "Defends the judgment and names its limits",
        ),
    ),
    BloomLevel.CREATE: (
        (
            "Has first ideas",
            "Works out parts; others stay open",
            "Presents a complete result that fits its purpose",
            "Tests the result, improves it and justifies the choices",
        ),
    ),
    None: (
        (
            "Makes first steps, with much help",
            "Reaches parts of it, with some help",
            "Reaches it fully, without help",
            "Goes beyond it: transfers it or helps others",
        ),
        (
            "Needs to be shown what to do",
            "Manages simple cases",
            "Manages the cases that occur in practice",
            "Manages difficult cases and explains how",
        ),
        (
            "Touches on single points",
            "Covers the main points, with gaps",
            "Covers all points, soundly",
            "Adds ideas of their own that carry further",
        ),
        (
            "Shows little of it so far",
            "Shows some of it, not yet reliably",
            "Shows all of it, reliably",
            "Shows it in new situations, too",
        ),
    ),
}
"""For objectives whose words we cannot take apart, in any language."""


def progressions(doing: Doing, kinds: tuple[Thing, ...]) -> tuple[Progression, ...]:
    """Those for such things first, then those for things of any kind."""
    special = [each for kind in kinds for each in _BY_KIND.get((doing, kind), ())]
    return (*special, *_BY_KIND.get((doing, None), ()))
