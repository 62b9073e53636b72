"""One transaction's view of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.library.exchange import Exchange
from facilitator.library.letterheads import Letterheads
from facilitator.library.observations import Observations
from facilitator.library.people import People
from facilitator.library.photos import Photos
from facilitator.library.plans import Plans
from facilitator.library.reviews import Reviews
from facilitator.library.rubrics import Rubrics
from facilitator.library.runs import Runs
from facilitator.library.scores import Scores
from facilitator.library.sessions import Sessions

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Work:
    """The repositories of one transaction; use it inside the `with` that gave it, nowhere else."""

    __slots__ = (
        "exchange",
        "letterheads",
        "observations",
        "people",
        "photos",
        "plans",
        "reviews",
        "rubrics",
        "runs",
        "scores",
        "sessions",
    )

    def __init__(self, connection: Connection) -> None:
        self.plans = Plans(connection)
        self.sessions = Sessions(connection)
        self.runs = Runs(connection)
        self.observations = Observations(connection)
        self.exchange = Exchange(connection)
        self.reviews = Reviews(connection)
        self.people = People(connection)
        self.photos = Photos(connection)
        self.rubrics = Rubrics(connection)
        self.scores = Scores(connection)
        self.letterheads = Letterheads(connection)
