"""The theme in force: tokens, scale and fonts, and the one signal that says they changed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from facilitator.ui.theme.fonts import Role, sized
from facilitator.ui.theme.stylesheet import stylesheet
from facilitator.ui.theme.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints

SMALLEST_SCALE = 0.9
LARGEST_SCALE = 1.5
STYLE_ARGUMENTS = ("-style", "Fusion")
"""For a new QApplication: telling it later loads PySide's QStyle, 5 ms of the first frame."""


class Mode(Enum):
    """Which tokens are used: the system's choice, or always one."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Everything a widget asks about how to look. `changed` comes after all is in place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("theme")
        self._mode = Mode.SYSTEM
        self._scale = 1.0
        self._tokens = LIGHT
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, int, bool], QFont] = {}
        self._family = ""
        self._system_family = ""
        self._hints: QStyleHints | None = None

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def is_dark(self) -> bool:
        return self._tokens is DARK

    @property
    def ui_scale(self) -> float:
        return self._scale

    @property
    def family(self) -> str:
        return self._family or self._system_family or QApplication.font().family()

    def color(self, name: str) -> QColor:
        """The colour of a token name; anything else is read as a colour such as `#FFFFFF`."""
        found = self._colors.get(name)
        if found is None:
            found = QColor(getattr(self._tokens, name, name))
            self._colors[name] = found
        return QColor(found)

    def px(self, length: float) -> int:
        """A length that follows the text scale, such as an icon's side."""
        return round(length * self._scale)

    def font(self, role: Role, *, weight: int | None = None, tabular: bool = False) -> QFont:
        """The font of a role at the current scale; `weight` replaces the usual one."""
        return self.font_px(role.px, weight=weight or role.weight, tabular=tabular)

    def font_px(self, px: float, *, weight: int = 400, tabular: bool = False) -> QFont:
        wanted = (px, weight, tabular)
        found = self._fonts.get(wanted)
        if found is None:
            found = sized(self.family, px * self._scale, weight=weight, tabular=tabular)
            self._fonts[wanted] = found
        return QFont(found)

    def install(self, app: QApplication, *, is_fusion: bool = False) -> None:
        """Take over the application's style, palette and fonts, and follow the system's scheme."""
        if not self._system_family:
            # Read once: from now on the application's font is the one set here.
            self._system_family = app.font().family()
        if self._hints is None:
            if not is_fusion:
                app.setStyle("Fusion")
            self._hints = app.styleHints()
            self._hints.colorSchemeChanged.connect(self._follow_system)
        self.refresh()

    def set_mode(self, mode: Mode) -> None:
        self._mode = mode
        if self._hints is not None:
            self._hints.setColorScheme(_SCHEME[mode])
        self.refresh()

    def toggle_dark(self) -> Mode:
        """Go to the other of light and dark; the mode now set, for the settings."""
        self.set_mode(Mode.LIGHT if self.is_dark else Mode.DARK)
        return self._mode

    def set_ui_scale(self, scale: float) -> None:
        """Text scale, kept between 0.9 and 1.5."""
        self._scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        self.refresh()

    def set_family(self, family: str) -> None:
        """Use another font family; an empty one means the system's."""
        self._family = family
        self.refresh()

    def refresh(self) -> None:
        """Work the tokens out again and hand them to the application."""
        self._tokens = DARK if self._wants_dark() else LIGHT
        self._colors.clear()
        self._fonts.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._hints is not None:
            app.setFont(self.font(Role.BODY))
            app.setPalette(palette(self._tokens))
            app.setStyleSheet(stylesheet(self._tokens, self._scale))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._mode is not Mode.SYSTEM:
            return self._mode is Mode.DARK
        return self._hints is not None and self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _follow_system(self) -> None:
        if self._wants_dark() != self.is_dark:
            self.refresh()


_SCHEME = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}

_theme: Theme | None = None


def theme() -> Theme:
    """The one theme of the application."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def palette(tokens: Tokens) -> QPalette:
    """The tokens as Qt's palette, for what no stylesheet rule reaches."""
    made = QPalette()
    for role, name in _PALETTE.items():
        made.setColor(role, QColor(getattr(tokens, name)))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text3))
    return made


_ROLE = QPalette.ColorRole
_PALETTE = {
    _ROLE.Window: "bg",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.PlaceholderText: "text3",
    _ROLE.Button: "surface",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "danger",
    _ROLE.Highlight: "accent",
    _ROLE.HighlightedText: "onaccent",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accent",
    _ROLE.LinkVisited: "accent",
    _ROLE.ToolTipBase: "text",
    _ROLE.ToolTipText: "bg",
    _ROLE.Light: "surface",
    _ROLE.Midlight: "sunken",
    _ROLE.Mid: "border",
    _ROLE.Dark: "line",
    _ROLE.Shadow: "line",
}
