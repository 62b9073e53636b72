"""What of all that PyInstaller found goes into the folder, and how small it gets."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path, PurePath

# Qt brings these along for plugins that no window of ours loads.
_UNUSED = (
    "libQt6Qml", "libQt6Quick", "libQt6VirtualKeyboard", "libQt6OpenGL", "libQt6Pdf",
    "libQt6EglF",
    "Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6Pdf", "opengl32sw",
    "plugins/platforminputcontexts/libqtvirtualkeyboard", "plugins/networkinformation",
    "plugins/tls", "plugins/egldeviceintegrations", "plugins/platforms/libqeglfs",
    "plugins/platforms/libqlinuxfb", "plugins/platforms/libqvkkhrdisplay",
    "plugins/platforms/libqminimal", "plugins/platforms/libqvnc", "plugins/generic",
    "plugins/platformthemes/libqgtk3", "plugins/xcbglintegrations",
    "plugins/wayland-graphics-integration-client",
    # Python's way to D-Bus; Qt's own library, which the desktop needs, stays.
    "PySide6/QtDBus",
    # Pages print upright letters only; slanted ones are drawn.
    "NotoSans-Italic",
    # No word of ours is translated by Qt yet: our windows speak one language.
    "PySide6/Qt/translations", "PySide6/translations",
)  # fmt: skip
_PICTURES = "plugins/imageformats/"
_PICTURES_USED = ("qsvg", "qjpeg", "qwebp", "qgif", "qtiff")
"""Photos and logos come in these; PNG and BMP need no plugin."""

# Libraries of the system that come with it wherever there is a desktop, or that only came along
# for GTK; a bundled libcups would not know this system's printers anyway.
_OF_THE_SYSTEM = (
    "libgtk-3", "libgdk-3", "libgdk_pixbuf", "libatk", "libatspi", "libcairo", "libpango",
    "libepoxy", "libgio", "libgmodule", "libharfbuzz.so", "libgraphite2", "libfribidi", "libthai",
    "libdatrie", "libpixman", "libXcomposite", "libXcursor", "libXdamage", "libXfixes",
    "libXi.so", "libXinerama", "libXrandr", "libXrender", "libmount", "libblkid", "libselinux",
    "libcups", "libgnutls", "libavahi", "libhogweed", "libnettle", "libgmp", "libidn2",
    "libp11-kit", "libtasn1", "libunistring", "libsqlite3", "libreadline", "libtinfo",
    "libssl", "libcrypto",
)  # fmt: skip


def is_used(target: str) -> bool:
    name = PurePath(target).as_posix()
    if any(part in name for part in _UNUSED):
        return False
    if _PICTURES in name:
        return any(part in name for part in _PICTURES_USED)
    is_of_the_system = sys.platform == "linux" and "/" not in name
    return not (is_of_the_system and name.startswith(_OF_THE_SYSTEM))


def strip_symbols(entries: list[tuple[str, str, str]], folder: Path) -> list[tuple[str, str, str]]:
    """The same without what only debuggers read, a fifth of the folder; Linux only.

    Libraries that other tools have patched are left as they are: stripping would break them.
    """
    strip = shutil.which("strip")
    if sys.platform != "linux" or strip is None:
        return entries
    shutil.rmtree(folder, ignore_errors=True)
    return [
        (target, _stripped(source, folder / target, kind, strip), kind)
        for target, source, kind in entries
    ]


def _stripped(source: str, copy: Path, kind: str, strip: str) -> str:
    if kind not in {"BINARY", "EXTENSION"} or ".libs/" in source:
        return source
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, copy)
    command = [strip, "--strip-unneeded", str(copy)]
    done = subprocess.run(command, capture_output=True, check=False)
    return str(copy) if done.returncode == 0 and not done.stderr else source
