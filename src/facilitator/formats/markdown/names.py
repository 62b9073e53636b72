"""The names of sections and fields: as they are written, and as they may be met."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

from facilitator.domain.plan import PhaseField, Section

_Part = TypeVar("_Part")

SECTION_HEADINGS = {
    Section.OBJECTIVES: "Learning Objectives",
    Section.CONCEPTS: "Key Concepts",
    Section.PRIOR_KNOWLEDGE: "Prior Knowledge",
    Section.MATERIALS: "Materials Needed",
    Section.STRUCTURE: "Lesson Structure",
    Section.ASSESSMENTS: "Assessment Methods",
    Section.DIFFERENTIATION: "Differentiation Strategies",
    Section.CONNECTIONS: "Cross-Disciplinary Connections",
    Section.APPLICATIONS: "Real-World Applications",
    Section.METACOGNITION: "Metacognition Opportunities",
    Section.EXTENSIONS: "Extension Activities",
    Section.SAFETY: "Safety Considerations",
    Section.REFLECTION: "Reflection Questions",
    Section.VIRTUAL: "Adaptations for Virtual Learning",
    Section.RESOURCES: "Additional Resources",
    Section.DISMISSALS: "Dismissed Checks",
}
QUESTION_HEADINGS = {
    Section.LEARNER_QUESTIONS: "For Learners",
    Section.FACILITATOR_QUESTIONS: "For Facilitator",
}
FIELD_LABELS = {
    PhaseField.DURATION: "Duration",
    PhaseField.FACILITATOR_ACTIONS: "Facilitator Actions",
    PhaseField.LEARNER_ACTIVITIES: "Learner Activities",
    PhaseField.RESOURCES: "Resources Used",
    PhaseField.DIFFERENTIATION: "Differentiation",
    PhaseField.TECHNOLOGY: "Technology Integration",
    PhaseField.OFFLINE_ALTERNATIVE: "Offline Alternative",
}
AUDIENCE_LABEL = "Target Audience"
KEPT_MARK = "Kept as Text"
REFLECTION_PARTS = (Section.REFLECTION, Section.LEARNER_QUESTIONS, Section.FACILITATOR_QUESTIONS)

# All names below are in the spelling that `name_key` makes: singular, lower case, no punctuation.
_SECTIONS = {
    Section.OBJECTIVES: """
        learning objective|objective|lesson objective|session objective|learning outcome|outcome
        |learning goal|lesson goal|goal|aim|aim and objective|learning intention|learning target
        """,
    Section.CONCEPTS: """
        key concept|concept|core concept|main concept|key idea|big idea|key term|key vocabulary
        |vocabulary|key content
        """,
    Section.PRIOR_KNOWLEDGE: """
        prior knowledge|prior knowledge required|prior knowledge needed|required prior knowledge
        |prerequisite|prerequisite knowledge|previous knowledge|prior learning
        """,
    Section.MATERIALS: """
        material needed|material|material required|required material|material and resource
        |material and equipment|resource needed|resource required|equipment|supply
        |material list|what you need|what you will need|teaching material
        """,
    Section.STRUCTURE: """
        lesson structure|structure|session structure|workshop structure|course structure
        |lesson phase|phase|lesson outline|session outline|workshop outline|lesson flow
        |lesson sequence|learning sequence|instructional sequence|lesson procedure|procedure
        |instructional procedure|lesson plan|session plan|lesson activity|learning activity
        |agenda|workshop agenda|session agenda|lesson agenda|schedule|workshop schedule
        |timetable|programme|program|facilitation guide|detailed facilitation guide
        |run of show|rundown|5e lesson structure|5e structure|5e phase|5e model
        """,
    Section.ASSESSMENTS: """
        assessment method|assessment|assessment strategy|assessment and evaluation
        |assessment plan|method of assessment|evaluation method|assessment activity
        """,
    Section.DIFFERENTIATION: """
        differentiation strategy|differentiation|differentiated instruction
        |strategy for differentiation|differentiation and support
        """,
    Section.CONNECTIONS: """
        cross disciplinary connection|cross curricular connection|cross curricular link
        |interdisciplinary connection|interdisciplinary link|connection to other subject
        """,
    Section.APPLICATIONS: """
        real world application|real world connection|real life application|practical application
        |application
        """,
    Section.METACOGNITION: """
        metacognition opportunity|metacognition|metacognitive opportunity|metacognitive strategy
        |metacognitive reflection
        """,
    Section.EXTENSIONS: """
        extension activity|extension|extension task|extension opportunity|further activity
        |enrichment activity|enrichment
        """,
    Section.SAFETY: """
        safety consideration|safety|safety note|safety precaution|health and safety
        """,
    Section.REFLECTION: """
        reflection question|reflection|reflective question|question for reflection
        """,
    Section.LEARNER_QUESTIONS: """
        reflection question for learner|learner reflection question|learner reflection
        |reflection question for student|student reflection question|student reflection
        |reflection question for participant|participant reflection question
        """,
    Section.FACILITATOR_QUESTIONS: """
        reflection question for facilitator|facilitator reflection question
        |facilitator reflection|reflection question for teacher|teacher reflection question
        |teacher reflection|reflection question for trainer|trainer reflection
        """,
    Section.VIRTUAL: """
        adaptation for virtual learning|virtual learning adaptation|virtual adaptation
        |adaptation for online learning|online adaptation|adaptation for remote learning
        |remote learning adaptation|virtual learning
        """,
    Section.RESOURCES: """
        additional resource|further resource|resource|further reading|recommended reading
        |reference|resource and reading|reading
        """,
    Section.DISMISSALS: "dismissed check",
}
_QUESTIONS = {
    Section.LEARNER_QUESTIONS: "learner|student|participant|pupil|trainee|attendee",
    Section.FACILITATOR_QUESTIONS: "facilitator|teacher|trainer|instructor|educator|presenter",
}
_FIELDS = {
    PhaseField.DURATION: """
        duration|time|timing|length|time allotted|time needed|time required|estimated time
        |estimated duration|total duration|total time|lesson duration|session duration
        |phase duration|lesson length|session length
        """,
    PhaseField.FACILITATOR_ACTIONS: """
        facilitator action|facilitator activity|facilitator|facilitator role|facilitator task
        |teacher action|teacher activity|teacher|instructor action|instructor activity
        |trainer action|trainer activity|what the facilitator does
        """,
    PhaseField.LEARNER_ACTIVITIES: """
        learner activity|learner action|learner|learner task|student activity|student action
        |student|participant activity|participant action|what learner do
        """,
    PhaseField.RESOURCES: """
        resource used|resource|resource needed|material|material used|material needed|handout
        """,
    PhaseField.DIFFERENTIATION: "differentiation|differentiation strategy|differentiation note",
    PhaseField.TECHNOLOGY: """
        technology integration|technology|technology used|use of technology|tech integration|tech
        """,
    PhaseField.OFFLINE_ALTERNATIVE: """
        offline alternative|offline option|offline|without internet|if offline|offline version
        |offline plan
        """,
}
_AUDIENCE = """
    target audience|audience|intended audience|target group|target learner|for whom
    """


def _index(table: dict[_Part, str]) -> dict[str, _Part]:
    return {
        " ".join(name.split()): part for part, names in table.items() for name in names.split("|")
    }


_SECTION_OF = _index(_SECTIONS)
_QUESTIONS_OF = _index(_QUESTIONS)
_FIELD_OF = _index(_FIELDS)
_AUDIENCES = frozenset(" ".join(name.split()) for name in _AUDIENCE.split("|"))

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_APOSTROPHES = re.compile("['’ʼ`´]")
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_NAME = 80


def is_kept_mark(name: str) -> bool:
    """Whether a label or heading only says that kept text begins below it."""
    return name.strip() == KEPT_MARK


def name_key(name: str) -> str:
    """Lower case, singular, without punctuation, brackets and a number in front."""
    if len(name) > _LONGEST_NAME:
        return ""
    bare = _APOSTROPHES.sub("", _BRACKETS.sub(" ", name.casefold())).replace("&", " and ")
    words = _NO_LETTER.sub(" ", bare).split()
    if len(words) > 1 and words[0].isdecimal():
        del words[0]
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1024)
def section_called(heading: str) -> Section | None:
    """The section that a `##` heading names, in any usual wording."""
    return _SECTION_OF.get(name_key(heading))


@lru_cache(maxsize=1024)
def questions_called(heading: str) -> Section | None:
    """The part of the reflection questions that a `###` heading names."""
    key = name_key(heading).removeprefix("for ").removeprefix("the ")
    return _QUESTIONS_OF.get(key) or _in_reflection(section_called(heading))


def _in_reflection(section: Section | None) -> Section | None:
    return section if section in QUESTION_HEADINGS else None


@lru_cache(maxsize=1024)
def field_called(label: str) -> PhaseField | None:
    """The field that the label names inside a phase."""
    return _FIELD_OF.get(name_key(label))


@lru_cache(maxsize=1024)
def is_audience(label: str) -> bool:
    """Whether the label in front of the sections names the target audience."""
    return name_key(label) in _AUDIENCES


def is_telling(heading: str) -> bool:
    """Whether this section heading alone shows that a document is a lesson plan.

    One word ("Resources", "Schedule") may head a section of anything.
    """
    return " " in name_key(heading) or section_called(heading) is Section.OBJECTIVES
