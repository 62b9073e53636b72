"""Names of months and days, in English and in order: keys of every language."""

from __future__ import annotations

from typing import Final

MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
DAYS: Final = "Mon Tue Wed Thu Fri Sat Sun"
