"""An agreement or a studio ends with its group, school or expert, and comes back with them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.agreements import AgreementFacts, sign_agreement
from manyuan.directory.actions.experts import register_leaving, take_back_leaving
from manyuan.directory.actions.groups import (
    GroupFacts,
    dissolve_group,
    found_group,
    restore_group,
)
from manyuan.directory.actions.importing import import_district
from manyuan.directory.actions.schools import close_school, reopen_school
from manyuan.directory.actions.studios import close_studio, reopen_studio
from manyuan.directory.errors import (
    ExpertHasLeft,
    ExpertHasNotLeft,
    ExpertLeftAlready,
    ReasonMissing,
    StudioIsClosed,
    StudioIsNotClosed,
)
from manyuan.directory.models import Agreement, Expert, Membership, Partner, Studio
from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import groups_on, register_on, visible_groups
from manyuan.directory.queries.partners import (
    agreements_of,
    agreements_on,
    experts_on,
    studios_of,
    studios_on,
)
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused

DAY = date(2026, 10, 14)
BEFORE = DAY - timedelta(days=1)
EDGES = (date(2023, 9, 1), date(2024, 9, 1), date(2025, 9, 20), BEFORE, DAY, date(2027, 9, 1))


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def of_kind(kind):
    return Agreement.objects.get(kind=kind)


def expert():
    return Expert.objects.get(code="E1")


def studio():
    return Studio.objects.get(code="W1")


def leave_group(at, code):
    Membership.objects.filter(school__unit__code=code).update(left_on=date(2026, 9, 1))


def last_sentence():
    return sentence_of(Record.objects.order_by("-pk").first())


def in_force(seat, day):
    """Return what is in force on a day, asked of each row; the database must say the same."""
    told = {one.pk for one in agreements_of(seat) if one.is_in_force_on(day)}
    assert told == set(agreements_on(seat, day).values_list("pk", flat=True))
    open_then = {one.pk for one in studios_of(seat) if one.is_open_on(day)}
    assert open_then == set(studios_on(seat, day).values_list("pk", flat=True))
    existing = {one.pk for one in visible_groups(seat) if one.is_in_force_on(day)}
    assert existing == set(groups_on(seat, day).values_list("pk", flat=True))
    return told


def test_rows_and_database_agree_on_what_is_in_force(at):
    draft = found_group(by=at.officer, code="G9", facts=GroupFacts("拟建集团", state="draft"))
    facts = AgreementFacts(Partner.objects.get(), "group_university", EDGES[1], group=draft)
    sign_agreement(by=at.officer, facts=facts)
    for day in EDGES:
        in_force(at.officer, day)

    dissolve_group(by=at.officer, group=at.group("G1"), on=DAY)
    register_leaving(by=at.officer, expert=expert(), on=DAY, reason="调离")
    close_studio(by=at.officer, studio=studio(), on=DAY, reason="合并")

    assert [len(in_force(at.officer, day)) for day in EDGES] == [0, 1, 1, 2, 0, 0]


def test_agreement_of_a_dissolved_group_is_over_with_it_and_comes_back(at):
    group = at.group("G1")
    dissolve_group(by=at.officer, group=group, on=DAY)
    ended = of_kind("group_university")

    assert (ended.ends_on, ended.over_on) == (date(2027, 9, 1), DAY)
    assert (ended.is_in_force_on(BEFORE), ended.is_in_force_on(DAY)) == (True, False)

    restore_group(by=at.officer, group=group)

    back = of_kind("group_university")
    assert (back.over_on, back.is_in_force_on(DAY)) == (date(2027, 9, 1), True)


def test_agreement_of_a_group_that_a_file_dissolves_is_over_too(at):
    members = Membership.objects.filter(group=at.group("G1"))
    members.filter(left_on__isnull=True).update(left_on=date(2026, 9, 1))
    gone = [{"group": "G1", "state": "merged", "dissolved_on": DAY}]

    import_district(by=at.officer, tables={"groups": gone}, source="x")

    assert of_kind("group_university").over_on == DAY
    assert in_force(at.officer, DAY) == {of_kind("school_scientist").pk}


def test_agreement_and_studio_of_a_closed_school_are_over_with_it_and_come_back(at):
    school = at.school("S4")
    leave_group(at, "S4")
    close_school(by=at.officer, school=school, on=DAY)

    assert of_kind("school_scientist").over_on == DAY
    assert in_force(at.officer, DAY) == {of_kind("group_university").pk}
    assert not studio().is_open_on(DAY)

    reopen_school(by=at.officer, school=school)

    assert len(in_force(at.officer, DAY)) == 2
    assert studio().is_open_on(DAY)


def test_what_ended_by_itself_before_keeps_its_day(at):
    Agreement.objects.filter(kind="group_university").update(ends_on=BEFORE)

    dissolve_group(by=at.officer, group=at.group("G1"), on=DAY)

    assert of_kind("group_university").over_on == BEFORE


def test_expert_who_left_leaves_the_school_without_a_scientist(at):
    records = Record.objects.count()

    register_leaving(by=at.officer, expert=expert(), on=DAY, reason=" 调离原单位 ")

    before, after = (
        fulfilment_on(at.officer, register_on(at.officer, day)).of_school(at.school("S4"))
        for day in (BEFORE, DAY)
    )
    assert (len(before.scientists), len(after.scientists)) == (1, 0)
    assert list(experts_on(at.officer, DAY)) == []
    assert list(experts_on(at.officer, BEFORE)) == [expert()]
    assert Record.objects.count() == records + 1
    assert last_sentence() == "登记海洋大学的专家潘博士自 2026-10-14 起退出（调离原单位）"
    change = Change.objects.order_by("-pk").first()
    assert (change.before["left_on"], change.after["left_on"]) == (None, "2026-10-14")


def test_leaving_that_was_taken_back_leaves_no_trace_but_history(at):
    register_leaving(by=at.officer, expert=expert(), on=DAY, reason="调离")

    take_back_leaving(by=at.officer, expert=expert())

    assert expert().left_on is None
    assert len(in_force(at.officer, DAY)) == 2
    assert last_sentence() == "撤销了海洋大学的专家潘博士的退出登记"


def test_expert_leaves_once_with_a_reason(at):
    with pytest.raises(ReasonMissing):
        register_leaving(by=at.officer, expert=expert(), on=DAY, reason=" ")
    with pytest.raises(ExpertHasNotLeft):
        take_back_leaving(by=at.officer, expert=expert())
    register_leaving(by=at.officer, expert=expert(), on=DAY, reason="调离")
    with pytest.raises(ExpertLeftAlready):
        register_leaving(by=at.officer, expert=expert(), on=BEFORE, reason="调离")

    assert expert().left_on == DAY


def test_nobody_signs_for_an_expert_who_has_left(at):
    register_leaving(by=at.officer, expert=expert(), on=DAY, reason="调离")
    facts = AgreementFacts(
        Partner.objects.get(), "school_scientist", DAY, school=at.school("S2"), expert=expert()
    )

    with pytest.raises(ExpertHasLeft) as refused:
        sign_agreement(by=at.officer, facts=facts)

    assert "2026-10-14" in str(refused.value)
    assert Agreement.objects.count() == 2


def test_closed_studio_counts_up_to_its_last_day_and_again_when_taken_back(at):
    close_studio(by=at.officer, studio=studio(), on=DAY, reason=" 合并 ")

    assert (studio().is_open_on(BEFORE), studio().is_open_on(DAY)) == (True, False)
    assert last_sentence() == "登记博士工作室望海中学 物理自 2026-10-14 起关闭（合并）"

    reopen_studio(by=at.officer, studio=studio())

    assert studio().is_open_on(DAY)
    assert last_sentence() == "撤销了博士工作室望海中学 物理的关闭登记"


def test_studio_closes_once_with_a_reason_and_after_it_opened(at):
    with pytest.raises(ReasonMissing):
        close_studio(by=at.officer, studio=studio(), on=DAY, reason=" ")
    with pytest.raises(ValidationError, match="关闭日期须晚于设立日期"):
        close_studio(by=at.officer, studio=studio(), on=date(2025, 9, 20), reason="合并")
    with pytest.raises(StudioIsNotClosed):
        reopen_studio(by=at.officer, studio=studio())
    close_studio(by=at.officer, studio=studio(), on=DAY, reason="合并")
    with pytest.raises(StudioIsClosed):
        close_studio(by=at.officer, studio=studio(), on=BEFORE, reason="合并")

    assert studio().closed_on == DAY


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_lets_experts_leave_and_closes_studios(shore, who):
    seat = shore.people[who]
    with shore.at(seat):
        records = Record.objects.count()

        with pytest.raises(Refused):
            register_leaving(by=seat, expert=expert(), on=DAY, reason="调离")
        with pytest.raises(Refused):
            take_back_leaving(by=seat, expert=expert())
        with pytest.raises(Refused):
            close_studio(by=seat, studio=studio(), on=DAY, reason="合并")
        with pytest.raises(Refused):
            reopen_studio(by=seat, studio=studio())

        assert (expert().left_on, studio().closed_on) == (None, None)
        assert Record.objects.count() == records
