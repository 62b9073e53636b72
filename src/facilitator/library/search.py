"""The full-text index of plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facilitator.domain.shelf import SearchHit
from facilitator.library import shelf
from facilitator.library.search_query import (
    BEGIN,
    END,
    expression,
    in_the_title,
    is_from_spellings,
    pieces,
    pieces_by_folding,
    words_of,
)
from facilitator.library.search_text import COLUMNS, any_running

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.shelf import PlanSummary
    from facilitator.library.search_query import Pieces

# Marks belong to their letters in many scripts.
_INDEX = (
    f"CREATE VIRTUAL TABLE plan_search USING fts5({', '.join(COLUMNS)}, prefix = '1 2 3', "
    "tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")"
)
# A word in the title weighs more than one in the rest; weights that are stored rank fastest.
_WEIGHTS = (
    "INSERT INTO plan_search(plan_search, rank) "
    "VALUES ('rank', 'bm25(10.0, 8.0, 5.0, 4.0, 2.0, 1.5, 1.0, 1.0)')"
)
INDEX_DDL: Final = (_INDEX, _WEIGHTS)
_NAMES = ", ".join(COLUMNS)
_PLACES = ", ".join("?" * len(COLUMNS))
_ADD = f"INSERT INTO plan_search (rowid, {_NAMES}) VALUES (?, {_PLACES})"  # noqa: S608
_REMOVE = "DELETE FROM plan_search WHERE rowid = ?"
_COLUMNS_OF = f"SELECT {_NAMES} FROM plan_search WHERE rowid = ?"  # noqa: S608
_FOUND = (
    "SELECT rowid, snippet(plan_search, -1, ?, ?, '…', ?) FROM plan_search "
    "WHERE plan_search MATCH ? ORDER BY {order} LIMIT ?"
)
# FTS5 sorts by its stored rank on its own and makes snippets only for the rows that come out.
_RANKED = _FOUND.format(order="rank")
_NEWEST = _FOUND.format(order="rowid DESC")
_AT_MOST = "SELECT count(*) FROM (SELECT 1 FROM plan_search WHERE plan_search MATCH ? LIMIT ?)"
_MOST_TO_RANK, _MOST_TO_RANK_BY_A_LETTER = 2000, 200
_SNIPPET_WORDS, _SNIPPET_SIGNS = 20, 48

Found = tuple[int, str]
"""A plan's key and the snippet as the index gives it."""


def add_to_index(connection: Connection, rows: Sequence[tuple[int | str, ...]]) -> None:
    """Each row is a plan's key and its columns."""
    if rows:
        connection.exec_driver_sql(_ADD, list(rows))


def remove_from_index(connection: Connection, key: int) -> bool:
    """Whether it was there; plans in the trash are not."""
    return connection.exec_driver_sql(_REMOVE, (key,)).rowcount > 0


def search(
    connection: Connection, query: str, limit: int, *, since: datetime | None
) -> tuple[SearchHit, ...]:
    """Best first; of a word that is nearly everywhere, titles and tags first, then the newest."""
    words = words_of(query)
    if not words or limit < 1:
        return ()
    found = _found(connection, words, limit)
    plans = _summaries(connection, [key for key, _ in found], since)
    return tuple(
        SearchHit(plans[key], _pieces(connection, key, snippet, words))
        for key, snippet in found
        if key in plans
    )


def _found(connection: Connection, words: Sequence[str], limit: int) -> list[Found]:
    """Ranking thousands of plans by a word that most of them have takes long and says little."""
    by_a_letter = len(words[-1]) == 1 and not any_running(words[-1])
    most = _MOST_TO_RANK_BY_A_LETTER if by_a_letter else _MOST_TO_RANK
    everywhere = expression(words)
    if _are_at_most(connection, most, everywhere):
        return _run(connection, _RANKED, everywhere, words, limit)
    titled = in_the_title(words)
    first = []
    if _are_at_most(connection, most, titled):
        first = _run(connection, _RANKED, titled, words, limit)
    keys = {key for key, _ in first}
    rest = _run(connection, _NEWEST, everywhere, words, limit)
    return [*first, *(one for one in rest if one[0] not in keys)][:limit]


def _are_at_most(connection: Connection, most: int, expression: str) -> bool:
    return (connection.exec_driver_sql(_AT_MOST, (expression, most + 1)).scalar() or 0) <= most


def _run(
    connection: Connection, statement: str, expression: str, words: Sequence[str], limit: int
) -> list[Found]:
    length = _SNIPPET_SIGNS if any(map(any_running, words)) else _SNIPPET_WORDS
    rows = connection.exec_driver_sql(statement, (BEGIN, END, length, expression, limit))
    return [(key, snippet) for key, snippet in rows]


def _summaries(
    connection: Connection, keys: Sequence[int], since: datetime | None
) -> dict[int, PlanSummary]:
    if not keys:
        return {}
    rows = connection.exec_driver_sql(
        shelf.with_keys(len(keys)), (shelf.since_value(since), *keys)
    ).fetchall()
    plans = shelf.summaries_of(row[1:] for row in rows)
    return dict(zip((row[0] for row in rows), plans, strict=True))


def _pieces(connection: Connection, key: int, snippet: str, words: Iterable[str]) -> Pieces:
    if not is_from_spellings(snippet):
        return pieces(snippet)
    columns = connection.exec_driver_sql(_COLUMNS_OF, (key,)).fetchone() or ()
    return pieces_by_folding(columns[:-1], tuple(words))
