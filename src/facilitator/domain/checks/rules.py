"""Every check by its code: how grave it is, which question it answers, and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from facilitator.domain.diagnostic import Place


class Question(StrEnum):
    """What is asked of every plan, in the order in which it is worth looking at."""

    CONTENTS = "contents"
    SUM = "sum"
    LENGTHS = "lengths"
    BREAKS = "breaks"
    PINS = "pins"
    VARIETY = "variety"
    OFFLINE = "offline"
    ASSESSED = "assessed"
    MATCHED = "matched"
    WORKED_ON = "worked on"
    LEVELS = "levels"
    MATERIALS = "materials"
    PROFILES = "profiles"


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence that a check can say; rules of one code differ in their words only."""

    code: str
    question: Question
    severity: Severity
    template: str
    detail: str = ""

    def found(self, place: Place, *, subject: str = "", **values: str) -> Diagnostic:
        """`subject` is what the finding is about, in words that stay when phases move."""
        in_phase = place.section == "structure" and place.item is not None
        return Diagnostic(
            self.severity,
            self.code,
            self.template,
            values,
            phase=place.item if in_phase else None,
            place=place,
            detail=self.detail,
            subject=subject,
        )


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

MISSING_TITLE = Rule(
    "missing-title",
    Question.CONTENTS,
    _ERROR,
    "The plan has no title. Give it one in a first line such as “# Title”",
)
NO_STATED_LENGTH = Rule(
    "no-stated-length", Question.CONTENTS, _INFO, "The plan does not say how long it takes"
)
NO_OBJECTIVES = Rule(
    "no-objectives",
    Question.CONTENTS,
    _WARNING,
    "The plan has no learning objectives. Say what learners can do afterwards",
)
NO_PHASES = Rule(
    "no-phases",
    Question.CONTENTS,
    _WARNING,
    "The plan has no phases. Add phase headings such as “### Engage”",
)
MISSING_SECTION = Rule(
    "missing-section", Question.CONTENTS, _INFO, "The plan has nothing under “{name}”"
)

SUM_OVER = Rule(
    "phases-do-not-add-up",
    Question.SUM,
    _WARNING,
    "Phases add up to {phases} but the plan says {stated}",
    "{difference} over. Breaks are not counted",
)
SUM_UNDER = Rule(
    "phases-do-not-add-up",
    Question.SUM,
    _WARNING,
    "Phases add up to {phases} but the plan says {stated}",
    "{difference} under. Breaks are not counted",
)

UNREADABLE_LENGTH = Rule(
    "unreadable-length",
    Question.LENGTHS,
    _WARNING,
    "{name}: the length “{text}” cannot be read. Write it as “45 minutes”",
)
NO_LENGTH = Rule(
    "phase-without-length",
    Question.LENGTHS,
    _WARNING,
    "{phase} has no length. Give it one, such as 45 minutes",
)
LENGTH_RANGE = Rule(
    "length-range", Question.LENGTHS, _INFO, "{name}: “{text}” is a range. {minutes} is planned"
)
OPEN_ENDED = Rule(
    "length-open-ended",
    Question.LENGTHS,
    _INFO,
    "{name}: “{text}” has no upper end. {minutes} is planned",
)
APPROXIMATE = Rule(
    "approximate-length",
    Question.LENGTHS,
    _INFO,
    "{name}: “{text}” is approximate. {minutes} is planned",
)
NO_UNIT = Rule(
    "length-without-unit",
    Question.LENGTHS,
    _INFO,
    "{name}: “{text}” has no unit. It is read as minutes",
)

NO_BREAK = Rule(
    "no-break", Question.BREAKS, _WARNING, "{minutes} without a break. Add one before {phase}"
)
NO_BREAK_INSIDE = Rule(
    "no-break",
    Question.BREAKS,
    _WARNING,
    "{minutes} without a break. {phase} alone is longer than {longest}: divide it",
)

PIN_TOO_EARLY = Rule(
    "pin-too-early",
    Question.PINS,
    _WARNING,
    "{phase} is fixed at {time}, but what is before it runs until {until}. "
    "Shorten it by {minutes}, or move the start",
)
PIN_GAP = Rule(
    "pin-gap",
    Question.PINS,
    _INFO,
    "{minutes} are free before {phase}, which is fixed at {time}",
)

LONG_PHASE = Rule(
    "long-phase",
    Question.VARIETY,
    _WARNING,
    "{phase} is {minutes} of one activity. Change the activity after an hour at the latest",
)

