"""How numbers, units and joining words make a length."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.domain import length_words as words
from facilitator.domain.length_text import Token


class Amount(NamedTuple):
    """Minutes found in a text; `next` is the token behind them."""

    low: float
    high: float
    next: int


class Grammar:
    """Reads the amounts that begin at a token; None when none begins there."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = [*tokens, *[Token("end", "", 0, 0, 0)] * 4]

    def kind(self, at: int) -> str:
        return self._tokens[at].kind

    def value(self, at: int) -> float:
        return self._tokens[at].value

    def says(self, at: int, texts: frozenset[str]) -> bool:
        return self._tokens[at].text in texts

    def sum(self, at: int) -> Amount | None:
        """30 min + 15 min"""
        total = self.multiple(at)
        while total and self.says(total.next, frozenset("+")):
            more = self.multiple(total.next + 1)
            if more is None:
                break
            total = Amount(total.low + more.low, total.high + more.high, more.next)
        return total

    def multiple(self, at: int) -> Amount | None:
        """2 x 45 min · two periods of 45 min · two 45-minute periods · 45 min x 2"""
        if self.kind(at) == "number" and self.value(at).is_integer():
            times, behind = self.value(at), at + 1
            if self.says(behind, words.TIMES):
                return _times(self.range(behind + 1), times)
            if self.kind(behind) == "session":
                behind += 1 + self.says(behind + 1, words.OF)
                return _times(self.range(behind), times)
            each = self.range(behind)
            if each and self.kind(each.next) == "session":
                return _times(each, times)
        each = self.range(at)
        if each and self.says(each.next, words.TIMES) and self.kind(each.next + 1) == "number":
            return _times(each._replace(next=each.next + 2), self.value(each.next + 1))
        return each

    def range(self, at: int) -> Amount | None:
        """45-60 min · 30 min to 1 hour"""
        low = self.single(at)
        if low and self.says(low.next, words.TO):
            high = self.single(low.next + 1)
            return _span(low.low, high) if high else low
        if low is None and self.kind(at) == "number" and self._separates(at + 1):
            high = self.single(at + 2)
            return _span(self.value(at) * self._factor(at + 2), high) if high else None
        return low

    def single(self, at: int) -> Amount | None:
        """1 h 30 min · 1h30 · an hour and a half · 45 min · 90 s · 1:30 h"""
        unit = self._unit_behind(at)
        if self.kind(at) == "sixty":
            return self._digits(at, unit)
        if self.kind(at) == "number" or self.says(at, words.ONE):
            number = self.value(at) if self.kind(at) == "number" else 1
            if self.kind(at + 1) == "half":
                number, unit = number + 0.5, at + 2
            if self.kind(unit) == "hour":
                return self._hours(number, unit + 1)
            if self.kind(unit) == "minute" and self.kind(at) == "number":
                return self._minutes(number, unit + 1)
            if self.kind(unit) == "second" and self.kind(at) == "number":
                return Amount(number / 60, number / 60, unit + 1)
        return None

    def _separates(self, at: int) -> bool:
        return self.says(at, words.TO) or self.says(at, words.AND) or self.says(at, frozenset("/"))

    def _closes(self, at: int) -> bool:
        return self.kind(at) in ("end", "sign")

    def _unit_behind(self, at: int) -> int:
        return at + 2 if self.says(at + 1, frozenset("-")) else at + 1

    def _factor(self, at: int) -> float:
        """Minutes in the unit of the number at `at`."""
        unit = self.kind(self._unit_behind(at))
        return {"hour": 60, "second": 1 / 60}.get(unit, 1)

    def _digits(self, at: int, unit: int) -> Amount | None:
        value = self.value(at)
        if self.kind(unit) == "hour" or self._tokens[at].text.count(":") == 2:
            return Amount(value, value, unit + (self.kind(unit) == "hour"))
        if self.kind(unit) == "minute":
            return Amount(value / 60, value / 60, unit + 1)
        return None

    def _hours(self, hours: float, at: int) -> Amount:
        """`at` is behind the unit: minutes, or a half, may follow."""
        minutes = hours * 60
        if self.kind(at) == "half":
            return Amount(minutes + 30, minutes + 30, at + 1)
        more = at + (self.says(at, words.AND) or self.says(at, frozenset("-")))
        more += more > at and self.says(more, words.AND)
        if self.kind(more) == "number" and self.value(more) < 60:
            unit = self._unit_behind(more)
            if self.kind(unit) == "minute":
                end = self._minutes(minutes + self.value(more), unit + 1)
                return end if self.kind(unit + 1) == "number" else end._replace(next=unit + 1)
            if more == at and len(self._tokens[more].text) == 2 and self._closes(more + 1):
                return Amount(minutes + self.value(more), minutes + self.value(more), more + 1)
        return Amount(minutes, minutes, at)

    def _minutes(self, minutes: float, at: int) -> Amount:
        if self.kind(at) == "number" and self.kind(at + 1) == "second":
            minutes, at = minutes + self.value(at) / 60, at + 2
        return Amount(minutes, minutes, at)


def _times(each: Amount | None, times: float) -> Amount | None:
    return each and Amount(each.low * times, each.high * times, each.next)


def _span(low: float, high: Amount) -> Amount:
    return Amount(min(low, high.low), max(low, high.high), high.next)
