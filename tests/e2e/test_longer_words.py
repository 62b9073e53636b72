"""The pages with an interface in words as long as German ones: none is cut, none pushes others out.

Check 3 of ../shared/visual/VISUAL.md, at the size and in the font its pictures have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.ui.theme import install
from tests.e2e.conftest import look_as_usual
from tests.e2e.filled import Filled
from tests.e2e.longer import LongerWords, longer
from tests.e2e.painted import listening
from tests.e2e.room import losses, scroll_bars, users_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="module")
def translated(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A filled library whose interface was in longer words from its first window on."""
    install(qapp).set_family("")
    look_as_usual()
    words = LongerWords()
    qapp.installTranslator(words)
    made = Filled(tmp_path_factory.mktemp("longer"))
    yield made
    look_as_usual()
    made.kill()
    qapp.removeTranslator(words)


@pytest.mark.parametrize("family", ["Noto Sans"], indirect=True)
@pytest.mark.usefixtures("family")
def test_no_words_are_lost_when_they_are_longer(translated: Filled) -> None:
    tags = translated.window.pages.run.view.groups.form.tags.tags
    own = users_words(translated) | set(tags)  # which users change to their own
    lost: list[str] = []
    with listening() as painted:
        for name, show in translated.views().items():
            painted.forget()
            view = show()
            view.grab()
            found = [*losses(view, painted, own), *scroll_bars(view, 1.0)]
            translated.leave(view)
            lost.extend(f"{name}: {one}" for one in found)
    if lost:
        pytest.fail("\n".join(lost))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Start", "Starten"),
        ("Save PDF", "Saveen PDF"),
        ("%1 of %2 phases", "%1 of %2 phasesen"),
        ("", ""),
        ("3 min", "3 mine"),
    ],
)
def test_three_tenths_more_letters(text: str, expected: str) -> None:
    assert longer(text) == expected
