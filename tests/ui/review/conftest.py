from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from facilitator.ui.review import ReviewPage, build
from tests.ui.rig import Rig, play_soil

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain.session import Session


@dataclass
class Played:
    """A Review page on the screen that shows a session which is over."""

    rig: Rig
    page: ReviewPage
    plan_id: str
    session: Session


@pytest.fixture
def played(rig: Rig, qtbot: QtBot) -> Played:
    plan_id, session = play_soil(rig)
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 712)
    page.view.show()
    page.show_plan(plan_id)
    return Played(rig, page, plan_id, session)
