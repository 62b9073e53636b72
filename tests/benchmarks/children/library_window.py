"""Our start: the Library window with the user's rows, up to its first painted frame.

The one argument is the library's folder. Nothing of the app is imported before the app does it.
"""

import os
import sys
from types import ModuleType

from facilitator import app


class FirstFrameIsUp(ModuleType):
    """Stands for the module that the app imports first when its first frame is on the screen."""

    def __getattr__(self, name: str) -> object:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        os._exit(0)


sys.modules["facilitator.ui.crash"] = FirstFrameIsUp("facilitator.ui.crash")
app.main(["--library", sys.argv[1]])
