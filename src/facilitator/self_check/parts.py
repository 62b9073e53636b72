"""What has to be bundled: modules, glyphs, fonts, sounds, styles, plugins and licences."""

from __future__ import annotations

import pkgutil
import re
import sys
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from types import CodeType
from typing import TYPE_CHECKING

import facilitator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.self_check.trial import Trial

_ICON = re.compile(r"ph\.[a-z0-9-]+")
_NOT_OURS_TO_RUN = ("facilitator.__main__", "facilitator.library.migrations.")
_LATE = ("alembic.command", "docx", "lxml.etree", "miniaudio", "openpyxl", "pypdfium2", "reportlab")
_WEIGHTS = (400, 700)
_PLUGINS = {
    "linux": (
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "printsupport/libcupsprintersupport.so",
    ),
    "darwin": ("platforms/libqcocoa.dylib", "printsupport/libcocoaprintersupport.dylib"),
    "win32": ("platforms/qwindows.dll",),
}
_EVERYWHERE = {
    "linux": ("iconengines/libqsvgicon.so", "imageformats/libqsvg.so"),
    "darwin": ("iconengines/libqsvgicon.dylib", "imageformats/libqsvg.dylib"),
    "win32": ("iconengines/qsvgicon.dll", "imageformats/qsvg.dll"),
}


def _names() -> list[str]:
    walked = pkgutil.walk_packages(facilitator.__path__, f"{facilitator.__name__}.")
    return [one.name for one in walked if not one.name.startswith(_NOT_OURS_TO_RUN)]


def modules(trial: Trial) -> Iterator[str]:
    """Each module of ours, and what some of them import on their first use only."""
    trial.need_app()  # some modules ask it how it looks
    for name in chain(_names(), _LATE):
        try:
            import_module(name)
        except ImportError as error:
            yield f"The module {name}: {error}"


def icons(trial: Trial) -> Iterator[str]:
    """Each glyph that any module names is in the font, and so is the program's own icon."""
    from PySide6.QtGui import QIcon, QRawFont

    from facilitator.resources import application_icon, icon_font
    from facilitator.ui.icons import glyph

    trial.need_app()
    font = QRawFont(str(icon_font()[0]), 16)
    for name in sorted(icon_names()):
        try:
            drawn = font.supportsCharacter(ord(glyph(name)))
        except KeyError:
            drawn = False
        if not drawn:
            yield f"The icon {name}"
    if QIcon(str(application_icon())).pixmap(64).isNull():
        yield "The program's icon cannot be drawn"


def icon_names() -> set[str]:
    """As they stand in the code of all modules, packaged or not."""
    return set(chain.from_iterable(map(_named_in, _names())))


def _named_in(module: str) -> Iterator[str]:
    spec = find_spec(module)
    loader = spec.loader if spec is not None else None
    code = loader.get_code(module) if loader is not None and hasattr(loader, "get_code") else None
    if isinstance(code, CodeType):
        yield from filter(_ICON.fullmatch, _constants(code))


def _constants(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, CodeType):
        yield from chain.from_iterable(map(_constants, value.co_consts))
    elif isinstance(value, tuple | frozenset):
        yield from chain.from_iterable(map(_constants, value))


def fonts(trial: Trial) -> Iterator[str]:
    """The weights of printed pages are made from the variable font as a first print does it."""
    from facilitator.printing.font_files import make_weight
    from facilitator.resources import page_font

    trial.need_app()
    for weight in _WEIGHTS:
        if not make_weight(page_font(), weight):
            yield f"The page font has no weight {weight}"


def sounds(_trial: Trial) -> Iterator[str]:
    """Every chime; whether this computer has a loudspeaker is another question."""
    import miniaudio

    from facilitator.ui.sound.cues import Cue
    from facilitator.ui.sound.tones import chime

    if not miniaudio.get_enabled_backends():
        yield "The library that plays sounds"
    yield from (f"The chime {cue.value}" for cue in Cue if not any(chime(cue, 70)))


def style(trial: Trial) -> Iterator[str]:
    """Both looks, on the one style that they are made for."""
    from PySide6.QtWidgets import QStyleFactory

    from facilitator.ui.theme import Mode, theme

    if "Fusion" not in QStyleFactory.keys():  # noqa: SIM118 - a list, not a mapping
        yield "The style Fusion"
    before = theme().mode
    for mode in (Mode.LIGHT, Mode.DARK):
        theme().set_mode(mode)
        if not trial.need_app().styleSheet():
            yield f"The {mode.value} stylesheet"
    theme().set_mode(before)


def pictures(trial: Trial) -> Iterator[str]:
    """Every kind of photo that the windows offer to open, and of logo that is printed."""
    from PIL import features
    from PySide6.QtGui import QImageReader

    from facilitator.ui.photos import ENDINGS

    trial.need_app()
    known = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    yield from (f"Pictures in {ending}" for ending in sorted({*ENDINGS, "svg"} - known))
    for name in ("jpg", "zlib", "libtiff", "webp"):
        if not features.check(name):
            yield f"Printed pictures in {name}"


def plugins(trial: Trial) -> Iterator[str]:
    """What puts windows on this system's screen, with every library that it needs."""
    from pathlib import Path

    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    trial.need_app()
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    for name in _EVERYWHERE.get(sys.platform, ()):
        loader = QPluginLoader(str(folder / name))
        if not loader.load():
            yield loader.errorString()
    for name in _PLUGINS.get(sys.platform, ()):
        if not (folder / name).is_file():
            yield f"The plugin {name}"


def licences(_trial: Trial) -> Iterator[str]:
    """A packaged program carries what its makers want said."""
    from facilitator.services.licences import OURS
    from facilitator.services.licences import licences as known

    names = {part.name.lower() for part in known()}
    wanted = {
        OURS,
        "pyside6_essentials",
        "reportlab",
        "sqlalchemy",
        "sqlcipher3",
        "fontpkg-noto-sans",
    }
    yield from (f"The licence of {name}" for name in sorted(wanted - names))
