"""Which plans the library already has of documents that are about to be imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.services.reading import CheckedPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.library.plans import Plans
    from facilitator.services.reading import ReadDocument


@dataclass(frozen=True, slots=True)
class KnownPlans:
    """Ids of plans by where they were read, by their bytes and by title; asked for all at once."""

    paths: Mapping[str, str]
    digests: Mapping[str, str]
    titles: Mapping[str, list[str]]

    @classmethod
    def of(cls, plans: Plans, reads: Iterable[ReadDocument]) -> KnownPlans:
        read = [each for each in reads if isinstance(each.outcome, CheckedPlan)]
        origins = [each.origin for each in read if each.origin is not None]
        return cls(
            plans.with_origins({origin.path for origin in origins}),
            plans.with_digests({origin.digest for origin in origins}),
            plans.titled({each.checked.plan.title for each in read}),
        )
