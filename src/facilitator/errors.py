"""The two kinds of failure: what the user can mend, and our own bugs."""


class UserError(Exception):
    """Something the user can mend: a full disk, a bad file, a folder without rights.

    The message is one or two plain sentences: what happened, then what to do.
    Everything that is not a UserError is our bug and goes to the log file.
    """
