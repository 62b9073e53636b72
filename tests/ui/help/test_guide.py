"""The guide in the app: whole, searchable, with its pictures, and nothing from anywhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.resources import guide_folder
from facilitator.services.guide import PAGES, guide_page, picture
from facilitator.ui.help import SECTIONS, open_guide
from facilitator.ui.help.guide_window import GuideWindow
from facilitator.ui.place import Place
from facilitator.ui.theme import Mode, theme
from tests.e2e.test_focus import reachable, walk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def guide(parent: QWidget) -> GuideWindow:
    made = open_guide(parent, Place.LIBRARY)
    QApplication.processEvents()
    return made


def test_every_page_of_the_window_has_its_section() -> None:
    anchors = {heading.anchor for heading in guide_page().headings}
    assert set(SECTIONS) == set(Place)
    assert set(SECTIONS.values()) <= anchors


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_is_there_and_every_link_leads_somewhere(name: str) -> None:
    page = guide_page(name)
    pictures = re.findall(r'<img src="([^"]*)"', page.html)
    assert all(map(picture, pictures))
    for target in re.findall(r'<a href="([^"]*)"', page.html):
        file, _, anchor = target.partition("#")
        assert file in {"", *PAGES}
        known = {heading.anchor for heading in guide_page(file or name).headings}
        assert not anchor or anchor in known


def test_the_guide_has_its_pictures() -> None:
    assert guide_page().html.count("<img") >= 20


def test_links_to_elsewhere_are_text() -> None:
    """What is on the network, or only in the repository, cannot be reached from here."""
    page = guide_page()
    assert "README" in page.html
    assert "http" not in "".join(re.findall(r'(?:href|src)="([^"]*)"', page.html))
    assert "README.md" not in page.html


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_each_page_opens_at_its_own_section(parent: QWidget, guide: GuideWindow) -> None:
    tops = []
    for place in Place:
        assert open_guide(parent, place) is guide
        QApplication.processEvents()
        tops.append(guide.text.verticalScrollBar().value())
    assert len(set(tops)) == len(tops)
    assert guide.section == "Review: afterwards"


def test_the_contents_lead_there_by_keys(guide: GuideWindow) -> None:
    before = guide.text.verticalScrollBar().value()
    QTest.keyClick(guide.contents, Qt.Key.Key_Down)
    QTest.keyClick(guide.contents, Qt.Key.Key_Down)
    assert guide.section == "Handing plans on"
    assert guide.text.verticalScrollBar().value() > before
    QTest.keyClick(guide.contents, Qt.Key.Key_End)
    assert guide.section == "The checks"
    assert "The checks" in guide.text.toPlainText()[:40]


def test_the_search_counts_marks_and_leads_on(guide: GuideWindow, qtbot: QtBot) -> None:
    QTest.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = guide.find_bar.field
    assert field.hasFocus()
    QTest.keyClicks(field, "clicker")
    qtbot.waitUntil(lambda: guide.find_bar.told.startswith("1 of "))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert guide.find_bar.told.startswith("2 of ")
    assert guide.text.extraSelections()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not guide.text.extraSelections()
    assert guide.isVisible()
    QTest.keyClick(guide.text, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_a_link_leads_to_the_page_that_it_names(guide: GuideWindow) -> None:
    guide.text.anchorClicked.emit(QUrl("checks.md"))
    assert guide.section == "The checks"
    guide.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert guide.section == "The checks"


def test_pictures_fit_and_come_from_the_guide_only(guide: GuideWindow) -> None:
    name = "pictures/01-library.png"
    shown = guide.text.loadResource(_IMAGE, QUrl(name))
    assert isinstance(shown, QImage)
    assert 300 < shown.width() / shown.devicePixelRatio() <= theme().px(720)
    for other in (
        "../README.md",
        "pictures/../../README.md",
        "pictures/../guide.md",
        QUrl.fromLocalFile(str(guide_folder() / name)).toString(),
        "https://example.org/x.png",
        "//example.org/x.png",
        "pictures/none.png",
    ):
        assert guide.text.loadResource(_IMAGE, QUrl(other)) is None, other
    assert guide.text.loadResource(_IMAGE + 1, QUrl(name)) is None


def test_the_theme_is_followed_and_the_place_kept(guide: GuideWindow) -> None:
    guide.show_section("observing")
    before = guide.text.verticalScrollBar().value()
    theme().set_mode(Mode.DARK)
    QApplication.processEvents()
    assert abs(guide.text.verticalScrollBar().value() - before) < 40
    assert theme().color("text").name() in guide.text.document().toHtml()


def test_tab_goes_round_and_stops_at_everything(guide: GuideWindow) -> None:
    guide.show_section_of("checks.md", "")  # no links that Tab would go through one by one
    stops = walk(guide)
    went = [stop.widget for stop in stops]
    assert all(stop.widget.accessibleName() for stop in stops)
    assert all(stop.in_sight for stop in stops)
    assert [one for one in reachable(guide) if one not in went] == []
