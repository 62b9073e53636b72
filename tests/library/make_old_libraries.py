"""`python -m tests.library.make_old_libraries`: a library of each schema there was.

Each is written by the last commit that had its schema, out of git's history: nothing of today's
program has touched it. What is kept stays as it is; only what is missing is made.
"""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]
_VERSIONS = "src/facilitator/library/migrations/versions"
KEPT = _CHECKOUT / "tests" / "data" / "libraries"


def main() -> int:
    KEPT.mkdir(parents=True, exist_ok=True)
    numbers = [int(file.name[:4]) for file in (_CHECKOUT / _VERSIONS).glob("0*.py")]
    for number in sorted(numbers):
        target = KEPT / f"{number:04}.sqlite3.gz"
        if not target.exists():
            commit = _last_commit_of(number)
            target.write_bytes(gzip.compress(_library_of(commit), 9, mtime=0))
            print(f"{target.name}: {commit[:9]}")
    return 0


def _last_commit_of(number: int) -> str:
    """The one before the next schema came, else the newest."""
    found = _git("log", "--format=%H", "--diff-filter=A", "--", f"{_VERSIONS}/{number + 1:04}_*.py")
    added = found.decode().split()
    return _git("rev-parse", f"{added[-1]}^" if added else "HEAD").decode().strip()


def _library_of(commit: str) -> bytes:
    """What that program makes of its first sample plan."""
    with tempfile.TemporaryDirectory() as folder:
        checkout, kept = Path(folder, "checkout"), Path(folder, "kept")
        with tarfile.open(fileobj=io.BytesIO(_git("archive", commit, "src", "resources"))) as tree:
            tree.extractall(checkout, filter="data")
        plan = min((checkout / "resources" / "samples").glob("*.md"))
        command = [sys.executable, "-m", "facilitator", "--library", str(kept), "import", str(plan)]
        environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
        subprocess.run(command, check=True, env=environment, cwd=folder)
        return (kept / "library.sqlite3").read_bytes()


def _git(*command: str) -> bytes:
    return subprocess.run(["git", *command], cwd=_CHECKOUT, check=True, capture_output=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
