"""Where a library may lie, and where it is said once that it should not."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.services import safe_place
from facilitator.services.safe_place import Risk, kind_of_mount, risk_of

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "server:/home /home nfs4 rw 0 0",
    "//nas/people /media/the\\040people cifs rw 0 0",
    "tmpfs /home/ada/tmp tmpfs rw 0 0",
    "broken",
)


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox/plans",
        "OneDrive - School of Bread/plans",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Library/CloudStorage/GoogleDrive-ada@bread.example",
        "Nextcloud",
        "Google Drive/My Drive",
    ],
)
def test_a_folder_that_a_cloud_keeps_in_step_is_told(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)
    assert risk_of(place) is Risk.CLOUD


def test_a_mark_of_syncthing_tells_it_of_any_name(tmp_path: Path) -> None:
    place = tmp_path / "courses" / "library"
    place.mkdir(parents=True)
    (tmp_path / "courses" / ".stfolder").mkdir()
    assert risk_of(place) is Risk.CLOUD


@pytest.mark.parametrize("folder", ["boxes", "box of plans", "synchronous", "megalith", "plans"])
def test_an_ordinary_name_is_no_cloud(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)
    assert risk_of(place) is None


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/home/ada/plans", "nfs4"),
        ("/home/ada/tmp/x", "tmpfs"),
        ("/media/the people/ada", "cifs"),
    ],
)
def test_the_longest_mount_point_tells_the_kind(folder: str, kind: str) -> None:
    assert kind_of_mount(Path(folder), MOUNTS) == kind


@pytest.mark.skipif(not Path("/proc/mounts").exists(), reason="only Linux lists its mounts so")
def test_a_network_drive_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"nas:/x {tmp_path.resolve()} nfs4 rw 0 0\n", "utf-8")
    monkeypatch.setattr(safe_place, "_MOUNTS", mounts)
    assert risk_of(tmp_path) is Risk.NETWORK
    mounts.unlink()
    assert risk_of(tmp_path) is None, "what cannot be told is no reason to worry anybody"