NEEDS_INTERNET = Rule(
    "needs-internet",
    Question.OFFLINE,
    _WARNING,
    "{thing} needs internet. {phase}: add an offline alternative",
)
NEED_INTERNET = Rule(
    "needs-internet",
    Question.OFFLINE,
    _WARNING,
    "{thing} need internet. {phase}: add an offline alternative",
)
MATERIAL_NEEDS_INTERNET = Rule(
    "needs-internet",
    Question.OFFLINE,
    _WARNING,
    "“{thing}” needs internet. Materials: add an offline alternative",
)
IS_VIRTUAL = Rule(
    "virtual-room",
    Question.OFFLINE,
    _WARNING,
    "{thing} is virtual. {phase}: choose an in-person resource",
)
ARE_VIRTUAL = Rule(
    "virtual-room",
    Question.OFFLINE,
    _WARNING,
    "{thing} are virtual. {phase}: choose an in-person resource",
)
WORKS_ONLINE = Rule(
    "virtual-room",
    Question.OFFLINE,
    _WARNING,
    "{thing} works online only. {phase}: choose an in-person resource",
)
WORK_ONLINE = Rule(
    "virtual-room",
    Question.OFFLINE,
    _WARNING,
    "{thing} work online only. {phase}: choose an in-person resource",
)

NOT_ASSESSED = Rule(
    "objective-without-assessment",
    Question.ASSESSED,
    _WARNING,
    "Objective {number} has no assessment. Add a rubric criterion or an exit question",
)
NONE_ASSESSED = Rule(
    "objective-without-assessment",
    Question.ASSESSED,
    _WARNING,
    "None of the {count} objectives has an assessment. Add exit questions or a rubric",
)
MATCHES_NOTHING = Rule(
    "assessment-without-objective",
    Question.MATCHED,
    _WARNING,
    "Assessment {number} matches no objective. Say which one it shows, or leave it out",
)
MATCHES_LITTLE = Rule(
    "assessment-without-objective",
    Question.MATCHED,
    _INFO,
    "Assessment {number} speaks of no objective in particular. Name the one it shows",
)
NOT_WORKED_ON = Rule(
    "objective-without-phase",
    Question.WORKED_ON,
    _WARNING,
    "No phase works on objective {number}. Give it time in a phase, or drop it",
)

OTHER_LEVEL = Rule(
    "bloom-mismatch",
    Question.LEVELS,
    _WARNING,
    "“{verb}” is {usual}, the plan says {stated}. Objective {number}: change the level or the verb",
)
UNKNOWN_LEVEL = Rule(
    "unknown-bloom-level",
    Question.LEVELS,
    _INFO,
    "Objective {number}: “{level}” is none of Bloom’s six levels",
)
NO_LEVEL = Rule(
    "no-bloom-level",
    Question.LEVELS,
    _INFO,
    "Objective {number} has no level. “{verb}” is {usual}",
)

MISSING_MATERIAL = Rule(
    "missing-material",
    Question.MATERIALS,
    _WARNING,
    "{phase} uses “{thing}”, which the materials list leaves out. Add it to the list",
)
MISSING_MATERIALS = Rule(
    "missing-material",
    Question.MATERIALS,
    _WARNING,
    "The materials list leaves out {count} things that phases use. Add {things}",
)

UNSERVED_PROFILE = Rule(
    "profile-without-phase",
    Question.PROFILES,
    _WARNING,
    "No phase serves “{profile}”. Say under Differentiation of a phase what they do there",
)

RULES = (
    MISSING_TITLE, NO_STATED_LENGTH, NO_OBJECTIVES, NO_PHASES, MISSING_SECTION,
    SUM_OVER, SUM_UNDER,
    UNREADABLE_LENGTH, NO_LENGTH, LENGTH_RANGE, OPEN_ENDED, APPROXIMATE, NO_UNIT,
    NO_BREAK, NO_BREAK_INSIDE,
    PIN_TOO_EARLY, PIN_GAP,
    LONG_PHASE,
    NEEDS_INTERNET, NEED_INTERNET, MATERIAL_NEEDS_INTERNET,
    IS_VIRTUAL, ARE_VIRTUAL, WORKS_ONLINE, WORK_ONLINE,
    NOT_ASSESSED, NONE_ASSESSED, MATCHES_NOTHING, MATCHES_LITTLE, NOT_WORKED_ON,
    OTHER_LEVEL, UNKNOWN_LEVEL, NO_LEVEL,
    MISSING_MATERIAL, MISSING_MATERIALS,
    UNSERVED_PROFILE,
)  # fmt: skip
