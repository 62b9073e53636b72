"""Collects the licences of all that is bundled, from what is installed here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.services.licences import Licence, keep, of_distributions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TEXTS = Path(__file__).with_name("licences")
_QT_TEXTS = ("LGPL-3.0.txt", "GPL-3.0.txt")


def collect(binaries: Iterable[tuple[str, str, str]], modules: Iterable[str], file: Path) -> None:
    """Writes `file`. Raises SystemExit when a bundled module is of a package that nobody listed."""
    parts = [_with_text(part) for part in of_distributions()]
    _refuse_unlisted(modules, {_key(part.name) for part in parts})
    parts += [_python(), *_of_the_system(binaries)]
    keep(parts, file)


def _with_text(part: Licence) -> Licence:
    """Qt's wheels bring no text of the licence that they name."""
    if part.text or "LGPL-3.0" not in part.licence:
        return part
    text = "\n\n".join((_TEXTS / name).read_text("utf-8") for name in _QT_TEXTS)
    return Licence(part.name, part.version, part.licence, part.home, text)


def _refuse_unlisted(modules: Iterable[str], listed: set[str]) -> None:
    owners = metadata.packages_distributions()
    tops = {name.partition(".")[0] for name in modules}
    found = {_key(owner) for top in tops for owner in owners.get(top, ())}
    builders = {"pyinstaller", "pyinstaller-hooks-contrib", "setuptools", "pip"}
    if found - listed - builders:
        raise SystemExit(
            f"Bundled, but not required: {', '.join(sorted(found - listed - builders))}"
        )


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _python() -> Licence:
    places = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]
    texts = (place / "LICENSE.txt" for place in places)
    text = next((one.read_text("utf-8") for one in texts if one.is_file()), "")
    version = sys.version.partition(" ")[0]
    return Licence("Python", version, "PSF-2.0", "https://www.python.org", text)


def _of_the_system(binaries: Iterable[tuple[str, str, str]]) -> Iterator[Licence]:
    """Libraries of the system that were copied along, as Debian's packages describe them."""
    if shutil.which("dpkg-query") is None:
        return
    packages = {
        _package_of(source) for _, source, _ in binaries if source.startswith(("/lib", "/usr/lib"))
    }
    for package in sorted(filter(None, packages)):
        version = _output("dpkg-query", "-W", "-f", "${Version}", package)
        name = package.partition(":")[0]
        copyright_file = Path("/usr/share/doc") / name / "copyright"
        text = copyright_file.read_text("utf-8", "replace") if copyright_file.is_file() else ""
        yield Licence(name, version, "see its text", "", text)


@cache
def _package_of(source: str) -> str:
    real = str(Path(source).resolve())
    for path in (source, real, real.removeprefix("/usr")):
        owner = _output("dpkg-query", "-S", path).partition(": ")[0]
        if owner:
            return owner
    return ""


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
