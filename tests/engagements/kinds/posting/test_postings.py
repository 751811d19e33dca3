from datetime import date, timedelta

import pytest

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import (
    PostingFacts,
    arrange_posting,
    cancel_posting,
    end_posting_early,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.permissions import may_see_posting
from manyuan.engagements.kinds.posting.queries.postings import (
    beginning_in,
    path_of,
    posting_with_code,
    running_on,
    visible_codes,
    visible_postings,
)
from manyuan.engagements.queries.flows import visible_flows
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear

DAY = timedelta(days=1)
START, END = date(2025, 9, 1), date(2097, 9, 1)


def arrange(shore, teacher, host, **rest):
    given = {"mode": "rotation", "starts_on": START, "ends_on": END, **rest}
    facts = PostingFacts(
        teacher=Teacher.objects.get(code=teacher), host=shore.school(host), **given
    )
    return arrange_posting(by=shore.officer, facts=facts)


@pytest.fixture
def codes(shore):
    """Two postings: T1 (who signs in) from S1 to S2 in G1, and one between S5 and S3."""
    with shore.at():
        Teacher.objects.filter(code="T1").update(account=shore.teacher.person)
        Teacher.objects.create(
            bureau=shore.officer.bureau, code="T9", name="钱九", school=shore.school("S5")
        )
        yield {
            "inside": arrange(shore, "T1", "S2").code,
            "outside": arrange(shore, "T9", "S4").code,
        }


SEES = {
    "officer": {"inside", "outside"},
    "auditor": {"inside", "outside"},
    "command_line": {"inside", "outside"},
    "group_office": {"inside"},
    "principal": {"inside"},
    "teacher": {"inside"},
    "hill": set(),
}


@pytest.mark.parametrize(("role", "seen"), SEES.items())
def test_each_seat_sees_the_postings_that_touch_it(shore, codes, role, seen):
    seat = getattr(shore, role)
    expected = {codes[name] for name in seen}

    assert visible_codes(seat, codes.values()) == expected
    assert {flow.code for flow in visible_flows(seat)} == expected
    if role != "hill":
        found = {
            code for code in codes.values() if may_see_posting(seat, posting_with_code(seat, code))
        }
        assert found == expected


def test_posting_of_another_bureau_is_not_found(shore, codes):
    with shore.at(shore.hill):
        assert posting_with_code(shore.hill, codes["inside"]) is None


def test_colleague_without_a_posting_of_their_own_sees_none(shore, codes):
    Teacher.objects.update(account=None)

    assert visible_codes(shore.teacher, codes.values()) == frozenset()
    assert not may_see_posting(shore.teacher, Posting.objects.get(code=codes["inside"]))


def test_postings_are_seen_without_a_question_for_each(shore, codes, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = [
            (one.teacher.name, one.home.name, one.host.name)
            for one in visible_postings(shore.officer)
        ]

    assert len(names) == len(codes)


def test_posting_runs_from_its_first_day_to_the_day_before_its_end(shore, codes):
    found = Posting.objects.filter(code=codes["inside"])
    posting = found.get()

    for day, runs in ((START - DAY, False), (START, True), (END - DAY, True), (END, False)):
        assert running_on(found, day).exists() is posting.is_running_on(day) is runs


def test_early_return_and_what_was_called_off_do_not_run(shore, codes):
    early = Posting.objects.get(code=codes["inside"])
    end_posting_early(by=shore.officer, posting=early, on=today(), reason="身体原因")
    ahead = arrange(shore, "T1", "S2", starts_on=today() + DAY, ends_on=END)
    cancel_posting(by=shore.officer, posting=ahead, reason="方案变化")

    own = visible_postings(shore.teacher)

    assert [one.pk for one in running_on(own, today() - DAY)] == [early.pk]
    assert not running_on(own, today()).exists()
    assert not running_on(own, today() + DAY).exists()


def test_path_is_every_posting_of_a_teacher_the_earliest_first(shore, codes):
    teacher = Teacher.objects.get(code="T1")
    earlier = arrange(shore, "T1", "S2", starts_on=date(2020, 9, 1), ends_on=date(2021, 9, 1))

    path = [one.code for one in path_of(shore.principal, [teacher.pk])]

    assert path == [earlier.code, codes["inside"]]
    assert [
        one.code for one in beginning_in(visible_postings(shore.officer), SchoolYear(2020))
    ] == [earlier.code]
