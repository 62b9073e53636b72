"""Agreement between observers, held against the reference implementation of others."""

from __future__ import annotations

from itertools import product

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import (
    Measure,
    agreements,
    ordinal_alpha,
    units_of,
    weighted_kappa,
    within,
)

# The worked example of Krippendorff's own text: four observers, twelve units, some left out.
_TEXTBOOK = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
RATINGS = {
    f"observer {number}": {
        f"{place:02}": int(sign) for place, sign in enumerate(line.split()) if sign != "."
    }
    for number, line in enumerate(_TEXTBOOK)
}
_LEVEL = st.integers(1, 4)
_TABLES = st.integers(2, 4).flatmap(
    lambda observers: st.lists(
        st.lists(st.none() | _LEVEL, min_size=observers, max_size=observers),
        min_size=2,
        max_size=12,
    )
)


def test_the_textbook_comes_out() -> None:
    assert ordinal_alpha(units_of(RATINGS)) == pytest.approx(0.815, abs=0.0005)


@given(_TABLES)
def test_alpha_is_that_of_the_reference(table: list[list[int | None]]) -> None:
    ratings = {
        str(observer): {
            f"{place:02}": row[observer]
            for place, row in enumerate(table)
            if row[observer] is not None
        }
        for observer in range(len(table[0]))
    }
    own = ordinal_alpha(units_of(ratings))
    if own is None:
        return
    data = np.array(
        [
            [np.nan if value is None else value for value in column]
            for column in zip(*table, strict=True)
        ],
        dtype=float,
    )
    theirs = krippendorff.alpha(data, level_of_measurement="ordinal", value_domain=[1, 2, 3, 4])

    assert own == pytest.approx(theirs, abs=1e-9)


@given(st.lists(st.tuples(_LEVEL, _LEVEL), min_size=1, max_size=30))
def test_kappa_is_that_of_the_matrix_form(pairs: list[tuple[int, int]]) -> None:
    """As Cohen gave it in 1968: from the observed and the expected table, weighted."""
    seen = np.zeros((4, 4))
    for one, other in pairs:
        seen[one - 1, other - 1] += 1 / len(pairs)
    weights = np.array([[(one - other) ** 2 for other in range(4)] for one in range(4)])
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0))
    own = weighted_kappa(pairs)
    if own is None:
        assert (weights * expected).sum() == pytest.approx(0)
    else:
        theirs = 1 - (weights * seen).sum() / (weights * expected).sum()
        assert own == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize(
    ("one", "other", "kappa", "alpha"),
    [
        ((1, 2, 3, 4, 4, 2, 1, 3, 2, 4, 3, 1), (1, 2, 2, 4, 3, 2, 2, 3, 1, 4, 4, 1),
         0.8333333333333334, 0.8389430516867843),
        ((1, 1, 2, 4, 4), (4, 2, 2, 1, 4), -0.14457831325301207, -0.14489795918367365),
    ],
)  # fmt: skip
def test_figures_are_those_that_others_publish(
    one: tuple[int, ...], other: tuple[int, ...], kappa: float, alpha: float
) -> None:
    """By scikit-learn 1.9.1 (`cohen_kappa_score`, quadratic, all labels), krippendorff 0.9."""
    pairs = list(zip(one, other, strict=True))
    assert weighted_kappa(pairs) == pytest.approx(kappa, abs=1e-12)
    assert ordinal_alpha(pairs) == pytest.approx(alpha, abs=1e-12)


def test_full_agreement_is_one_and_chance_is_about_nothing() -> None:
    same = [(level, level) for level in (1, 2, 3, 4)]
    assert weighted_kappa(same) == 1
    assert ordinal_alpha(same) == 1
    assert weighted_kappa(list(product((1, 2), (1, 2)))) == pytest.approx(0)


def test_shares_count_pairs() -> None:
    units = ((1, 1), (1, 2), (1, 4))
    assert within(units, 0) == pytest.approx(1 / 3)
    assert within(units, 1) == pytest.approx(2 / 3)
    assert within((), 0) is None


def test_every_measure_says_what_it_means() -> None:
    ratings = {"Ada": {"a": 1, "b": 2, "c": 3}, "Bob": {"a": 1, "b": 2, "c": 4, "d": 1}}
    found = {one.measure: one for one in agreements(ratings)}

    assert found[Measure.EXACT].sentence == (
        "In 67 % of 3 things that two of them judged, both gave the same."
    )
    assert found[Measure.ADJACENT].sentence.startswith("In 100 % of 3 things")
    assert found[Measure.KAPPA].sentence.startswith("Weighted kappa is 0.8")
    assert "they agree well" in found[Measure.ALPHA].sentence


def test_where_nothing_can_be_said_it_is_said() -> None:
    alone = {one.measure: one.sentence for one in agreements({"Ada": {"a": 1}, "Bob": {"b": 1}})}

    assert "cannot be compared" in alone[Measure.EXACT]
    assert all(one.value is None for one in agreements({"Ada": {"a": 1}, "Bob": {"a": 1}})[2:])
    assert Measure.KAPPA not in {one.measure for one in agreements(RATINGS)}
