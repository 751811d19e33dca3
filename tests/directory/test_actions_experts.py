from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.experts import (
    ExpertFacts,
    edit_expert,
    register_expert,
    remove_expert,
)
from manyuan.directory.actions.partners import PartnerFacts, add_partner
from manyuan.directory.actions.studios import (
    StudioFacts,
    edit_studio,
    open_studio,
    remove_studio,
)
from manyuan.directory.enums import Stage
from manyuan.directory.errors import ExpertIsBound, ReasonMissing, StillInUse
from manyuan.directory.models import Agreement, Expert, Partner, Studio
from manyuan.history.models import Change, Record
from manyuan.kernel.errors import Refused

FACTS = ExpertFacts(("海洋科学", "极地"), name="苏博士", stages=("junior", "primary"))


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def partner():
    return Partner.objects.get(unit__code="P1")


def test_registered_expert_says_topics_and_stages_in_order(at):
    records = Record.objects.count()

    expert = register_expert(by=at.officer, code="E2", partner=partner(), facts=FACTS)

    assert (expert.topics, expert.stages) == ("海洋科学;极地", "primary;junior")
    assert expert.stage_list == (Stage.PRIMARY, Stage.JUNIOR)
    assert Record.objects.count() == records + 1


def test_edited_expert_keeps_the_row_from_before(at):
    facts = ExpertFacts(("极地",), studio=Studio.objects.get())

    edit_expert(by=at.officer, expert=Expert.objects.get(), partner=partner(), facts=facts)

    change = Change.objects.order_by("-pk").first()
    assert (change.before["name"], change.after["name"]) == ("潘博士", None)
    assert (change.before["topics"], change.after["topics"]) == ("海洋科学;身边的物理", "极地")


def test_expert_without_a_topic_is_refused(at):
    with pytest.raises(ValidationError):
        register_expert(by=at.officer, code="E2", partner=partner(), facts=ExpertFacts(()))

    assert Expert.objects.count() == 1


def test_code_of_an_expert_is_used_once(at):
    with pytest.raises(ValidationError) as refused:
        register_expert(by=at.officer, code="E1", partner=partner(), facts=FACTS)

    assert refused.value.messages == ["这个专家编号已经存在。"]


def test_expert_moves_to_another_partner_unless_an_agreement_names_them(at):
    other = add_partner(by=at.officer, code="P2", facts=PartnerFacts("海洋所", "institute"))
    expert = Expert.objects.get()

    with pytest.raises(ExpertIsBound):
        edit_expert(by=at.officer, expert=expert, partner=other, facts=FACTS)
    Agreement.objects.filter(expert=expert).delete()
    moved = edit_expert(by=at.officer, expert=expert, partner=other, facts=FACTS)

    assert moved.partner.code == "P2"


def test_expert_in_use_is_not_removed(at):
    records = Record.objects.count()

    with pytest.raises(StillInUse) as refused:
        remove_expert(by=at.officer, expert=Expert.objects.get(), reason="误录")

    # The agreement with S4 and the day that the expert gives.
    assert refused.value.facts == {"name": "潘博士", "n": 2}
    assert (Expert.objects.count(), Record.objects.count()) == (1, records)


def test_unused_expert_and_studio_are_removed_with_a_reason(at):
    expert = register_expert(by=at.officer, code="E2", partner=partner(), facts=FACTS)
    studio = open_studio(
        by=at.officer, code="W2", school=at.school("S1"), facts=StudioFacts("化学")
    )

    with pytest.raises(ReasonMissing):
        remove_expert(by=at.officer, expert=expert, reason=" ")
    with pytest.raises(ReasonMissing):
        remove_studio(by=at.officer, studio=studio, reason="")
    remove_expert(by=at.officer, expert=expert, reason="误录")
    remove_studio(by=at.officer, studio=studio, reason="误录")

    removed = Change.objects.order_by("-pk")[:2]
    assert [(one.label, one.after) for one in removed] == [
        ("海棠路小学 化学", None),
        ("苏博士", None),
    ]
    assert (Expert.objects.count(), Studio.objects.count()) == (1, 1)


def test_studio_with_an_expert_is_not_removed(at):
    with pytest.raises(StillInUse):
        remove_studio(by=at.officer, studio=Studio.objects.get(), reason="误录")

    assert Studio.objects.count() == 1


def test_studio_opens_and_moves(at):
    opened = open_studio(
        by=at.officer,
        code="W2",
        school=at.school("S1"),
        facts=StudioFacts("化学", date(2026, 9, 1)),
    )
    moved = edit_studio(
        by=at.officer, studio=opened, school=at.school("S2"), facts=StudioFacts("地理")
    )

    change = Change.objects.order_by("-pk").first()
    assert str(moved) == "灯塔小学 地理"
    assert (change.before["opened_on"], change.after["opened_on"]) == ("2026-09-01", None)


def test_code_of_a_studio_is_used_once(at):
    with pytest.raises(ValidationError) as refused:
        open_studio(by=at.officer, code="W1", school=at.school("S1"), facts=StudioFacts())

    assert refused.value.messages == ["这个工作室代码已经存在。"]


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_registers_experts_and_studios(shore, who):
    seat = shore.people[who]
    with shore.at(seat):
        expert, studio, school = Expert.objects.get(), Studio.objects.get(), shore.school("S1")
        records = Record.objects.count()
        of = {"by": seat, "partner": partner(), "facts": FACTS}
        at_school = {"by": seat, "school": school, "facts": StudioFacts()}

        for act in (
            lambda: register_expert(code="E2", **of),
            lambda: edit_expert(expert=expert, **of),
            lambda: remove_expert(by=seat, expert=expert, reason="x"),
            lambda: open_studio(code="W2", **at_school),
            lambda: edit_studio(studio=studio, **at_school),
            lambda: remove_studio(by=seat, studio=studio, reason="x"),
        ):
            with pytest.raises(Refused):
                act()

        assert (Record.objects.count(), str(Expert.objects.get())) == (records, "潘博士")
