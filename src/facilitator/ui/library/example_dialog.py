"""The form a lesson plan has, to look at and to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

EXAMPLE = """\
# Giving Feedback That Helps

**Duration:** 45 minutes
**Target Audience:** New team leads

## Learning Objectives

| Objective | Bloom's Taxonomy Level |
|-----------|-------------------------|
| Tell helpful from hurtful feedback | Analyze |
| Give feedback on a piece of work | Apply |

## Key Concepts
* Observation before judgement

## Prior Knowledge
* None

## Materials Needed
* Cards with three short scenes

## Lesson Structure
### Engage
**Duration:** 15 minutes

**Facilitator Actions:** Read out two comments on the same work. Ask which one helps.

**Learner Activities:** Say what each comment would make you do next

**Resources Used:** Cards

**Differentiation:** Let quieter learners write before they speak

**Technology Integration:** None needed

### Elaborate
**Duration:** 30 minutes

**Facilitator Actions:** Hand out a scene to each pair. Listen in without correcting.

**Learner Activities:** Give feedback in pairs, then swap roles

**Resources Used:** Cards

**Differentiation:** Give sentence starters to those who want them

**Technology Integration:** None needed

## Assessment Methods
* **Formative**: Listening in during pair work
  - Alignment: Shows whether learners tell helpful from hurtful feedback and can give it

## Differentiation Strategies
* **New leads**: Offer sentence starters

## Reflection Questions
### For Learners
* Which sentence will you use this week?

### For Facilitator
* Which scene led to the best talk?
"""


class ExampleDialog(QDialog):
    """A short plan as text; Copy puts it on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The form of a lesson plan"))
        self.resize(680, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        told = self.tr(
            "Any text editor or word processor can write this. Save it as plain text. Parts that "
            "you leave out are named as checks."
        )
        column.addWidget(label(self.tr("This is how a plan begins"), Role.STRONG))
        column.addWidget(label(told, Role.BODY, tone="text2", wrap=True))
        column.addWidget(self._text(), 1)
        column.addLayout(self._footer())

    def _text(self) -> QPlainTextEdit:
        shown = QPlainTextEdit(EXAMPLE)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("Example of a lesson plan"))
        shown.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme().px(13))
        shown.setFont(font)
        return shown

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        copy = button(self.tr("Copy"), icon="ph.copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(EXAMPLE))
        done = button(self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        done.setDefault(True)
        row.addWidget(copy)
        row.addWidget(done)
        return row
