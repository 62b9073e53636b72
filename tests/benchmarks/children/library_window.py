"""Our start: the Library window with the user's rows, up to its first painted frame.

The one argument is the library's folder.
"""

import os
import sys

from facilitator import app
from facilitator.ui.main_window import MainWindow


def painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)


show = MainWindow.show


def show_and_tell(window: MainWindow) -> None:
    window.painted.connect(painted)
    show(window)


MainWindow.show = show_and_tell  # type: ignore[method-assign]
app.main(["--library", sys.argv[1]])
