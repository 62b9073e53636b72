"""The `.facilitator` package: plans, rubrics and sessions in one file, for another laptop.

A zip archive, of which nothing is ever unpacked into a folder:

    manifest.json         the format's version, the program's, who made it and when, and the name,
                          size and SHA-256 of every other entry
    plans/ID.json         a plan with its tags and all versions
    rubrics/SHA256.json   a rubric with all versions, under the hash of its id, which is any text
    sessions/ID.json      a session: set-up, groups, the log of its run, observations
    attachments/SHA256    documents that plans were read from, under their own hash
    photos/ID.jpg         the photo of an observation, if it may be passed on

Entries of other folders are of a later version of the program: they are named, not refused.
"""

from facilitator.formats.package.directory import PackageError
from facilitator.formats.package.manifest import FORMAT, About
from facilitator.formats.package.reading import PackageFile, open_package
from facilitator.formats.package.records import (
    attachment_part,
    part_of_plan,
    part_of_rubric,
    part_of_session,
    photo_part,
)
from facilitator.formats.package.writing import write_parts

SUFFIX = ".facilitator"

__all__ = [
    "FORMAT",
    "SUFFIX",
    "About",
    "PackageError",
    "PackageFile",
    "attachment_part",
    "open_package",
    "part_of_plan",
    "part_of_rubric",
    "part_of_session",
    "photo_part",
    "write_parts",
]
