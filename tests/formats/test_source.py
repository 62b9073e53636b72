"""Files of every kind: read as text, or refused in one sentence and in a moment."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.formats.markdown import read_plan
from facilitator.formats.source import decode, load_source
from facilitator.formats.unreadable import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

GERMAN = "# Brot backen für Anfänger\n\n## Lesson Structure\n### Engage\n„Was macht Hefe?“ fragen\n"
FRENCH = "# Gérer les conflits à l’école\n\n### Engage\nPrésenter une scène; où ça coince?\n"
SPANISH = "# Cocina básica\n\n### Engage\n¿Qué sabéis de la cocción? Mañana será otro día, señora\n"
POLISH = "# Zarządzanie zespołem\n\n### Engage\nPoproś, żeby opisali swoją pracę i źródła sporów\n"
CZECH = "# Příprava lekce\n\n### Engage\nZeptejte se účastníků, co vědí o věcech, které řeší\n"
RUSSIAN = "# Пожарная безопасность\n\n### Engage\nСпросите участников, что они знают\n"
ARABIC = "# السلامة من الحرائق\n\n### Engage\nاسأل المشاركين عما يعرفونه عن الحرائق\n"
CHINESE = "# 消防安全\n\n### Engage\n询问参与者对火灾了解多少。\n"

IN_UNICODE = [
    (text, encoding)
    for text in (GERMAN, RUSSIAN, ARABIC, CHINESE)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
]
IN_OLD_ENCODINGS = [
    (GERMAN, "cp1252"),
    (SPANISH, "latin-1"),
    (SPANISH, "mac_roman"),
    (FRENCH, "cp1252"),
    (POLISH, "cp1250"),
    (CZECH, "cp1250"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (ARABIC, "cp1256"),
]


@pytest.mark.parametrize(("text", "encoding"), IN_UNICODE + IN_OLD_ENCODINGS)
def test_text_is_read_whatever_wrote_it(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "plan.txt"
    content = text.encode(encoding)
    file.write_bytes(content)
    source = load_source(file)
    assert source.text == text
    assert source.content == content
    assert source.name == "plan.txt"
    assert len(source.digest) == 64


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system(end: str) -> None:
    assert decode(GERMAN.replace("\n", end).encode(), "x")[0] == GERMAN


def test_the_digest_is_of_the_bytes_not_of_the_text(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_bytes(GERMAN.encode())
    other.write_bytes(GERMAN.encode("utf-16"))
    assert load_source(one).text == load_source(other).text
    assert load_source(one).digest != load_source(other).digest


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (PNG, "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "is a picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document"),
        (b"PK\x03\x04" + bytes(50), "is damaged"),
        (b"SQLite format 3\x00" + bytes(80), "is a database"),
        (bytes(4096), "holds no text"),
        (bytes(range(256)) * 16, "holds no text"),
        (b"\x01\x02\x03\xff\xfe\xfd" * 50, "holds no text"),
    ],
)
def test_what_holds_no_text_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "thing.txt"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match=f"^“thing.txt” {words}") as refused:
        load_source(file)
    assert str(refused.value).endswith(".")


@pytest.fixture
def quickly() -> Iterator[None]:
    """Fails when the test takes long enough for a person to notice."""
    begin = time.perf_counter()
    yield
    assert time.perf_counter() - begin < 2


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        load_source(path)
    return str(refused.value)


@pytest.mark.usefixtures("quickly")
def test_200_megabytes_of_zeros(tmp_path: Path) -> None:
    file = tmp_path / "zeros.txt"
    with file.open("wb") as opened:
        opened.truncate(200_000_000)
    assert _refused(file) == "“zeros.txt” is larger than 8 MB, too large for a lesson plan."


@pytest.mark.usefixtures("quickly")
def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert "is no longer there" in _refused(tmp_path / "gone.txt")
    (tmp_path / "plan.txt").write_text("x")
    assert "is no longer there" in _refused(tmp_path / "plan.txt" / "below")


@pytest.mark.usefixtures("quickly")
def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in _refused(tmp_path)


def test_a_name_that_no_file_can_have() -> None:
    assert "its name is not valid" in _refused(Path("a\x00b.txt"))


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@posix
@pytest.mark.usefixtures("quickly")
def test_pipes_sockets_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "is a device" in _refused(pipe)
    assert "is a device" in _refused(Path("/dev/zero"))
    listening = socket.socket(socket.AF_UNIX)
    with listening:
        # Relative, because the address of a socket may be no longer than about 100 bytes.
        before = Path.cwd()
        os.chdir(tmp_path)
        listening.bind("socket.txt")
        os.chdir(before)
    assert "is a device" in _refused(tmp_path / "socket.txt")


@posix
@pytest.mark.usefixtures("quickly")
def test_a_link_to_itself(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(link)
    assert "could not be read" in _refused(link)


@posix
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(GERMAN)
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    assert "may not be read" in _refused(file)


def test_a_refusal_of_the_system_is_said_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may be allowed to read everything."""
    file = tmp_path / "plan.txt"
    file.write_text(GERMAN)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert _refused(file) == (
        "“plan.txt” may not be read. Ask for the right to read it, or copy it elsewhere."
    )


@given(st.binary(max_size=400))
def test_any_bytes_are_a_plan_or_a_user_error(content: bytes) -> None:
    try:
        read_plan(decode(content, "x")[0])
    except UserError:
        return


@given(st.text(min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_comes_back_from_its_encoding(text: str, encoding: str) -> None:
    """A leading word keeps the text from being empty or looking like another kind of file."""
    text = "plan " + text.encode("utf-8", "ignore").decode().replace("\r", "").replace("\x00", "")
    assert decode(text.encode(encoding), "x")[0] == text
