"""A place that can break the library is told of once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.services.safe_place import Risk
from facilitator.ui.placing import tell_of_risk

if TYPE_CHECKING:
    from tests.ui.rig import Rig


def test_each_folder_is_told_of_once_with_what_to_do(rig: Rig) -> None:
    for _ in range(2):
        tell_of_risk(rig.shell, Risk.CLOUD)
    (told,) = rig.navigator.said
    assert str(rig.desk.paths.data) in told
    assert "second place of the backups" in told


def test_an_ordinary_place_is_not_worth_a_word(rig: Rig) -> None:
    tell_of_risk(rig.shell, None)
    assert rig.navigator.said == []
