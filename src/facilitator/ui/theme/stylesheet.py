"""The application stylesheet: what Qt's own widgets look like.

Widgets of `ui.widgets` paint themselves. This is for text fields, lists, menus, scroll bars,
plain labels, and the buttons of Qt's stock dialogs.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from facilitator.ui.theme.fonts import Role

if TYPE_CHECKING:
    from facilitator.ui.theme.tokens import Tokens

_TONES = ("text", "text2", "text3", "accent", "ok", "warn", "danger", "onaccent", "onover", "bg")


def stylesheet(tokens: Tokens, scale: float) -> str:
    """The whole sheet for one theme at one text scale."""
    sizes = {f"size_{role.name.lower()}": f"{round(role.px * scale)}px" for role in Role}
    return Template(_SHEET).substitute(tokens._asdict() | sizes) + _label_rules(tokens, scale)


def _label_rules(tokens: Tokens, scale: float) -> str:
    rules = [
        f'QLabel[role="{role.name.lower()}"]'
        f"{{font-size:{round(role.px * scale)}px;font-weight:{role.weight}}}"
        for role in Role
    ]
    rules.append('QLabel[bold="true"]{font-weight:600}')
    rules += [f'QLabel[tone="{tone}"]{{color:{getattr(tokens, tone)}}}' for tone in _TONES]
    return "\n".join(rules)


_SHEET = """
QToolTip { background: $text; color: $bg; border: 1px solid $line; padding: 4px 8px;
  font-size: $size_small; }
QLabel { background: transparent; }
QLabel:disabled { color: $text3; }

QAbstractScrollArea { background: transparent; border: none; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit,
QDateTimeEdit {
  background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 1px 11px; selection-background-color: $accent; selection-color: $onaccent;
  placeholder-text-color: $text3; }
QPlainTextEdit, QTextEdit { padding: 7px 8px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus { border: 2px solid $focus; padding: 0px 10px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 6px 7px; }
QLineEdit[error="true"], QPlainTextEdit[error="true"] { border: 2px solid $danger;
  padding: 0px 10px; }
QPlainTextEdit[error="true"] { padding: 6px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled,
QDateEdit:disabled, QTimeEdit:disabled, QLineEdit[locked="true"] {
  background: $sunken; color: $text3; border-color: $border; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: none;
  padding: 0px; }
QTextEdit[bare="true"], QTextEdit[bare="true"]:focus { background: transparent; border: none;
  padding: 0px; }
QPlainTextEdit[bare="true"] { background: transparent; border: 1px solid transparent; }
QPlainTextEdit[bare="true"]:focus { background: $surface; border: 2px solid $focus; }
QPlainTextEdit[role="title"] { font-size: $size_title; font-weight: 600; }
QLineEdit[cell="true"] { border-radius: 0px; border-left: none; padding: 1px 4px; }
QLineEdit[cell="true"]:focus { border: 2px solid $focus; padding: 0px 3px; }

QPushButton { background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 8px 14px; font-weight: 600; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed, QPushButton:checked { background: $accentt; border: 2px solid $accent;
  padding: 7px 13px; }
QPushButton:default { background: $accent; color: $onaccent; border-color: $accent; }
QPushButton:default:hover, QPushButton:default:pressed { background: $accenth; }
QPushButton:disabled { background: $sunken; color: $text3; border-color: $border; }

QComboBox { background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 1px 11px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line;
  outline: none; padding: 4px; selection-background-color: $accentt; selection-color: $text; }

QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 12px; }
QMenu::item:selected { background: $accentt; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QAbstractItemView { background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $accentt; selection-color: $text; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected {
  background: $accentt; color: $text; }
QListWidget::item { padding: 6px 10px; border-radius: 6px; }
QTableView { gridline-color: $border; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text2; border: none; padding: 6px 8px;
  font-size: $size_caption; }
QTableCornerButton::section { background: $sunken; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; border: none; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 44px; }
QScrollBar::handle:horizontal { min-width: 44px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $sunken; border: 1px solid $line; border-radius: 5px;
  min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSplitter::handle { background: $border; }
QDialog, QMessageBox { background: $surface; }
QGroupBox { border: 1px solid $border; border-radius: 8px; margin-top: 12px; padding: 12px; }
QCalendarWidget QWidget { alternate-background-color: $sunken; }
"""
