"""Lesson plans as JSON that somebody else may have written: each value is what it is taken for."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from facilitator.domain.editing.kept import in_order, moved, settled_header, settled_phase
from facilitator.domain.editing.links import rightly_linked
from facilitator.domain.editing.lists import FIELDS, items_of
from facilitator.domain.length import read_length
from facilitator.domain.plan import Priority, Section
from facilitator.domain.plan_data import plan_from_data
from facilitator.domain.text import clean_block, clean_line
from facilitator.formats.unreadable import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator.domain.plan import LessonPlan

_DAY = 24 * 60
_LONGEST = 366 * _DAY
_MOST = 100_000


class BrokenPlan(UnreadableFile):
    """JSON that holds no plan; `path` says where it goes wrong."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        about = f"“{path}” {reason}" if path else reason
        super().__init__(f"This JSON holds no lesson plan: {about}.")


def looks_like_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def read_plan_json(text: str) -> LessonPlan:
    """The plan that `plan_to_data` was written from; fields that are not there stay empty.

    Raises BrokenPlan, which names the field, when a value is not what belongs there.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise BrokenPlan("", f"line {error.lineno} cannot be read ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise BrokenPlan("", "it cannot be read") from error
    return _settled(rightly_linked(plan_from_data(_plan(data, ""))))


def _settled(plan: LessonPlan) -> LessonPlan:
    """Every kept text at a place that there is, so that none is lost when the plan is written."""
    kept = plan.kept
    for section in Section:
        count = len(items_of(plan, section)) if section in FIELDS else 0
        only_last = section in (Section.STRUCTURE, Section.OBJECTIVES)
        if section is not Section.HEADER:
            kept = moved(kept, section, partial(_place, count=count, only_last=only_last))
    phases = tuple(map(settled_phase, plan.phases))
    return settled_header(replace(plan, kept=in_order(kept), phases=phases))


def _place(after: int, *, count: int, only_last: bool) -> int:
    return count if after and only_last else min(after, count)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _line(value: object, path: str) -> str:
    return clean_line(_text(value, path))


def _block(value: object, path: str) -> str:
    return clean_block(_text(value, path))


def _text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise BrokenPlan(path, "is no text")
    return value


def _flag(value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise BrokenPlan(path, "is neither true nor false")
    return value


def _number(least: int, most: int) -> Callable[[object, str], int]:
    def check(value: object, path: str) -> int:
        if type(value) is not int:
            raise BrokenPlan(path, "is no whole number")
        if not least <= value <= most:
            raise BrokenPlan(path, f"is not between {least} and {most}")
        return value

    return check


def _one_of(words: type[Priority] | type[Section]) -> Callable[[object, str], str]:
    def check(value: object, path: str) -> str:
        if value not in tuple(words):
            raise BrokenPlan(path, f"is none of {', '.join(words)}")
        return str(value)

    return check


def _maybe(check: Callable[[object, str], Any]) -> Callable[[object, str], Any]:
    return lambda value, path: None if value is None else check(value, path)


def _all(check: Callable[[object, str], Any]) -> Callable[[object, str], list[Any]]:
    def check_all(value: object, path: str) -> list[Any]:
        if not isinstance(value, list):
            raise BrokenPlan(path, "is no list")
        return [check(one, f"{path}[{number}]") for number, one in enumerate(value)]

    return check_all


def _object(
    fields: Mapping[str, Callable[[object, str], Any]], *needed: str
) -> Callable[[object, str], dict[str, Any]]:
    """Fields that the form does not know are passed over."""

    def check(value: object, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise BrokenPlan(path, "is no object" if path else "it is no object")
        for name in needed:
            if name not in value:
                raise BrokenPlan(_below(path, name), "is missing")
        return {
            name: check_field(value[name], _below(path, name))
            for name, check_field in fields.items()
            if name in value
        }

    return check


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _length(value: object, path: str) -> dict[str, Any]:
    """A text alone will do: what it says is read from it."""
    data = _LENGTH({"text": value} if isinstance(value, str) else value, path)
    read = read_length(data["text"])
    if not {"low", "high"} <= data.keys():
        said = {"low": read.low, "high": read.high}
        return {**said, "approximate": read.approximate, "open_ended": read.open_ended, **data}
    low, high = data["low"], data["high"]
    if (low is None) is not (high is None) or (low or 0) > (high or 0):
        raise BrokenPlan(path, "is a range that does not begin before it ends")
    return data


_minutes = _number(0, _LONGEST)
_clock = _number(0, _DAY - 1)
_links = _all(_number(0, _MOST))
_lines, _blocks = _all(_line), _all(_block)
_kept = _all(
    _object(
        {"section": _one_of(Section), "after": _number(0, _MOST), "text": _block},
        "section",
        "after",
        "text",
    )
)
_LENGTH = _object(
    {
        "text": _line,
        "low": _maybe(_minutes),
        "high": _maybe(_minutes),
        "approximate": _flag,
        "open_ended": _flag,
    },
    "text",
)
_phase = _object(
    {
        "name": _line,
        "duration": _maybe(_length),
        "facilitator_actions": _block,
        "learner_activities": _block,
        "resources": _block,
        "differentiation": _block,
        "technology": _block,
        "offline_alternative": _block,
        "kept": _kept,
        "pinned_start": _maybe(_clock),
        "priority": _maybe(_one_of(Priority)),
        "locked": _flag,
        "shortest": _maybe(_minutes),
        "warning": _maybe(_minutes),
        "auto_advance": _flag,
        "quiet": _flag,
        "audience_text": _line,
        "objectives": _maybe(_links),
        "rotation": _maybe(
            _object({"rounds": _number(1, 99), "minutes": _minutes}, "rounds", "minutes")
        ),
    },
    "name",
)
_plan = _object(
    {
        "title": _line,
        "duration": _maybe(_length),
        "audience": _line,
        "objectives": _all(_object({"text": _line, "level": _line, "other_cells": _lines}, "text")),
        "other_objective_columns": _lines,
        "concepts": _blocks,
        "prior_knowledge": _blocks,
        "materials": _blocks,
        "phases": _all(_phase),
        "assessments": _all(
            _object(
                {
                    "kind": _line,
                    "method": _block,
                    "alignment": _block,
                    "objectives": _maybe(_links),
                },
                "kind",
                "method",
            )
        ),
        "strategies": _all(_object({"audience": _line, "text": _block}, "audience", "text")),
        "connections": _blocks,
        "applications": _blocks,
        "metacognition": _blocks,
        "extensions": _blocks,
        "safety": _blocks,
        "learner_questions": _blocks,
        "facilitator_questions": _blocks,
        "virtual": _blocks,
        "resources": _blocks,
        "kept": _kept,
        "start": _maybe(_clock),
        "dismissals": _all(_object({"code": _line, "subject": _block, "reason": _block}, "code")),
    },
    "title",
    "phases",
)
