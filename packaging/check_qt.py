"""Say which system libraries Qt misses on this Linux, and the one command that brings them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_LIBRARIES = ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Network", "DBus")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_ANY_FONT = "fonts-dejavu-core"


def main() -> int:
    ldd = shutil.which("ldd")
    if sys.platform != "linux" or ldd is None:
        return 0
    missing = missing_libraries(ldd, _qt_files(_platform()))
    packages = {_PACKAGES.get(library, "") for library in missing} - {""}
    if not _has_fonts():
        packages.add(_ANY_FONT)
    if missing or packages:
        sys.stderr.write(_explanation(missing, sorted(packages)))
    return 1 if missing or packages else 0


def _platform() -> str:
    """The platform plugin Qt will choose here."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen:
        return chosen
    only_wayland = os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY")
    return "wayland" if only_wayland else "xcb"


def _qt_files(platform: str) -> list[Path]:
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("PySide6 is not installed in this environment. Run make again.")
    qt = Path(next(iter(spec.submodule_search_locations))) / "Qt"
    libraries = [qt / "lib" / f"libQt6{name}.so.6" for name in _LIBRARIES]
    return [*libraries, qt / "plugins" / "platforms" / f"libq{platform}.so"]


def missing_libraries(ldd: str, files: list[Path]) -> list[str]:
    """The names that the dynamic linker cannot find, sorted."""
    command = [ldd, *(str(file) for file in files if file.exists())]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (line.split("=>") for line in answer.stdout.splitlines() if "not found" in line)
    return sorted({name.strip() for name, *_ in lines if name.strip()})


def _has_fonts() -> bool:
    folders = (Path(folder).expanduser() for folder in _FONT_FOLDERS)
    return any(
        file.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in folders
        for file in folder.rglob("*")
    )


def _explanation(missing: list[str], packages: list[str]) -> str:
    lines = ["Qt cannot start on this system yet."]
    if missing:
        lines.append(f"These libraries are missing: {', '.join(missing)}")
    if packages:
        lines.append("On Debian and Ubuntu one line brings what is missing:")
        lines.append(f"    sudo apt-get install {' '.join(packages)}")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    raise SystemExit(main())
