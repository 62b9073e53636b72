"""Laws that hold whatever a trainer does to a plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.editing.empties import without_empty_items
from facilitator.domain.plan_data import plan_from_data, plan_to_data
from facilitator.formats.markdown import read_plan, write_plan
from tests.edits import edited
from tests.strategies import plans

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan


@settings(suppress_health_check=list(HealthCheck))
@given(plans(), st.data(), st.integers(1, 6))
def test_an_edited_plan_is_written_and_read_as_it_is(
    plan: LessonPlan, data: st.DataObject, count: int
) -> None:
    for _ in range(count):
        plan = data.draw(edited(plan))
    assert read_plan(write_plan(plan)).plan == without_empty_items(plan)
    assert plan_from_data(json.loads(json.dumps(plan_to_data(plan)))) == plan
