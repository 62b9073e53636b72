"""Whose work the program is made of, and under which licence each of them gave it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from facilitator.resources import collected_licences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

OURS = "facilitator-companion"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$|/licenses/", re.IGNORECASE)
_FAMILY = "License :: OSI Approved :: "
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Licence:
    """One part of the program; `text` is all its makers want said, empty where they sent none."""

    name: str
    version: str
    licence: str
    home: str = ""
    text: str = ""


def licences() -> tuple[Licence, ...]:
    """Of everything that is bundled; in a checkout, of everything that would be."""
    kept = collected_licences()
    if kept is None:
        return tuple(of_distributions())
    return tuple(Licence(**entry) for entry in json.loads(kept.read_text("utf-8")))


def keep(found: Iterable[Licence], file: Path) -> None:
    """What a package carries along, sorted by name."""
    ordered = sorted(found, key=lambda one: one.name.casefold())
    file.write_text(json.dumps([asdict(one) for one in ordered], ensure_ascii=False), "utf-8")


def of_distributions(root: str = OURS) -> Iterator[Licence]:
    """The program and all that it requires, as their own metadata says it."""
    for one in _needed(root):
        about = one.metadata
        yield Licence(
            name=about["Name"],
            version=one.version,
            licence=_named(one),
            home=_home(one),
            text=_texts(one),
        )


def _needed(root: str) -> list[metadata.Distribution]:
    """What is installed of it: a requirement for another system is not."""
    waiting, found = [root], dict[str, metadata.Distribution]()
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            found[key] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        waiting += _required(found[key])
    return [found[key] for key in sorted(found)]


def _required(one: metadata.Distribution) -> Iterator[str]:
    for line in one.requires or ():
        asked, _, condition = line.partition(";")
        name = _NAME.match(asked)
        if name is not None and "extra" not in condition:
            yield name.group()


def _named(one: metadata.Distribution) -> str:
    """The expression, else the short name, else what the classifiers say."""
    about = one.metadata
    said = "".join([*_said(about, "License-Expression"), *_said(about, "License")][:1])
    if said and "\n" not in said and len(said) <= _LONGEST_NAME:
        return said
    families = [line for line in _said(about, "Classifier") if line.startswith(_FAMILY)]
    return ", ".join(line.removeprefix(_FAMILY) for line in families) or "see its text"


def _home(one: metadata.Distribution) -> str:
    links = [line.partition(",") for line in _said(one.metadata, "Project-URL")]
    home = [link.strip() for label, _, link in links if "home" in label.lower()]
    others = [link.strip() for _, _, link in links]
    return next(iter([*_said(one.metadata, "Home-page"), *home, *others]), "")


def _said(about: metadata.PackageMetadata, field: str) -> list[str]:
    return [line for line in about.get_all(field) or () if line]


def _texts(one: metadata.Distribution) -> str:
    files = [file for file in one.files or () if ".dist-info/" in file.as_posix()]
    found = [file for file in files if _TEXT.search(file.as_posix())]
    texts = (file.read_binary().decode("utf-8", "replace") for file in sorted(found))
    return "\n\n".join(text.strip() for text in texts)
