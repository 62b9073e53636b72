"""A process of its own that reads damaged files, and tells what went wrong (see test_fuzzed).

Watched by an audit hook that cannot be taken back, and held to so much memory.
"""

from __future__ import annotations

import importlib
import io
import json
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import UserError
from facilitator.formats.package import PackageError
from facilitator.formats.rubrics import (
    read_rubrics,
    write_canvas,
    write_case,
    write_markdown,
    write_moodle,
    write_word,
)
from facilitator.formats.unreadable import UnreadableFile
from facilitator.printing.logo import prepared_logo
from tests.formats.test_hostile import BOOK, OPEN_TEXT, WORD, read
from tests.formats.test_package import AT, read_all
from tests.formats.test_package import zipped as packed
from tests.formats.test_sheets import GERMAN, ONTIME
from tests.office import zipped
from tests.pictures import jpeg
from tests.rubrics import KNOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MORE_MEMORY = 400 * 1024 * 1024
SLOWEST = 10.0
FORMS = Path(__file__).resolve().parents[1] / "data" / "forms"
TOKENS = (
    b"", b"\x00", b"<", b"</w:p>", b"<w:tbl>", b"&#0;", b"\xff\xfe", b"999999999999999999999",
    b"-1", b"1e999", b'"', b"{", b"[" * 3000, b"| a |\n|---|\n", b"# " * 50, b"23:59-00:01",
    b"=cmd|' /C calc'!A0", "\u202e".encode(), b"\n", b"\t", b",;", b'r="XFD1048576"', b"null",
)  # fmt: skip

Reader = tuple[str, bytes, "Callable[[bytes], object]"]


def main(folder: Path, tries: int, seed: int) -> None:
    kinds = list(readers(folder))
    for _, content, reader in kinds:  # what is imported late is imported now
        reader(content)
    limit()
    strange = watch(folder)
    draw = random.Random(seed)
    crashes: list[str] = []
    slow: list[str] = []
    ends: Counter[str] = Counter()
    for number in range(tries):
        name, content, reader = kinds[number % len(kinds)]
        harmed = damaged(content, draw)
        begin = time.process_time()
        try:
            reader(harmed)
            ends["read"] += 1
        except (UserError, UnreadableFile, PackageError) as reason:
            ends["refused"] += 1
            if not str(reason).strip():
                crashes.append(f"{number} {name}: refused without a word")
        except Exception:
            crashes.append(f"{number} {name}: {traceback.format_exc()[-1500:]}")
        if time.process_time() - begin > SLOWEST:
            slow.append(f"{number} {name}")
    told = {"crashes": crashes, "slow": slow, "strange": strange, "ends": dict(ends)}
    sys.stdout.write(json.dumps({**told, "kinds": len(kinds)}))


def readers(folder: Path) -> Iterator[Reader]:
    """Each importer with a sound file for it."""
    plans = [(WORD, "a.docx"), (BOOK, "a.xlsx"), (OPEN_TEXT, "a.odt"), (GERMAN.encode(), "a.csv"),
             (ONTIME.encode("utf-16"), "b.csv"), (ONTIME.encode(), "a.tsv")]  # fmt: skip
    plans += [(form.read_bytes(), form.name) for form in sorted(FORMS.iterdir())]
    for content, name in plans:
        yield name, content, lambda harmed, name=name: read(harmed, name)
    rubrics = {
        "canvas.csv": write_canvas(KNOTS).encode(),
        "moodle.csv": write_moodle(KNOTS).encode(),
        "case.json": write_case(KNOTS, AT).encode(),
        "rubric.md": write_markdown(KNOTS).encode(),
        "rubric.docx": write_word(KNOTS, AT),
    }
    for name, content in rubrics.items():
        yield name, content, lambda harmed, name=name: read_rubrics(harmed, name)
    yield "logo.jpg", jpeg(), prepared_logo
    yield "logo.png", prepared_logo(jpeg()), prepared_logo
    file = folder / "a.facilitator"
    parts = [("plans/x.json", b'{"title": "Bread"}'), ("notes/later.txt", b"later")]
    yield "bare.facilitator", packed(file, parts[1:]).read_bytes(), lambda b: package(file, b)


def package(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    read_all(file)


def damaged(content: bytes, draw: random.Random) -> bytes:
    """Harm to the file, or to a part of it when it is an archive, which stays sound."""
    if content[:2] != b"PK" or draw.random() < 0.25:
        return harmed_bytes(content, draw)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = draw.choice(sorted(parts))
    return zipped({**parts, chosen: harmed_bytes(parts[chosen], draw)})


def harmed_bytes(content: bytes, draw: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(made) + 1)
        match draw.randrange(5):
            case 0 if made:
                made[at % len(made)] = draw.randrange(256)
            case 1:
                made[at : at + draw.randrange(200)] = b""
            case 2:
                made[at:at] = made[at : at + draw.randrange(400)]
            case 3:
                del made[at:]
            case _:
                made[at : at + draw.randrange(4)] = draw.choice(TOKENS)
    return bytes(made)


def watch(folder: Path) -> list[str]:
    """What is opened but the file itself and modules of Python, and all that leads outside."""
    own = tuple({str(folder), sys.prefix, sys.base_prefix, str(Path(sys.prefix).resolve())})
    strange: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and not str(arguments[0]).startswith(own):
            strange.append(f"open {arguments[0]!r}")
        elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib.")):
            strange.append(event)

    sys.addaudithook(hook)
    return strange


def limit() -> None:
    resource = importlib.import_module("resource")  # not on Windows
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MORE_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
