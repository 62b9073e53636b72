"""A printing system of our own with one queue that ends nowhere: nobody's printer is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

_CUPSD = """\
Listen {folder}/cups.sock
LogLevel debug
PreserveJobFiles Yes
WebInterface No
Browsing Off
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """\
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temp
ServerBin {server_bin}
DataDir /usr/share/cups
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
FileDevice Yes
SystemGroup {group}
"""
_PRINTERS = """\
<DefaultPrinter Office>
Info Office
DeviceURI file:///dev/null
State Idle
Accepting Yes
Shared No
</DefaultPrinter>
"""


def missing() -> str:
    """Why there can be no queue here; empty when there can."""
    if _cupsd() is None:
        return "CUPS is not installed"
    if os.geteuid() != 0:
        return "a CUPS server of our own needs the rights of root"
    return ""


def _cupsd() -> str | None:
    return shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


class Queue:
    """`Office`, which takes what is printed and keeps it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("spool", "cache", "state", "temp"):
            (folder / name).mkdir()
        bins = (Path("/usr/lib/cups"), Path("/usr/libexec/cups"))
        values = {
            "folder": folder,
            "server_bin": next(each for each in bins if each.is_dir()),
            "group": "lpadmin" if Path("/etc/debian_version").exists() else "root",
        }
        (folder / "cupsd.conf").write_text(_CUPSD.format(**values))
        (folder / "cups-files.conf").write_text(_FILES.format(**values))
        (folder / "printers.conf").write_text(_PRINTERS.format(**values))
        command = [str(_cupsd()), "-f", "-c", folder / "cupsd.conf"]
        command += ["-s", folder / "cups-files.conf"]
        self._server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self._wait_for("cups.sock")

    @property
    def server(self) -> str:
        """For the environment variable CUPS_SERVER."""
        return str(self.folder / "cups.sock")

    def printed(self) -> bytes:
        """The first job as it reached the printer, once the server calls it complete."""
        self._wait_for("error_log", "Job completed.")
        return (self.folder / "spool" / "d00001-001").read_bytes()

    def options(self) -> str:
        """With what options the job was printed, in words of the printing system."""
        log = (self.folder / "error_log").read_text()
        return next(line for line in log.splitlines() if "argv[5]" in line)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(timeout=10)

    def _wait_for(self, name: str, words: str = "") -> None:
        file = self.folder / name
        for _ in range(200):
            if file.exists() and (not words or words in file.read_text(errors="replace")):
                return
            time.sleep(0.1)
        raise AssertionError(f"{name} does not hold “{words}”")
