"""Starting again where the user was, after a mistake of ours."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from facilitator.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.choices import Choices
    from facilitator.ui.navigation import Navigation
    from facilitator.ui.pages import Pages

_KEY = "window/reopen"
_SEPARATOR = "/"


def note_place(choices: Choices, navigation: Navigation, pages: Pages) -> None:
    """The page, the plan that is open and, where a page shows one, the session."""
    place = pages.current
    session = pages.session_of(place) or ""
    choices.set_text(_KEY, _SEPARATOR.join((place, navigation.plan_id or "", session)))


def go_back(choices: Choices, navigation: Navigation) -> None:
    """To what was noted, once; what is gone by then is said, and the library is shown."""
    noted = choices.text(_KEY)
    if not noted:
        return
    choices.set_text(_KEY, "")
    place, plan, session = (*noted.split(_SEPARATOR), "", "")[:3]
    if place not in list(Place) or not plan:
        return
    match Place(place):
        case Place.RUN if session:
            navigation.run_session(session)
        case Place.REVIEW if session:
            navigation.review_session(session)
        case Place.LIBRARY | Place.RUN:
            navigation.open_plan(plan)
            navigation.go_to(Place.LIBRARY)
        case page:
            navigation.open_plan(plan, page)


def start_again(arguments: Sequence[str]) -> None:
    """A new process, which outlives this one; the library must be free by now."""
    is_packaged = getattr(sys, "frozen", False)
    module = () if is_packaged else ("-m", "facilitator")
    QProcess.startDetached(sys.executable, [*module, *arguments])
