"""What schools need: stated, changed, met by an engagement, taken back, and open again."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.needs import change_need, meet_need, reopen_need, withdraw_need
from manyuan.offers.enums import NeedState
from manyuan.offers.errors import (
    EngagementUnknown,
    KindTakesNoNeeds,
    NeedIsPast,
    NeedIsSettled,
    StageNotTaught,
)
from manyuan.offers.models import Need
from manyuan.offers.queries.needs import need_with_code, needs, open_needs
from worlds.materials import Library
from worlds.needs import LATER, facts, state

DAY = timedelta(days=1)


@pytest.fixture
def library(shore):
    with shore.at():
        yield Library(shore)


def titles(found):
    return {one.title for one in found}


def test_principal_states_a_need_with_one_record(shore):
    with shore.at(shore.principal):
        before = Record.objects.count()
        need = state(shore, by=shore.principal)
        record = Record.objects.latest("pk")
        change = Change.objects.get(record=record)

        assert Record.objects.count() == before + 1
        assert (need.code[0], need.code[-4:], need.state) == ("N", "-001", "open")
        assert (need.stated_by, need.engagement) == (shore.principal, "")
        assert sentence_of(record) == "灯塔小学提出了需求：六年级物理衔接课"
        assert (change.table, change.key, change.before) == ("needs", need.code, None)
        assert (change.after["kind"], change.after["people"]) == ("course", 40)
        assert state(shore, by=shore.principal).code.endswith("-002")


@pytest.mark.parametrize(
    ("name", "school"), [("principal", "S1"), ("group_office", "S6"), ("teacher", "S1")]
)
def test_others_state_nothing_for_a_school(shore, name, school):
    with shore.at(getattr(shore, name)):
        with pytest.raises(Refused):
            state(shore, school, by=getattr(shore, name))

        assert Need.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"kind": "posting"}, KindTakesNoNeeds),
        ({"kind": "visit"}, KindTakesNoNeeds),
        ({"kind": "nothing"}, KindTakesNoNeeds),
        ({"starts_on": today() - 2 * DAY, "ends_on": today() - DAY}, NeedIsPast),
        ({"stage": "senior"}, StageNotTaught),
        ({"starts_on": today() + LATER, "ends_on": today()}, ValidationError),
        ({"people": 0}, ValidationError),
        ({"title": " "}, ValidationError),
    ],
)
def test_what_makes_no_sense_is_refused(shore, wrong, error):
    with shore.at():
        with pytest.raises(error):
            state(shore, **wrong)

        assert Need.objects.count() == 0


def test_need_is_changed_while_it_waits_and_keeps_its_kind(shore):
    with shore.at():
        need = state(shore)

        changed = change_need(by=shore.principal, need=need, facts=facts(people=60))
        assert (changed.people, changed.code) == (60, need.code)
        with pytest.raises(NothingCorrected):
            change_need(by=shore.principal, need=need, facts=facts(people=60))
        with pytest.raises(KindTakesNoNeeds):
            change_need(by=shore.principal, need=need, facts=facts(kind="venue"))


def test_withdrawn_need_stays_for_the_record(shore):
    with shore.at():
        need = state(shore)
        with pytest.raises(ReasonMissing):
            withdraw_need(by=shore.principal, need=need, reason=" ")

        withdrawn = withdraw_need(by=shore.principal, need=need, reason="已另行解决")
        assert withdrawn.standing == NeedState.WITHDRAWN
        assert list(open_needs(shore.officer)) == []
        with pytest.raises(NeedIsSettled):
            change_need(by=shore.principal, need=need, facts=facts(people=9))


def test_need_lapses_after_its_last_day_and_may_still_be_met_late(shore, library):
    need = state(shore, kind="material")
    Need.objects.filter(pk=need.pk).update(starts_on=today() - 3 * DAY, ends_on=today() - DAY)
    late = need_with_code(shore.officer, need.code)

    assert (late.state, late.standing) == ("open", NeedState.LAPSED)
    assert list(open_needs(shore.officer)) == []
    met = meet_need(by=shore.officer, need=late, engagement=library.share().code)
    assert met.standing == NeedState.MET


def test_need_is_met_by_what_whoever_says_so_can_open(shore, library):
    need = state(shore, kind="material")
    material = library.share()
    with pytest.raises(EngagementUnknown):
        meet_need(by=shore.officer, need=need, engagement="M2000-00001")

    met = meet_need(by=shore.principal, need=need, engagement=material.code)

    assert (met.state, met.engagement) == ("met", material.code)
    assert sentence_of(Record.objects.latest("pk")) == (
        f"灯塔小学的需求「六年级物理衔接课」由 {material.code} 安排"
    )
    with pytest.raises(NeedIsSettled):
        meet_need(by=shore.officer, need=need, engagement=material.code)
    with pytest.raises(NeedIsSettled):
        withdraw_need(by=shore.officer, need=need, reason="不要了")


def test_need_is_opened_again_for_a_reason(shore, library):
    need = state(shore, kind="material")
    with pytest.raises(NeedIsSettled):
        reopen_need(by=shore.officer, need=need, reason="不合适")
    meet_need(by=shore.officer, need=need, engagement=library.share().code)
    with pytest.raises(ReasonMissing):
        reopen_need(by=shore.officer, need=need, reason="")
    with pytest.raises(Refused):
        reopen_need(by=shore.teacher, need=need, reason="不合适")

    opened = reopen_need(by=shore.principal, need=need, reason="不合适")

    assert (opened.state, opened.engagement) == ("open", "")


def test_needs_are_seen_within_the_groups_of_a_school(shore):
    with shore.at():
        for code in ("S2", "S3", "S6"):
            state(shore, code, title=code, stage="")

        seen = {
            name: titles(needs(getattr(shore, name)))
            for name in ("officer", "auditor", "group_office", "principal", "teacher")
        }

        assert seen == {
            "officer": {"S2", "S3", "S6"},
            "auditor": {"S2", "S3", "S6"},
            "group_office": {"S2", "S3"},
            "principal": {"S2", "S3"},
            "teacher": set(),
        }
        state(shore, "S1", title="S1")
        assert titles(needs(shore.teacher)) == {"S1"}
    with shore.at(shore.hill):
        assert list(needs(shore.hill)) == []
