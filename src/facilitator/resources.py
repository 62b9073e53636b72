"""The only module that knows where bundled files are."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"


def sample_plans() -> tuple[Path, ...]:
    """The plans a new library is offered, in the order they are shown."""
    return tuple(sorted((_root() / "samples").glob("*.md")))


def plan_templates() -> tuple[Path, ...]:
    """Plans to begin with, in the order they are offered."""
    return tuple(sorted((_root() / "templates").glob("*.md")))


def guide_folder() -> Path:
    """The user guide with its pictures; a checkout has them among its documents."""
    shipped = _root() / "guide"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "docs"


def application_icon() -> Path:
    return _root() / "icons" / "facilitator.svg"


def collected_licences() -> Path | None:
    """What was collected when the program was packaged; a checkout has none."""
    file = _root() / "licences.json"
    return file if file.is_file() else None


def icon_font() -> tuple[Path, Path]:
    """The Phosphor font and its character map.

    They come with QtAwesome. Importing QtAwesome itself costs as long as three quarters of a
    bare window, so only its data files are read.
    """
    fonts = package_folder("qtawesome") / "fonts"
    return fonts / "phosphor-1.3.0.ttf", fonts / "phosphor-charmap-1.3.0.json"


def page_font() -> Path:
    """The variable TrueType font from which printed pages take their weights."""
    return package_folder("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf"


def arabic_font() -> Path:
    """The variable TrueType font for Arabic letters on printed pages."""
    return package_folder("fontpkg_noto_sans_arabic") / "files" / "NotoSansArabic[wdth,wght].ttf"


def package_folder(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"The package {name} is not installed.")
    return Path(next(iter(spec.submodule_search_locations)))
