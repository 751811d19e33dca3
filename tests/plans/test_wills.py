import pytest

from manyuan.kernel.errors import BadInput, Refused
from manyuan.plans.actions.scenarios import submit_scenario
from manyuan.plans.actions.wills import (
    ban_move,
    pin_teacher,
    set_overrides,
    unban_move,
    unpin_teacher,
)
from manyuan.plans.errors import (
    NotBanned,
    NotPinned,
    PinAndBan,
    ScenarioIsClosed,
    SchoolUnknown,
    TeacherUnknown,
)
from manyuan.plans.settings import Settings, settings_of


@pytest.fixture
def scenario(strand):
    return strand.scenario()


def test_overrides_replace_those_before(strand, scenario):
    change = {"limits.lend": "2", "limits.travel_minutes": "30"}
    set_overrides(by=strand.officer, scenario=scenario, values=change)

    again = {"limits.lend": " 2 ", "limits.travel_minutes": "", "eligibility.tenure_years": "5"}
    set_overrides(by=strand.officer, scenario=scenario, values=again)

    kept = dict(scenario.overrides.values_list("code", "value"))
    assert kept == {"eligibility.tenure_years": "5", "limits.lend": "2"}


@pytest.mark.parametrize("values", [{"limits.nothing": "1"}, {"limits.lend": "many"}])
def test_override_must_fit_its_rule(strand, scenario, values):
    with pytest.raises(BadInput):
        set_overrides(by=strand.officer, scenario=scenario, values=values)

    assert scenario.overrides.count() == 0


def test_pin_is_changed_and_taken_back(strand, scenario):
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00", school="B")
    pin = pin_teacher(by=strand.officer, scenario=scenario, teacher="A00")
    assert pin.place_code == ""
    assert scenario.pins.count() == 1

    unpin_teacher(by=strand.officer, scenario=scenario, teacher="A00")
    assert scenario.pins.count() == 0
    with pytest.raises(NotPinned):
        unpin_teacher(by=strand.officer, scenario=scenario, teacher="A00")


def test_ban_is_taken_back(strand, scenario):
    ban_move(by=strand.officer, scenario=scenario, teacher="A00", school="B")
    unban_move(by=strand.officer, scenario=scenario, teacher="A00", school="B")

    with pytest.raises(NotBanned):
        unban_move(by=strand.officer, scenario=scenario, teacher="A00", school="B")


def test_nothing_is_both_pinned_and_banned(strand, scenario):
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00", school="B")
    ban_move(by=strand.officer, scenario=scenario, teacher="A02", school="B")

    with pytest.raises(PinAndBan):
        ban_move(by=strand.officer, scenario=scenario, teacher="A00", school="B")
    with pytest.raises(PinAndBan):
        pin_teacher(by=strand.officer, scenario=scenario, teacher="A02", school="B")


def test_codes_are_those_of_the_frozen_data(strand, scenario):
    with pytest.raises(TeacherUnknown):
        pin_teacher(by=strand.officer, scenario=scenario, teacher="Z99")
    with pytest.raises(SchoolUnknown):
        pin_teacher(by=strand.officer, scenario=scenario, teacher="A00", school="Z")


def test_will_is_the_authors_while_the_draft_is_open(strand):
    scenario = strand.scenario(strand.office, group=strand.group())
    with pytest.raises(Refused):
        pin_teacher(by=strand.other_office, scenario=scenario, teacher="A00")

    submit_scenario(by=strand.office, scenario=scenario)

    with pytest.raises(ScenarioIsClosed):
        pin_teacher(by=strand.office, scenario=scenario, teacher="A00")


def test_settings_come_back_from_json_as_they_were(strand, scenario):
    set_overrides(by=strand.officer, scenario=scenario, values={"limits.lend": "2"})
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00")
    ban_move(by=strand.officer, scenario=scenario, teacher="A02", school="B")
    asked = settings_of(scenario)

    assert Settings.from_json(asked.as_json()) == asked
    assert asked.pins == (("A00", ""),)
    assert asked.adopted is None
