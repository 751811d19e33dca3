from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from manyuan.evaluation.surveys import errors
from manyuan.evaluation.surveys.actions import answer_survey
from manyuan.evaluation.surveys.codes import is_ours, new_code
from manyuan.evaluation.surveys.models import SurveyAnswer, SurveyToken
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import public_seat
from worlds.clock import on_day

DAY = timedelta(days=1)


def test_code_answers_once_and_goes(poll):
    survey = poll.opened()
    code, *_rest = poll.codes(survey, "S2", 2)
    before = Record.objects.count()

    poll.say(code, 4, 0)
    with pytest.raises(errors.CodeSpent):
        poll.say(code)

    found = SurveyAnswer.objects.values_list("question__topic", "school__unit__code", "mark")
    assert sorted(found) == [("overall", "S2", 4), ("safety", "S2", 0)]
    assert SurveyToken.objects.count() == 1
    assert Record.objects.count() == before


def test_code_is_read_however_it_is_typed(poll):
    code = poll.codes(poll.opened(), "S2")[0]

    poll.say(code.lower().replace("-", " "))

    assert SurveyAnswer.objects.count() == 2


def test_code_that_was_never_ours_is_told_from_one_that_is_spent(poll):
    with pytest.raises(errors.CodeSpent):
        poll.say(new_code())
    for code in ("", "ABCD-EFGH-JKMN-PQRS", new_code()[:-1]):
        assert not is_ours(code)
        with pytest.raises(errors.CodeMistyped):
            poll.say(code)


@pytest.mark.parametrize("marks", [{}, {"overall": 5}, {"overall": 0, "safety": 1}])
def test_every_question_is_answered_on_its_scale(poll, marks):
    code = poll.codes(poll.opened(), "S2")[0]

    with pytest.raises(errors.MarksIncomplete):
        answer_survey(by=poll.public, code=code, marks=marks)

    assert (SurveyToken.objects.count(), SurveyAnswer.objects.count()) == (1, 0)


def test_nobody_answers_before_the_first_day_after_the_last_or_a_draft(poll):
    ahead = poll.codes(poll.opened(opens_on=today() + DAY), "S2")[0]
    draft = poll.codes(poll.draft(), "S2")[0]
    open_now = poll.codes(poll.opened(), "S2")[0]

    for code in (ahead, draft):
        with pytest.raises(errors.SurveyNotOpenYet):
            poll.say(code)
    with on_day(today() + 15 * DAY), pytest.raises(errors.SurveyOver):
        poll.say(open_now)

    assert SurveyAnswer.objects.count() == 0


def test_only_the_public_answers(poll):
    code = poll.codes(poll.opened(), "S2")[0]

    for seat in (poll.officer, poll.principal, poll.teacher):
        with pytest.raises(Refused):
            answer_survey(by=seat, code=code, marks={"overall": 5, "safety": 1})

    assert SurveyToken.objects.count() == 1


def test_code_of_another_bureau_opens_nothing(poll):
    code = poll.codes(poll.opened(), "S2")[0]

    with poll.world.at(poll.hill), pytest.raises(errors.CodeSpent):
        answer_survey(
            by=public_seat(poll.hill.bureau), code=code, marks={"overall": 5, "safety": 1}
        )

    assert SurveyToken.objects.count() == 1


def test_answer_holds_no_column_that_leads_to_a_code():
    kept = {field.name: field for field in SurveyAnswer._meta.get_fields()}

    assert set(kept) == {"id", "bureau", "survey", "school", "question", "mark", "answered_on"}
    assert type(kept["answered_on"]).__name__ == "DateField"
    assert type(kept["id"]).__name__ == "UUIDField"


def test_no_key_order_or_row_left_behind_links_an_answer_to_its_code(poll):
    """Forty people answer in the order of their slips, each with a mark of their own place."""
    survey = poll.opened()
    codes = poll.codes(survey, "S2", 40)
    for place, code in enumerate(codes):
        poll.say(code, 1 + place // 8)
    in_order = [1 + place // 8 for place in range(40)]

    by_key = [a.mark for a in SurveyAnswer.objects.filter(question__position=1).order_by("pk")]

    assert sorted(by_key) == in_order
    assert by_key != in_order
    assert not SurveyToken.objects.exists()
    assert {a.answered_on for a in SurveyAnswer.objects.all()} == {today()}


def test_order_of_rows_goes_when_the_survey_ends(poll):
    survey = poll.opened()
    for code in poll.codes(survey, "S2", 40):
        poll.say(code)
    keys = set(SurveyAnswer.objects.values_list("pk", flat=True))

    poll.close(survey)

    anew = set(SurveyAnswer.objects.values_list("pk", flat=True))
    assert len(anew) == 80
    assert not keys & anew
    assert [str(key) for key in rows_as_they_lie()] == sorted(str(key) for key in anew)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="columns that only PostgreSQL has")
def test_after_the_end_all_rows_are_of_one_transaction(poll):
    survey = poll.opened()
    for code in poll.codes(survey, "S2", 12):
        poll.say(code)

    poll.close(survey)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM surveys_surveyanswer")
        assert cursor.fetchone() == (1,)


def test_table_of_answers_numbers_no_rows_on_sqlite(db):
    """Built as the migration does, since these tests skip migrations."""
    from django.apps import apps
    from django.db.backends.sqlite3.base import DatabaseWrapper
    from django.db.migrations.state import ProjectState

    from manyuan.evaluation.surveys.unordered import CreateUnordered

    wrapper = DatabaseWrapper({**connection.settings_dict, "NAME": ":memory:", "OPTIONS": {}})
    state = ProjectState.from_apps(apps)
    step = CreateUnordered("SurveyAnswer", [])
    with wrapper.schema_editor() as editor:
        step.database_forwards("surveys", editor, ProjectState(), state)
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'surveys_surveyanswer'")
        written = cursor.fetchone()[0]
    wrapper.close()

    assert written.endswith("WITHOUT ROWID")


def rows_as_they_lie():
    """Return the keys in the order in which the database itself holds the rows."""
    asked = {
        "postgresql": "SELECT id FROM surveys_surveyanswer ORDER BY ctid",
        "sqlite": "SELECT id FROM surveys_surveyanswer NOT INDEXED",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return [UUID(str(key)) for (key,) in cursor.fetchall()]
