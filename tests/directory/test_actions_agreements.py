from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.agreements import (
    AgreementFacts,
    correct_agreement,
    end_agreement,
    facts_of,
    remove_agreement,
    sign_agreement,
)
from manyuan.directory.actions.experts import ExpertFacts, register_expert
from manyuan.directory.actions.groups import dissolve_group
from manyuan.directory.actions.partners import PartnerFacts, add_partner
from manyuan.directory.errors import (
    AgreementOutsideLife,
    AgreementsOverlap,
    ExpertOfAnotherPartner,
    NothingCorrected,
    PartnerOfAnotherKind,
    ReasonMissing,
)
from manyuan.directory.models import Agreement, Expert, Partner
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused

DAY = date(2026, 9, 1)


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def university():
    return Partner.objects.get(unit__code="P1")


def institute(at):
    return add_partner(by=at.officer, code="P2", facts=PartnerFacts("海洋所", "institute"))


def of_group(at, **rest):
    facts = AgreementFacts(university(), "group_university", DAY, group=at.group("G2"))
    return replace(facts, **rest)


def signed():
    return Agreement.objects.get(kind="group_university")


def last_sentence():
    return sentence_of(Record.objects.order_by("-pk").first())


def test_signed_agreement_is_in_force_with_one_record(at):
    records = Record.objects.count()

    agreement = sign_agreement(by=at.officer, facts=of_group(at))

    assert (agreement.side.code, agreement.interval.starts, agreement.ends_on) == ("G2", DAY, None)
    assert Record.objects.count() == records + 1
    assert last_sentence() == "登记海洋大学与望海中学教育集团签订协议，自 2026-09-01 起生效"


def test_school_agrees_on_a_scientist(at):
    facts = AgreementFacts(
        university(), "school_scientist", DAY, school=at.school("S2"), expert=Expert.objects.get()
    )

    agreement = sign_agreement(by=at.officer, facts=facts)

    assert (agreement.side.code, agreement.expert.code) == ("S2", "E1")


def test_ended_agreement_stays_true_for_the_days_before(at):
    ended = end_agreement(by=at.officer, agreement=signed(), on=DAY)

    assert (ended.starts_on, ended.ends_on) == (date(2024, 9, 1), DAY)
    assert last_sentence() == "登记海洋大学与海棠路小学教育集团的协议自 2026-09-01 起终止"


def test_agreement_ends_after_it_starts(at):
    with pytest.raises(ValidationError) as refused:
        end_agreement(by=at.officer, agreement=signed(), on=date(2024, 9, 1))

    assert refused.value.messages == ["终止日期须晚于生效日期。"]
    assert signed().ends_on == date(2027, 9, 1)


def test_corrected_agreement_keeps_what_stood_there_and_why(at):
    facts = replace(facts_of(signed()), starts_on=date(2024, 10, 8))

    correct_agreement(by=at.officer, agreement=signed(), facts=facts, reason="日期写错")

    change = Change.objects.order_by("-pk").first()
    assert (change.before["from"], change.after["from"]) == ("2024-09-01", "2024-10-08")
    assert change.record.facts["reason"] == "日期写错"


def test_correction_needs_a_reason_and_something_to_correct(at):
    records = Record.objects.count()

    with pytest.raises(ReasonMissing):
        correct_agreement(by=at.officer, agreement=signed(), facts=of_group(at), reason=" ")
    with pytest.raises(NothingCorrected):
        correct_agreement(
            by=at.officer, agreement=signed(), facts=facts_of(signed()), reason="没有改"
        )

    assert Record.objects.count() == records


def test_removed_agreement_stays_in_the_history(at):
    remove_agreement(by=at.officer, agreement=signed(), reason="重复登记")

    change = Change.objects.order_by("-pk").first()
    assert not Agreement.objects.filter(kind="group_university").exists()
    assert (change.after, change.before["group"]) == (None, "G1")


def test_removing_needs_a_reason(at):
    with pytest.raises(ReasonMissing):
        remove_agreement(by=at.officer, agreement=signed(), reason="")

    assert signed().pk


@pytest.mark.parametrize("kind", ["group_university", "group_institute"])
def test_group_agrees_with_the_partner_that_its_agreement_names(at, kind):
    wrong = {"group_university": institute(at), "group_institute": university()}[kind]

    with pytest.raises(PartnerOfAnotherKind):
        sign_agreement(by=at.officer, facts=of_group(at, partner=wrong, kind=kind))

    assert Agreement.objects.count() == 2


def test_expert_belongs_to_the_partner_that_signs(at):
    other = register_expert(
        by=at.officer, code="E2", partner=institute(at), facts=ExpertFacts(("极地",))
    )
    facts = AgreementFacts(
        university(), "school_scientist", DAY, school=at.school("S2"), expert=other
    )

    with pytest.raises(ExpertOfAnotherPartner):
        sign_agreement(by=at.officer, facts=facts)

    assert Agreement.objects.count() == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"starts_on": date(2023, 3, 31)},
        {"school": "S7", "group": None, "kind": "school_scientist"},
    ],
)
def test_agreement_lies_within_the_life_of_group_and_school(at, changed):
    code = changed.get("school")
    facts = of_group(at, **{**changed, **({"school": at.school(code)} if code else {})})

    with pytest.raises(AgreementOutsideLife):
        sign_agreement(by=at.officer, facts=facts)


def test_agreement_ends_with_its_group_at_the_latest(at):
    dissolve_group(by=at.officer, group=at.group("G2"), on=date(2027, 1, 1))

    with pytest.raises(AgreementOutsideLife):
        sign_agreement(by=at.officer, facts=of_group(at))
    agreement = sign_agreement(by=at.officer, facts=of_group(at, ends_on=date(2027, 1, 1)))

    assert agreement.ends_on == date(2027, 1, 1)


def test_same_agreement_does_not_run_twice_at_once(at):
    facts = of_group(at, group=at.group("G1"))

    with pytest.raises(AgreementsOverlap) as refused:
        sign_agreement(by=at.officer, facts=facts)
    renewed = sign_agreement(by=at.officer, facts=replace(facts, starts_on=date(2027, 9, 1)))

    assert refused.value.facts["ends"] == date(2027, 9, 1)
    assert renewed.starts_on == date(2027, 9, 1)


@pytest.mark.parametrize(
    "sides", [{"group": None}, {"kind": "school_scientist"}, {"school": "S1", "kind": "community"}]
)
def test_agreement_has_exactly_the_side_of_its_kind(at, sides):
    if "school" in sides:
        sides = {**sides, "school": at.school("S1")}

    with pytest.raises(ValidationError):
        sign_agreement(by=at.officer, facts=of_group(at, **sides))

    assert Agreement.objects.count() == 2


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_registers_agreements(shore, who):
    seat = shore.people[who]
    with shore.at(seat):
        agreement, records = signed(), Record.objects.count()
        facts = of_group(shore)

        with pytest.raises(Refused) as refused:
            sign_agreement(by=seat, facts=facts)
        with pytest.raises(Refused):
            end_agreement(by=seat, agreement=agreement, on=DAY)
        with pytest.raises(Refused):
            correct_agreement(by=seat, agreement=agreement, facts=facts, reason="x")
        with pytest.raises(Refused):
            remove_agreement(by=seat, agreement=agreement, reason="x")

        assert str(refused.value) == (
            "合作单位、协议、专家和工作室由教育局登记；要新签或更正，请把材料交给教育局。"
        )
        assert (Record.objects.count(), Agreement.objects.count()) == (records, 2)
