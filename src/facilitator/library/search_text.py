"""What the full-text index is given: a plan's texts, cut into words that people search for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.domain.plan import LessonPlan, Phase

SEAM: Final = "\u200b"
"""Stands between the signs of scripts that put no spaces between words; it shows as nothing."""

FOLDED: Final = "\u2063"
"""Stands before each word of the column `spellings`; it shows as nothing."""

COLUMNS: Final = (
    "title",
    "tags",
    "audience",
    "objectives",
    "phases",
    "materials",
    "rest",
    "spellings",
)
"""The index's columns in order; `spellings` holds other ways to type words of the rest."""

WORD: Final = re.compile(
    r"[\w\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
"""A word with the accents and points that a script sets beside its letters."""

# Thai, Lao, Myanmar, Khmer, kana, Han and Hangul: words run together, or carry their endings.
_RUNNING = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3031, 0x30FF),
    (0x3105, 0x312F),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA9E0, 0xA9FF),
    (0xAA60, 0xAA7F),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x20000, 0x3FFFF),
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\u2063\ufeff]")
_MARKUP = re.compile(r"\*\*|__|`|^[ \t]*(?:[*+>-]|\d{1,3}[.)]|#{1,6})[ \t]+", re.MULTILINE)
# The index itself takes the accents off Latin letters; these it keeps as they are.
_FOREIGN = re.compile(r"[^\W\x00-\u024f\u1e00-\u1eff]|[æđðħıłøœßŧþÆĐÐĦŁØŒŦÞ]")
_OTHER_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ŧ": "t",
        "þ": "th",
    }
)
# Indic nuktas and viramas (7, 9) make other letters; stress, points and accents come above.
_LOWEST_ACCENT = 10


def _running_signs() -> re.Pattern[str]:
    spans = "".join(f"{chr(low)}-{chr(high)}" for low, high in _RUNNING)
    small = (code for low, high in _RUNNING[:3] for code in range(low, high + 1))
    marks = "".join(chr(code) for code in small if unicodedata.category(chr(code))[0] == "M")
    marks += "\u3099\u309a\ufe00-\ufe0f"
    return re.compile(f"[{spans}][{marks}]*")


_SIGN = _running_signs()


def searchable(text: str) -> str:
    """The text as it is indexed and shown: no markup, composed, running scripts cut into signs."""
    if text.isascii():
        return _MARKUP.sub("", text)
    return in_signs(_MARKUP.sub("", composed(text)))


def composed(text: str) -> str:
    """Letters and accents in one piece, without characters that show as nothing."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def in_signs(text: str) -> str:
    """Seams around every sign of a running script, so that each is a word of the index."""
    if not any_running(text):
        return text
    return _SIGN.sub(rf"{SEAM}\g<0>{SEAM}", text).replace(SEAM + SEAM, SEAM)


def any_running(text: str) -> bool:
    return not text.isascii() and _SIGN.search(text) is not None


def fold(word: str) -> str:
    """The word as typed without accents, points, ligatures and special letters."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_OTHER_LETTERS))
    plain = (sign for sign in parts if unicodedata.combining(sign) < _LOWEST_ACCENT)
    return unicodedata.normalize("NFC", "".join(plain).casefold())


def spellings(texts: Iterable[str]) -> str:
    """Foldings that the index does not know by itself, each behind a FOLDED."""
    found = {other_spelling(word) for text in texts for word in _foreign_words(text)}
    return " ".join(FOLDED + word for word in sorted(found) if word)


def other_spelling(word: str) -> str:
    """How the word may be typed too, or nothing."""
    if not _FOREIGN.search(word) or any_running(word):
        return ""
    folded = fold(word)
    return "" if folded == word.lower() else folded


def _foreign_words(text: str) -> Iterable[str]:
    if text.isascii() or not _FOREIGN.search(text):
        return ()
    return (word for word in set(WORD.findall(text)) if _FOREIGN.search(word))


def plan_columns(plan: LessonPlan, tags: Iterable[str]) -> tuple[str, ...]:
    """A plan's texts in the order of COLUMNS."""
    columns = [
        searchable(plan.title),
        searchable("\n".join(sorted(tags))),
        searchable(plan.audience),
        searchable("\n".join(_objectives(plan))),
        searchable("\n".join(part for phase in plan.phases for part in _phase(phase))),
        searchable("\n".join((*plan.materials, *plan.resources))),
        searchable("\n".join(_rest(plan))),
    ]
    return (*columns, spellings(columns))


def _objectives(plan: LessonPlan) -> Iterable[str]:
    for objective in plan.objectives:
        yield from filter(None, (objective.text, objective.level, *objective.other_cells))


def _phase(phase: Phase) -> Iterable[str]:
    texts = (
        phase.name,
        phase.duration.text if phase.duration else "",
        phase.facilitator_actions,
        phase.learner_activities,
        phase.resources,
        phase.differentiation,
        phase.technology,
        phase.offline_alternative,
        phase.audience_text,
        *(kept.text for kept in phase.kept),
    )
    return filter(None, texts)


def _rest(plan: LessonPlan) -> Iterable[str]:
    if plan.duration:
        yield plan.duration.text
    yield from plan.other_objective_columns
    yield from plan.concepts
    yield from plan.prior_knowledge
    for seen in plan.assessments:
        yield from filter(None, (seen.kind, seen.method, seen.alignment))
    for strategy in plan.strategies:
        yield from filter(None, (strategy.audience, strategy.text))
    yield from plan.connections
    yield from plan.applications
    yield from plan.metacognition
    yield from plan.extensions
    yield from plan.safety
    yield from plan.learner_questions
    yield from plan.facilitator_questions
    yield from plan.virtual
    for dismissal in plan.dismissals:
        yield from filter(None, (dismissal.subject, dismissal.reason))
    yield from (kept.text for kept in plan.kept)
