"""One thing that can be done about a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator.domain.plan import LessonPlan

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fix:
    """`template` is the name to show, `hint` what it would put into the plan, if that is words.

    `apply` is pure, and raises UserError for a plan that it is not possible in.
    """

    code: str
    template: str
    apply: Callable[[LessonPlan], LessonPlan]
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    hint: str = ""
    may_fail: bool = False
    """Phases may be locked, or have no minutes to give: whether it is possible must be tried."""

    @property
    def name(self) -> str:
        return self.template.format_map(self.values)
