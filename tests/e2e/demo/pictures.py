"""The pictures that README and guide show, taken from a performance and made small."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.e2e.demo.performance import OUT

PICTURES = Path("docs/pictures")
SCREENS = {
    "01-library": "library",
    "02-import": "import-beside-the-source",
    "03-spreadsheet": "import-spreadsheet",
    "04-new-plan": "new-plan",
    "05-prepare": "prepare",
    "06-checks": "prepare-checks",
    "07-alignment": "alignment-proposed",
    "08-versions": "versions",
    "09-session": "session-set-up",
    "10-run": "run-observing",
    "11-run-warning": "run-warning",
    "12-run-over-time": "run-over-time",
    "13-catch-up": "run-catch-up",
    "14-audience": "audience-turns",
    "15-mini-timer": "mini-timer",
    "16-review": "review-reflection",
    "17-print": "print-run-sheet",
    "21-rubric": "rubric",
}
PAGES = {
    "18-rubric-sheet": "rubric-sheet",
    "19-run-sheet": "run-sheet",
    "20-observation-sheet": "observation-sheet",
    "22-reflection": "reflection",
    "23-exit-ticket": "exit-ticket",
    "24-materials": "materials",
    "25-group-cards": "group-cards",
    "26-certificate": "certificate",
    "27-report": "report",
}
"""Documents as the performance left them, below `page-`."""
_COLOURS = 200


def refresh() -> None:
    """Replace what is in docs/pictures; `--guide` asks for it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for name, picture in SCREENS.items():
        made = next(OUT.glob(f"[0-9][0-9]-{picture}.png"))
        _save(Image.open(made), name)
    for name, page in PAGES.items():
        _save(Image.open(OUT / f"page-{page}.png"), name)


def _save(picture: Image.Image, name: str) -> None:
    few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
