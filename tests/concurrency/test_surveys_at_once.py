"""Several people answer a survey at the same moment: a code counts once, and none after the end."""

import pytest

from manyuan.evaluation.surveys.errors import CodeSpent
from manyuan.evaluation.surveys.models import SurveyAnswer, SurveyToken
from worlds.moments import at_once
from worlds.surveys import build_poll

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def poll(transactional_db):
    return build_poll()


def counted(poll):
    with poll.at():
        answers = SurveyAnswer.objects.filter(question__position=1).count()
        return answers, SurveyToken.objects.count()


def test_code_sent_six_times_at_once_counts_once(poll):
    with poll.at():
        code = poll.codes(poll.opened(), "S2")[0]

    ended = at_once(poll, *(lambda: poll.say(code) for _ in range(6)))

    assert ended.count(CodeSpent) == 5
    assert counted(poll) == (1, 0)


def test_eight_people_of_two_schools_at_once_all_count(poll):
    with poll.at():
        survey = poll.opened()
        codes = [*poll.codes(survey, "S1", 4), *poll.codes(survey, "S2", 4)]

    ended = at_once(poll, *(lambda code=code: poll.say(code) for code in codes))

    assert ended == [None] * 8
    assert counted(poll) == (8, 0)


def test_nobody_slips_in_behind_the_end(poll):
    with poll.at():
        survey = poll.opened()
        codes = poll.codes(survey, "S1", 4)

    at_once(
        poll,
        lambda: poll.close(survey),
        *(lambda code=code: poll.say(code) for code in codes),
    )

    with poll.at():
        from manyuan.history.models import Record

        record = Record.objects.get(code="survey.closed")
    assert counted(poll) == (record.facts["answers"], 0)
