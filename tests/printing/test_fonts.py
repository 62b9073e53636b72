"""The weights of the page font: made once, kept, made anew when they are damaged."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from facilitator.printing import font_files
from facilitator.printing.font_files import fresh_weight, kept_weight, make_weight
from facilitator.printing.fonts import load_typeface, typeface
from facilitator.resources import page_font

if TYPE_CHECKING:
    from pathlib import Path

REGULAR, BOLD = 400, 700


@pytest.fixture
def made_before(monkeypatch: pytest.MonkeyPatch, font_cache: Path) -> list[int]:
    """Weights come from the tests' cache instead of being made; tells which ones were wanted."""
    wanted: list[int] = []

    def hand_out(source: Path, weight: int) -> bytes:
        wanted.append(weight)
        content = kept_weight(weight, font_cache)
        assert content is not None
        return content

    monkeypatch.setattr(font_files, "make_weight", hand_out)
    return wanted


def opened(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content))


def test_weights_are_static_and_named(font_cache: Path) -> None:
    for weight, name in ((REGULAR, "NotoSans-Regular"), (BOLD, "NotoSans-Bold")):
        content = kept_weight(weight, font_cache)
        assert content is not None
        font = opened(content)
        assert "fvar" not in font
        assert "gvar" not in font
        assert font["name"].getDebugName(6) == name


def test_bold_is_wider() -> None:
    face = typeface()
    assert face.bold.width("Lesson plan", 10) > face.regular.width("Lesson plan", 10) > 40


def test_making_a_weight_gives_the_same_bytes_again() -> None:
    made = make_weight(page_font(), REGULAR)
    assert made == make_weight(page_font(), REGULAR)
    with TTFont(page_font()) as source:
        assert opened(made)["head"].modified == source["head"].modified


def test_a_kept_weight_is_used_again(tmp_path: Path, made_before: list[int]) -> None:
    load_typeface(tmp_path)
    load_typeface(tmp_path)
    assert made_before == [REGULAR, BOLD]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "damage",
    [lambda content: b"", lambda content: content[:1000], lambda content: b"\0" * len(content),
     lambda content: content[:5000] + b"?" + content[5001:]],
    ids=["empty", "cut", "zeros", "one byte"],
)  # fmt: skip
def test_a_damaged_weight_is_made_anew(damage, tmp_path: Path, made_before: list[int]) -> None:
    load_typeface(tmp_path)
    kept = next(file for file in tmp_path.iterdir() if "400" in file.name)
    kept.write_bytes(damage(kept.read_bytes()))
    made_before.clear()
    assert load_typeface(tmp_path).covers("Ω")
    assert made_before == [REGULAR]
    assert kept.stat().st_size > 100_000


def test_works_where_nothing_can_be_kept(tmp_path: Path, made_before: list[int]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert load_typeface(blocked / "fonts").covers("ж")
    assert made_before == [REGULAR, BOLD]


def test_many_at_once_leave_whole_files_only(tmp_path: Path, made_before: list[int]) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: fresh_weight(REGULAR, tmp_path), range(16)))
    assert len(set(made)) == 1
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [made[0]]


def test_covers_what_its_character_map_says(font_cache: Path) -> None:
    content = kept_weight(REGULAR, font_cache)
    assert content is not None
    mapped = {chr(code) for code in opened(content).getBestCmap() if code <= 0xFFFF}
    assert mapped - set(typeface().regular.advances) == set()
    assert not typeface().covers("🙂")
    assert not typeface().covers("→")
