"""`python packaging/deb.py`: dist/facilitator as a package for Debian and its family."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

from facilitator import __version__

_CHECKOUT = Path(__file__).resolve().parents[1]
_DIST = _CHECKOUT / "dist"
_LINUX = _CHECKOUT / "packaging" / "linux"
_NAME = "facilitator-companion"

# What PyInstaller leaves to the system: the C library, OpenGL's front, and what knows the fonts,
# the session and the printers of this computer.
_DEPENDS = "libc6 (>= 2.36), libegl1, libgl1, libfontconfig1, libdbus-1-3, libx11-6, zlib1g"
_RECOMMENDS = "libcups2, fonts-dejavu-core"

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Facilitator Companion <nobody@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: education
Priority: optional
Description: offline desk for facilitators
 Lesson plans, run of show, formative observations, rubrics and paper for
 courses and workshops. Nothing in it uses the internet; everything is kept
 in one file on this computer.
"""


def main() -> int:
    if not (_DIST / "facilitator" / "facilitator").is_file():
        sys.stderr.write("There is no dist/facilitator yet: make package\n")
        return 1
    root = _CHECKOUT / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    _fill(root)
    _describe(root)
    target = _DIST / f"{_NAME}_{_version()}_{_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)]
    subprocess.run(command, check=True)
    return 0


def _version() -> str:
    """A tilde sorts before the end: 1.0~rc1 is older than 1.0."""
    return __version__.replace("rc", "~rc")


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _fill(root: Path) -> None:
    """Everything but the package's own description, with rights that do not hang on this user."""
    home = root / "usr" / "lib" / _NAME
    shutil.copytree(_DIST / "facilitator", home, symlinks=True)
    share = root / "usr" / "share"
    _copy(_LINUX / f"{_NAME}.desktop", share / "applications")
    _copy(_LINUX / f"{_NAME}.xml", share / "mime" / "packages")
    _draw_icons(share / "icons" / "hicolor")
    _document(share / "doc" / _NAME)
    for folder, _, files in os.walk(root):
        Path(folder).chmod(0o755)
        for file in map(Path(folder).joinpath, files):
            if not file.is_symlink():
                file.chmod(0o755 if file == home / "facilitator" else 0o644)
    commands = root / "usr" / "bin"
    commands.mkdir(parents=True)
    (commands / "facilitator").symlink_to(f"../lib/{_NAME}/facilitator")


def _copy(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(source, folder)


def _draw_icons(theme: Path) -> None:
    drawn = _CHECKOUT / "build" / "icons"
    script = str(_CHECKOUT / "packaging" / "icons.py")
    subprocess.run([sys.executable, script, "png", str(drawn)], check=True)
    for picture in sorted(drawn.glob("*.png")):
        folder = theme / f"{picture.stem}x{picture.stem}" / "apps"
        folder.mkdir(parents=True)
        shutil.copy(picture, folder / f"{_NAME}.png")
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copy(_CHECKOUT / "resources" / "icons" / "facilitator.svg", scalable / f"{_NAME}.svg")


def _document(folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(_CHECKOUT / "LICENSE", folder / "copyright")
    news = (_CHECKOUT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(news, mtime=0))


def _describe(root: Path) -> None:
    """No scripts: the triggers of desktop, MIME and icon packages do all that is to be done."""
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir()) // 1024
    control = _CONTROL.format(
        name=_NAME,
        version=_version(),
        architecture=_architecture(),
        size=size,
        depends=_DEPENDS,
        recommends=_RECOMMENDS,
    )
    (root / "DEBIAN").mkdir(mode=0o755)
    (root / "DEBIAN" / "control").write_text(control, "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
