from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.evaluation.surveys import errors
from manyuan.evaluation.surveys.actions import (
    change_survey,
    close_survey,
    discard_survey,
    draft_survey,
    make_codes,
    open_survey,
)
from manyuan.evaluation.surveys.enums import Scale, SurveyState, Topic
from manyuan.evaluation.surveys.models import Survey, SurveyQuestion, SurveySchool, SurveyToken
from manyuan.evaluation.surveys.queries.surveys import surveys
from manyuan.history.models import Change, Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.plans.errors import StateForbids

DAY = timedelta(days=1)


def test_draft_holds_its_questions_in_order_and_its_schools(poll):
    survey = poll.draft()

    assert list(survey.questions.values_list("topic", "scale")) == [
        ("overall", "levels"),
        ("safety", "yes_no"),
    ]
    assert survey.schools.count() == 5
    assert Record.objects.latest("pk").code == "survey.drafted"


@pytest.mark.parametrize(
    "topics",
    [(), (Topic.SAFETY,), (Topic.OVERALL, Topic.SAFETY, Topic.SAFETY), tuple(Topic)],
)
def test_survey_asks_of_the_whole_first_and_of_nothing_twice(poll, topics):
    with pytest.raises(errors.QuestionsUnusable):
        poll.draft(questions=[(topic, Scale.LEVELS) for topic in topics])

    assert Survey.objects.count() == 0


def test_survey_is_about_some_school_and_ends_after_it_begins(poll):
    with pytest.raises(errors.NoSchoolAsked):
        poll.draft(schools="")
    with pytest.raises(ValidationError):
        poll.draft(closes_on=today() - DAY)

    assert Survey.objects.count() == 0


def test_changed_draft_keeps_codes_of_schools_that_stay(poll):
    survey = poll.draft()
    poll.codes(survey, "S1", 2)
    poll.codes(survey, "S2", 3)

    change_survey(by=poll.officer, survey=survey, facts=poll.facts("S2 S6", title="新名称"))

    asked = SurveySchool.objects.filter(survey=survey).values_list("school__unit__code", "codes")
    assert sorted(asked) == [("S2", 3), ("S6", 0)]
    assert SurveyToken.objects.count() == 3
    assert SurveyQuestion.objects.count() == 2


def test_discarded_draft_leaves_nothing_but_its_history(poll):
    survey = poll.draft()
    poll.codes(survey, "S1", 2)

    discard_survey(by=poll.officer, survey=survey)

    assert [m.objects.count() for m in (Survey, SurveySchool, SurveyToken)] == [0, 0, 0]
    assert Record.objects.latest("pk").code == "survey.discarded"


def test_what_people_are_asked_does_not_change(poll):
    survey = poll.opened()

    with pytest.raises(errors.AlreadyStarted):
        change_survey(by=poll.officer, survey=survey, facts=poll.facts(title="新名称"))
    with pytest.raises(errors.AlreadyStarted):
        discard_survey(by=poll.officer, survey=survey)

    survey.refresh_from_db()
    assert (survey.title, survey.state) == ("春季家长问卷", SurveyState.OPEN)


def test_survey_goes_from_draft_to_open_to_closed_and_no_other_way(poll):
    survey = poll.draft()
    with pytest.raises(StateForbids):
        close_survey(by=poll.officer, survey=survey)
    open_survey(by=poll.officer, survey=survey)
    close_survey(by=poll.officer, survey=survey)
    for action in (open_survey, close_survey):
        with pytest.raises(StateForbids):
            action(by=poll.officer, survey=survey)


def test_survey_whose_last_day_has_gone_does_not_open(poll):
    survey = poll.draft(opens_on=today() - 9 * DAY, closes_on=today() - DAY)

    with pytest.raises(errors.LastDayPast):
        open_survey(by=poll.officer, survey=survey)


def test_codes_are_stored_as_digests_and_history_holds_their_number_alone(poll):
    survey = poll.opened()

    codes = poll.codes(survey, "S2", 3)

    stored = " ".join(SurveyToken.objects.values_list("digest", flat=True))
    written = " ".join(map(str, Change.objects.values_list("key", "label", "before", "after")))
    facts = " ".join(map(str, Record.objects.values_list("facts", flat=True)))
    assert len(set(codes)) == 3
    assert not any(code in text for code in codes for text in (stored, written, facts))
    assert SurveySchool.objects.get(survey=survey, school__unit__code="S2").codes == 3


def test_codes_are_for_schools_that_are_asked_in_numbers_that_can_be_printed(poll):
    survey = poll.opened()

    with pytest.raises(errors.SchoolNotAsked):
        poll.codes(survey, "S6")
    for count in (0, 2001):
        with pytest.raises(errors.CountOutOfBounds):
            poll.codes(survey, "S1", count)

    assert SurveyToken.objects.count() == 0


def test_principal_makes_codes_for_the_own_school_while_it_runs(poll):
    draft, survey = poll.draft(), poll.opened()
    own, other = poll.school("S2"), poll.school("S1")

    make_codes(by=poll.principal, survey=survey, school=own, count=2)
    for seat, which, school in (
        (poll.principal, survey, other),
        (poll.principal, draft, own),
        (poll.group_office, survey, own),
        (poll.auditor, survey, own),
    ):
        with pytest.raises(Refused):
            make_codes(by=seat, survey=which, school=school, count=2)

    assert SurveyToken.objects.count() == 2


def test_no_codes_after_the_end(poll):
    survey = poll.opened()
    poll.close(survey)

    with pytest.raises(Refused):
        poll.codes(survey, "S2")


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_keeps_surveys(poll, who):
    survey, seat = poll.draft(), poll.people[who]

    with pytest.raises(Refused):
        draft_survey(by=seat, facts=poll.facts())
    for action in (open_survey, close_survey, discard_survey):
        with pytest.raises(Refused):
            action(by=seat, survey=survey)

    survey.refresh_from_db()
    assert (Survey.objects.count(), survey.state) == (1, SurveyState.DRAFT)


def test_who_sees_which_surveys(poll):
    draft, everywhere, elsewhere = poll.draft(), poll.opened(), poll.opened(schools="S4")
    every = {draft, everywhere, elsewhere}
    expected = {
        "officer": every,
        "auditor": every,
        "principal": {everywhere},
        "group_office": {everywhere},
        "teacher": set(),
    }

    assert {who: set(surveys(seat)) for who, seat in poll.people.items()} == expected
