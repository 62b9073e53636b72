"""The user guide beside the work: contents, the text, and a field to search it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from facilitator.services.guide import FIRST, PAGES, GuidePage, guide_page
from facilitator.ui.help.guide_text import GuideText
from facilitator.ui.override import override
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.finding import FindBar, Finding

_CONTENTS, _ROW = 260, 30
_WHERE = Qt.ItemDataRole.UserRole


class GuideWindow(QWidget):
    """A window of its own: what one reads about stays in sight and can be used meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(theme().px(720), theme().px(420))
        self.resize(theme().px(1000), theme().px(680))
        self._pages: dict[str, GuidePage] = {name: guide_page(name) for name in PAGES}
        self._shown = ""
        self.text = GuideText(self.tr("The guide"))
        self.find_bar = FindBar(self.tr("Find in the guide"))
        self.contents = self._contents()
        self._finding = Finding(self.find_bar, self.text.places)
        self._lay_out()
        self._connect()
        self.show_section("")

    def _contents(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderHidden(True)
        tree.setAccessibleName(self.tr("Contents"))
        tree.setFixedWidth(theme().px(_CONTENTS))
        tree.setWordWrap(True)
        tree.setTabKeyNavigation(False)
        set_focus_shape(tree, 6, shape="inset")
        for page in self._pages.values():
            self._add_headings(tree, page)
        tree.expandAll()
        return tree

    def _add_headings(self, tree: QTreeWidget, page: GuidePage) -> None:
        """Of the guide itself its parts; of a page that it leads to, the page."""
        above: list[tuple[int, QTreeWidgetItem]] = []
        for heading in page.headings:
            if page.name != FIRST and heading.level > 1:
                continue
            while above and above[-1][0] >= heading.level:
                above.pop()
            item = QTreeWidgetItem([heading.text])
            item.setSizeHint(0, QSize(0, theme().px(_ROW)))
            item.setData(0, _WHERE, (page.name, heading.anchor))
            if above and above[-1][0] > 1:
                above[-1][1].addChild(item)
            else:
                tree.addTopLevelItem(item)
            above.append((heading.level, item))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.find_bar)
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(8, 12, 8, 0)
        left.addWidget(self.contents)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.contents.currentItemChanged.connect(self._go_to_item)
        self.contents.itemActivated.connect(lambda item: self._go_to_item(item))
        self.text.link_followed.connect(self.show_section_of)
        self.find_bar.closed.connect(self._leave_search)
        for key, wanted in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._search),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
            (QKeySequence("F1"), self.close),
            (QKeySequence("Ctrl+D"), theme().toggle_dark),
        ):
            QShortcut(key, self).activated.connect(wanted)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._escape)

    def show_section(self, anchor: str) -> None:
        """Of the guide; its beginning when there is none of that name."""
        self.show_section_of(FIRST, anchor)

    def show_section_of(self, name: str, anchor: str) -> None:
        """An empty name means the page that is shown."""
        page = self._pages.get(name or self._shown)
        if page is None:
            return
        if page.name != self._shown:
            self._shown = page.name
            self.text.show_page(page)
            self._finding.find(self.find_bar.field.text())
        self.text.verticalScrollBar().setValue(0)
        if anchor:
            self.text.scrollToAnchor(anchor)
        self._mark(page.name, anchor or page.headings[0].anchor)

    def _mark(self, page: str, anchor: str) -> None:
        """In the contents, without being led by them."""
        for item in self._items():
            if item.data(0, _WHERE) == (page, anchor):
                self.contents.blockSignals(True)
                self.contents.setCurrentItem(item)
                self.contents.blockSignals(False)

    def _items(self) -> list[QTreeWidgetItem]:
        return self.contents.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)

    @property
    def section(self) -> str:
        """The heading that is marked in the contents."""
        item = self.contents.currentItem()
        return item.text(0) if item is not None else ""

    def _go_to_item(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        if item is not None:
            self.show_section_of(*item.data(0, _WHERE))

    def _search(self) -> None:
        self.find_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_bar.field.selectAll()

    def _leave_search(self) -> None:
        self.find_bar.field.clear()
        self._finding.find("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        """First out of the search, then out of the window."""
        if self.find_bar.field.text():
            self._leave_search()
        else:
            self.close()

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self.contents.setFocus(Qt.FocusReason.OtherFocusReason)
