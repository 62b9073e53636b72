"""`python offline.py COMMAND…`: run it where there is no network at all, and say how."""

from __future__ import annotations

import shutil
import subprocess
import sys

_WAYS = (["unshare", "-n"], ["unshare", "-rn"])
"""A network namespace without interfaces: as root, and as a user where the system allows it."""


def main(command: list[str]) -> int:
    way = next(filter(_works, _WAYS), None)
    if way is None:
        sys.stderr.write(
            "No network namespace can be made here (it takes Linux and the right to), so this "
            "would prove nothing. The tests themselves refuse every network connection anyway.\n"
        )
        return 1
    sys.stderr.write(f"Without a network ({' '.join(way)}): {' '.join(command)}\n")
    return subprocess.run([*way, *command], check=False).returncode


def _works(way: list[str]) -> bool:
    if shutil.which(way[0]) is None:
        return False
    return subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
