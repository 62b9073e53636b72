"""How sure a reading is: what lowers it, and that the reasons are said."""

from __future__ import annotations

import pytest

from facilitator.domain.confidence import Confidence
from facilitator.services.reading import check_text
from tests.formats.test_other_forms import GUIDE

OURS = """# Knots

**Duration:** 20 minutes

## Learning Objectives
| Objective | Bloom's Taxonomy Level |
|---|---|
| Tie a bowline | Apply |

## Lesson Structure
### Engage
**Duration:** 5 minutes
### Explore
**Duration:** 15 minutes
"""


@pytest.mark.parametrize(
    ("text", "level", "reason"),
    [
        (OURS, Confidence.HIGH, "All 2 parts have a length, 20 min in all"),
        (OURS.replace("15 minutes", "variable"), Confidence.MEDIUM, "1 of 2 parts have no length"),
        (OURS.replace("15 minutes", "45 minutes"), Confidence.MEDIUM, "do not add up"),
        (GUIDE, Confidence.MEDIUM, "62 % of the text has no field"),
        ("# Draft\n\n## Learning Objectives\n* Tie a knot\n", Confidence.LOW, "No parts"),
    ],
)
def test_what_lowers_the_confidence(text: str, level: Confidence, reason: str) -> None:
    sureness = check_text(text).sureness
    assert (
        sureness.level,
        [*filter(lambda one: reason in one.message, sureness.reasons)] != [],
    ) == (
        level,
        True,
    ), [one.message for one in sureness.reasons]
