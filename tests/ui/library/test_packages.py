"""Packages in the window: what they hold, adding it, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from facilitator.domain.title import short_title
from facilitator.errors import UserError
from facilitator.services import plans, rubrics, sessions
from facilitator.services.packages import write_package
from facilitator.ui.library.dropping import Dropped
from facilitator.ui.library.package_dialog import PackageDialog
from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.buttons import Button
from tests.ui.library.conftest import open_page, settle
from tests.ui.rig import SOIL, make_rig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.library.conftest import Shelf
    from tests.ui.rig import Rig


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> Shelf:
    return open_page(rig, qtbot, "", "", "")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Rig]:
    """Another laptop, with a plan and a session that runs."""
    made = make_rig(tmp_path / "other")
    yield made
    made.desk.library.close()


@pytest.fixture
def package(other: Rig, tmp_path: Path) -> Path:
    session = other.add_session(other.add_plan(SOIL))
    other.play(session, 5, end=False)
    file = tmp_path / "from-anna.facilitator"
    write_package(other.desk, file, session_ids=[session.id])
    return file


def bring(page: Shelf, *paths: Path) -> None:
    page.view.files_dropped.emit(paths)
    settle()


def asked(page: Shelf) -> PackageDialog:
    found = [one for one in page.view.findChildren(PackageDialog) if one.isVisible()]
    assert found
    return found[-1]


def texts_of(dialog: PackageDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def press(dialog: PackageDialog, text: str) -> None:
    made = next(each for each in dialog.findChildren(Button) if each.label == text)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    settle()


def test_first_it_says_what_is_in_the_package(page: Shelf, package: Path) -> None:
    bring(page, package)

    said = texts_of(asked(page))
    assert said[0] == "Package with 1 plan and 1 session"
    assert said[1].startswith("from-anna.facilitator, made on ")
    assert said[2:4] == [SOIL.title, "New, 1 version"]
    assert said[5] == "New, 1 event"
    assert "Nothing you have is overwritten." in said
    assert not plans.shelf(page.rig.desk)


def test_rubrics_are_counted_and_told(page: Shelf, other: Rig, tmp_path: Path) -> None:
    plan_id = other.add_plan(SOIL)
    rubrics.draft(other.desk, plan_id)
    session = other.add_session(plan_id)
    file = tmp_path / "with-rubric.facilitator"
    write_package(other.desk, file, session_ids=[session.id])
    bring(page, file)

    said = texts_of(asked(page))
    assert said[0] == "Package with 1 plan, 1 rubric and 1 session"
    assert "Rubric, new, 1 version" in said
    press(asked(page), "Add")
    assert rubrics.of_plan(page.rig.desk, plan_id)
    bring(page, file)
    assert "Rubric, nothing new" in texts_of(asked(page))


def test_adding_brings_it_and_undo_takes_it_back(page: Shelf, package: Path) -> None:
    bring(page, package)
    press(asked(page), "Add")

    assert page.titles == [short_title(SOIL.title)]
    assert page.rig.navigator.said[-1] == "Added from the package: 1 plan, 1 session"
    (session,) = sessions.still_running(page.rig.desk)
    assert page.rig.navigator.went[-1] == ("review", session.session.id)

    assert page.rig.navigator.undo is not None
    page.rig.navigator.undo()
    settle()
    assert not plans.shelf(page.rig.desk)
    assert page.rig.navigator.said[-1] == "Package taken back"


def test_cancelling_adds_nothing(page: Shelf, package: Path) -> None:
    bring(page, package)
    press(asked(page), "Cancel")

    assert not plans.shelf(page.rig.desk)
    assert not page.rig.navigator.said


def test_the_keys_are_enter_and_escape(page: Shelf, package: Path) -> None:
    bring(page, package)
    QTest.keyClick(asked(page), Qt.Key.Key_Escape)
    settle()
    assert not plans.shelf(page.rig.desk)

    bring(page, package)
    QTest.keyClick(asked(page), Qt.Key.Key_Return)
    settle()
    assert plans.shelf(page.rig.desk)


def test_a_package_with_nothing_new_says_so(page: Shelf, package: Path) -> None:
    bring(page, package)
    press(asked(page), "Add")
    bring(page, package)

    said = texts_of(asked(page))
    assert said[0] == "Everything in this package is here already"
    assert said[3] == "Nothing new"
    press(asked(page), "Close")


def test_a_broken_package_is_a_sentence(page: Shelf, package: Path) -> None:
    package.write_bytes(package.read_bytes()[:-30])
    bring(page, package)

    (error,) = page.rig.navigator.errors
    assert isinstance(error, UserError)
    assert "cut short" in str(error)
    assert not [one for one in page.view.findChildren(Banner) if one.isVisible()]


def test_packages_and_plans_can_come_together(page: Shelf, package: Path, tmp_path: Path) -> None:
    from facilitator.ui.library.example_dialog import EXAMPLE

    (tmp_path / "plan.md").write_text(EXAMPLE, encoding="utf-8")
    bring(page, package, tmp_path / "plan.md")
    press(asked(page), "Add")

    assert len(plans.shelf(page.rig.desk)) == 2


def test_it_can_be_chosen_and_pasted(
    page: Shelf, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[str] = []

    def choose(*arguments: object) -> tuple[list[str], str]:
        kinds.append(str(arguments[-1]))
        return [str(package)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    page.view.import_files_requested.emit()
    settle()
    press(asked(page), "Cancel")
    assert "*.facilitator" in kinds[0]

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(package))])
    QGuiApplication.clipboard().setMimeData(mime)
    page.view.paste()
    settle()
    press(asked(page), "Add")
    assert page.titles == [short_title(SOIL.title)]


def test_what_letting_go_does_is_said() -> None:
    assert Dropped((Path("a.facilitator"),)).words == "Drop to see what is in the package"
