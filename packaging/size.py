"""`python size.py`: the package against a bare window that PyInstaller packs by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[1]
_BARE = _CHECKOUT / "tests" / "benchmarks" / "children" / "bare_window.py"
_BUILD = _CHECKOUT / "build" / "bare"
_MB = 1_000_000


def main() -> int:
    ours, bare = _bytes_in(_CHECKOUT / "dist" / "facilitator"), _bytes_in(_bare_window())
    ratio = ours / bare
    print(
        f"ours {ours / _MB:.0f} MB, bare window {bare / _MB:.0f} MB, ratio {ratio:.2f} (at most 1)"
    )
    return 0 if 0 < ratio <= 1 else 1


def _bare_window() -> Path:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", _BUILD / "dist", "--workpath", _BUILD / "work", "--specpath", _BUILD]
    subprocess.run([*command, *map(str, places), str(_BARE)], check=True)
    return _BUILD / "dist" / "bare_window"


def _bytes_in(folder: Path) -> int:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files)


if __name__ == "__main__":
    raise SystemExit(main())
