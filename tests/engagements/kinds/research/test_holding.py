import pytest

from manyuan.engagements.kinds.documents.errors import DocumentsFull
from manyuan.engagements.kinds.research.actions import (
    add_output,
    hold_research,
    outputs,
    remove_output,
    write_minutes,
)
from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.errors import (
    NotInvited,
    ResearchLiesAhead,
    ResearchNotOpen,
    ResearchWasNotHeld,
)
from manyuan.engagements.kinds.research.models import Output, Participation, Research
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.visits import PAST, PDF


def told():
    flows = Flow.objects.filter(kind="research")
    return {flow.receiver.code: (flow.people, flow.status) for flow in flows}


def test_nothing_is_reported_before_the_day(study):
    research = study.research()

    with pytest.raises(ResearchLiesAhead):
        hold_research(by=study.officer, research=research)
    with pytest.raises(ResearchLiesAhead):
        study.report(research, S2=3)

    assert Research.objects.get().state == ResearchState.PLANNED


def test_who_came_is_unknown_until_each_school_has_said_it(study):
    research = study.held()

    assert told() == dict.fromkeys(("S1", "S2", "S3"), (None, "held"))
    assert Occasion.objects.get().status == "held"
    with study.at(study.principal):
        study.report(research, by=study.principal, S2=4)

    assert told() == {"S1": (None, "held"), "S2": (4, "held"), "S3": (None, "held")}


def test_school_from_which_nobody_came_received_nothing(study):
    research = study.held()

    study.report(research, S1=2, S2=4, S3=0)

    assert told() == {"S1": (2, "held"), "S2": (4, "held"), "S3": (0, "cancelled")}
    record = Record.objects.get(code="research.attended")
    said = "登记 2025-10-14 的联合课例研究「分数的意义」的到会人数：3 所学校 6 人"
    assert sentence_of(record) == said
    assert record.changes.count() == 3


def test_school_speaks_for_itself_alone(study):
    research = study.held()

    with study.at(study.principal), pytest.raises(Refused):
        study.report(research, by=study.principal, S3=4)
    with study.at(study.principal), pytest.raises(Refused):
        write_minutes(by=study.principal, research=research, minutes="改写")
    with pytest.raises(NotInvited):
        study.report(research, S6=1)

    assert Participation.objects.filter(attended__isnull=False).count() == 0


def test_minutes_are_kept_and_written_anew(study):
    research = study.held()

    write_minutes(by=study.officer, research=research, minutes=" 先学后教，以学定教。 ")

    change = Record.objects.get(code="research.minuted").changes.get()
    assert (change.before["minutes"], change.after["minutes"]) == (
        "先学后教。",
        "先学后教，以学定教。",
    )
    with pytest.raises(ResearchWasNotHeld):
        write_minutes(by=study.officer, research=study.research(), minutes="预写")
    with pytest.raises(ResearchNotOpen):
        hold_research(by=study.officer, research=research)


def test_files_are_kept_up_to_a_number_and_removed_for_good(study, monkeypatch):
    monkeypatch.setattr(outputs, "MOST", 1)
    research = study.held()

    output = add_output(by=study.officer, research=research, name="教案.pdf", content=PDF)
    with pytest.raises(DocumentsFull):
        add_output(by=study.officer, research=research, name="b.pdf", content=PDF)
    with study.at(study.principal), pytest.raises(Refused):
        remove_output(by=study.principal, output=output)
    assert (bytes(Output.objects.get().content), output.mime) == (PDF, "application/pdf")
    remove_output(by=study.officer, output=output)

    assert Output.objects.count() == 0
    records = Record.objects.filter(code__in=("research.published", "research.retracted"))
    assert [sentence_of(one) for one in records.order_by("pk")] == [
        "为 2025-10-14 的联合课例研究「分数的意义」添加文件「教案.pdf」",
        "移除 2025-10-14 的联合课例研究「分数的意义」的文件「教案.pdf」",
    ]


def test_attendance_can_be_put_right_later(study):
    research = study.held()
    study.report(research, S2=4)

    study.report(research, S2=3)

    change = Record.objects.filter(code="research.attended").first().changes.get()
    assert (change.before["attended"], change.after["attended"]) in {(4, 3), (None, 4)}
    assert told()["S2"] == (3, "held")
    assert research.on == PAST
