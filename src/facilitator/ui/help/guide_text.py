"""A page of the guide to read: calm letters, pictures that fit, and nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from facilitator.services.guide import picture
from facilitator.ui.override import override
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.finding import Places
from facilitator.ui.widgets.panes import scroll_by_touch

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator.services.guide import GuidePage

_WIDEST = 720
_LINE, _PROPORTIONAL = 135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_PICTURE = "\ufffc"
_SIDE = 28
_IN_A_ROW = 220
"""Height of pictures that stand beside each other in a table."""


class GuideText(QTextBrowser):
    """`link_followed` carries a page's name and an anchor on it, either may be empty."""

    link_followed = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = Places(self)
        self._page: GuidePage | None = None
        self.setAccessibleName(name)
        self.setProperty("bare", True)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._follow)
        scroll_by_touch(self)
        theme().changed.connect(self._write)

    def show_page(self, page: GuidePage) -> None:
        self._page = page
        self._write()
        self.verticalScrollBar().setValue(0)

    def _write(self) -> None:
        """Also when the theme changes, whose colours and sizes are in the text; the place stays."""
        if self._page is None:
            return
        at = self.verticalScrollBar().value()
        document = self.document()
        document.clear()
        document.setDefaultFont(theme().font(Role.BODY))
        document.setDefaultStyleSheet(_style())
        self.setHtml(self._page.html)
        self._space_lines()
        self._lay_out_tables()
        self._fit()
        self.verticalScrollBar().setValue(at)
        self.places.find_again()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures of the guide only, whatever a page may name."""
        url = QUrl(name)
        file = picture(url.path()) if url.isRelative() else None
        if kind != QTextDocument.ResourceType.ImageResource.value or file is None:
            return None
        return self._sized(QImage(str(file)))

    def _sized(self, image: QImage) -> QImage:
        """Upright pages stand beside each other; a window takes the width of the text."""
        ratio = self.devicePixelRatioF()
        if image.width() < image.height() or image.width() == 1123:
            most = QSize(theme().px(_IN_A_ROW), theme().px(_IN_A_ROW))
        else:
            most = QSize(theme().px(_WIDEST - 2 * _SIDE), theme().px(_WIDEST))
        smooth = Qt.TransformationMode.SmoothTransformation
        kept = Qt.AspectRatioMode.KeepAspectRatio
        if image.width() > most.width() * ratio or image.height() > most.height() * ratio:
            image = image.scaled(most * ratio, kept, smooth)
        image.setDevicePixelRatio(ratio)
        return image

    def _space_lines(self) -> None:
        """Of text only: below a picture it would leave a gap of half its height."""
        block = self.document().begin()
        while block.isValid():
            if _PICTURE not in block.text() and not block.blockFormat().headingLevel():
                form = block.blockFormat()
                form.setLineHeight(_LINE, _PROPORTIONAL)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _lay_out_tables(self) -> None:
        frames = self.document().rootFrame().childFrames()
        for table in (frame for frame in frames if isinstance(frame, QTextTable)):
            form = table.format()
            form.setCellPadding(theme().px(6))
            form.setCellSpacing(0)
            form.setBorder(1)
            form.setBorderBrush(theme().color("border"))
            form.setBorderCollapse(True)
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            form.setTopMargin(theme().px(6))
            form.setBottomMargin(theme().px(12))
            table.setFormat(form)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        side = theme().px(_SIDE)
        shape.setLeftMargin(side)
        shape.setRightMargin(max(side, self.viewport().width() - theme().px(_WIDEST)))
        shape.setTopMargin(theme().px(16))
        shape.setBottomMargin(theme().px(40))
        frame.setFrameFormat(shape)

    def _follow(self, url: QUrl) -> None:
        self.link_followed.emit(url.path(), url.fragment())


def _style() -> str:
    now = theme()

    def color(name: str) -> str:
        return now.color(name).name()

    return (
        f"* {{ color: {color('text')}; }}"
        f"a {{ color: {color('accent')}; }}"
        f"h1 {{ font-size: {now.px(26)}px; font-weight: 700; margin-bottom: 8px; }}"
        f"h2 {{ font-size: {now.px(20)}px; font-weight: 700; margin-top: 26px; }}"
        f"h3 {{ font-size: {now.px(16)}px; font-weight: 700; margin-top: 18px; }}"
        f"p, li {{ margin-bottom: 8px; }}"
        f"code {{ background: {color('sunken')}; }}"
        f"th {{ text-align: left; }}"
    )
