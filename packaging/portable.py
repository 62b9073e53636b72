"""`python packaging/portable.py`: dist/facilitator as an archive to unpack onto a stick."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from facilitator import __version__
from facilitator.paths import PORTABLE

_DIST = Path(__file__).resolve().parents[1] / "dist"
_NOTE = """\
The library, its backups, the log and the settings are kept in this folder, beside the program.
Delete the folder, and the program keeps them where this computer keeps such things.
"""


def main() -> int:
    program = _DIST / "facilitator"
    if not program.is_dir():
        sys.stderr.write("There is no dist/facilitator yet: make package\n")
        return 1
    name = f"facilitator-companion-{__version__}-portable"
    folder = _DIST / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(program, folder, symlinks=True)
    (folder / PORTABLE).mkdir()
    (folder / PORTABLE / "README.txt").write_text(_NOTE, "utf-8")
    # Zip keeps neither rights nor links, which programs on Linux and macOS need.
    form = "zip" if sys.platform == "win32" else "gztar"
    shutil.make_archive(str(folder), form, root_dir=_DIST, base_dir=name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
