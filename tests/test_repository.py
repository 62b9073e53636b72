"""What is in the repository: nothing of one machine, samples that are ready, a lock that fits."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from facilitator import __version__
from facilitator.domain.checks import check_plan
from facilitator.formats.markdown import read_plan, write_plan
from facilitator.resources import sample_plans

_ROOT = Path(__file__).resolve().parents[1]
_TEXT = {".cfg", ".in", ".json", ".md", ".py", ".pyi", ".sh", ".spec", ".svg", ".toml", ".txt", ""}

# Written in pieces, so that this file does not find itself.
_REGISTRY = re.compile("|".join((r"pypi\.\w+", r"python" + r"hosted", r"npm" + r"js", r"conda\.")))
_PLACES = [r"/(?:work|root|opt)\b", *([re.escape(str(_ROOT))] if len(_ROOT.parts) > 2 else [])]
_MACHINE = re.compile(rf"(?<![\w.$~)}}])(?:{'|'.join(_PLACES)})")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@cache
def _tracked() -> tuple[Path, ...]:
    command = ["git", "-C", str(_ROOT), "ls-files", "-z"]
    listing = subprocess.run(command, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("This is no git checkout.")
    names = listing.stdout.decode().split("\0")
    return tuple(_ROOT / name for name in names if name and (_ROOT / name).is_file())


def _texts() -> list[tuple[Path, str]]:
    files = (file for file in _tracked() if file.suffix in _TEXT and "data" not in file.parts)
    return [(file.relative_to(_ROOT), file.read_text("utf-8")) for file in files]


def test_no_file_names_a_package_registry() -> None:
    assert not [name for name, text in _texts() if _REGISTRY.search(text)]


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [(str(name), hit.group()) for name, text in _texts() for hit in _MACHINE.finditer(text)]

    assert not found


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (_ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("document", ["README.md", "docs/guide.md", "docs/architecture.md"])
def test_every_link_leads_somewhere(document: str) -> None:
    source = _ROOT / document
    links = _LINK.findall(source.read_text("utf-8"))
    local = [link for link in links if "://" not in link]

    assert local
    assert not [link for link in local if not (source.parent / link).exists()]


def test_there_are_three_samples() -> None:
    assert len(sample_plans()) == 3


@pytest.mark.parametrize("sample", sample_plans(), ids=lambda path: path.stem)
def test_a_sample_is_ready_to_run(sample: Path) -> None:
    read = read_plan(sample.read_text("utf-8"))

    assert [finding.message for finding in read.diagnostics] == []
    assert [finding.message for finding in check_plan(read.plan)] == []
    assert len(read.plan.profiles) >= 2
    assert not read.plan.kept


@pytest.mark.parametrize("sample", sample_plans(), ids=lambda path: path.stem)
def test_a_sample_comes_back_byte_for_byte(sample: Path) -> None:
    text = sample.read_bytes().decode("utf-8")

    assert write_plan(read_plan(text).plan) == text


def test_one_sample_has_a_break_and_one_an_offline_alternative() -> None:
    plans = [read_plan(sample.read_text("utf-8")).plan for sample in sample_plans()]
    phases = [phase for plan in plans for phase in plan.phases]

    assert any(phase.is_break for phase in phases)
    assert any(phase.technology and phase.offline_alternative for phase in phases)


def _pinned() -> dict[str, set[str]]:
    """Name to versions; a package may be pinned differently for different Pythons."""
    pins: dict[str, set[str]] = {}
    for line in (_ROOT / "requirements" / "dev.txt").read_text("utf-8").splitlines():
        name, equals, version = line.partition("==")
        if equals:
            found = pins.setdefault(canonicalize_name(name.strip()), set())
            found.add(version.partition(";")[0].strip())
    return pins


def test_the_lock_fits_what_the_project_asks_for() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    pins = _pinned()
    for requirement in map(Requirement, wanted):
        versions = pins.get(canonicalize_name(requirement.name), set())

        assert versions, f"{requirement} is not in the lock: make lock"
        assert all(requirement.specifier.contains(version) for version in versions), requirement
