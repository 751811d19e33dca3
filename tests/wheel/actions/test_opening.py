from dataclasses import replace
from datetime import date, timedelta

import pytest

from manyuan.evaluation.scores.actions.schemes import set_weights
from manyuan.evaluation.scores.models import Scheme, SchemeWeight
from manyuan.evaluation.surveys.actions import (
    SurveyFacts,
    change_survey,
    draft_survey,
    make_codes,
    open_survey,
)
from manyuan.evaluation.surveys.enums import Audience, Scale, Topic
from manyuan.evaluation.surveys.models import Survey
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.windows import WindowFacts, change_window, open_window
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Window
from manyuan.rules.evaluation import COMPACT, load_evaluation_pack
from manyuan.rules.exchange import NATIONAL
from manyuan.wheel.actions.days import set_due_day, skip_step
from manyuan.wheel.actions.opening import open_year, take_back_opening
from manyuan.wheel.carrying import ITEMS
from manyuan.wheel.errors import BuiltUpon, YearIsOpen, YearNotOpen, YearTooFar
from manyuan.wheel.models import Opening, StepDay
from worlds.clock import on_day

# Seats of the small world begin today: its year is one that is still to come.
LAST = SchoolYear.on(today()).start + 1
YEAR, ALL = LAST + 1, tuple(ITEMS)
SPRING, AUTUMN = date(YEAR, 4, 7), date(YEAR, 9, 2)


@pytest.fixture
def lived(shore):
    """Shore in September, with a year behind it in which the bureau arranged its own things."""
    by = shore.officer
    with shore.at():
        with on_day(SPRING):
            facts = WindowFacts(date(YEAR, 5, 10), date(YEAR, 6, 20), NATIONAL, "按时填报")
            open_window(by=by, year=YEAR, facts=facts)
            visits = WindowFacts(date(LAST, 9, 10), date(LAST, 10, 10))
            open_window(by=by, kind=WindowKind.VISIT, year=LAST, facts=visits)
            set_weights(by=by, year=LAST, template=COMPACT, values=weighed())
            survey = draft_survey(by=by, facts=asked(shore))
            open_survey(by=by, survey=survey)
            set_due_day(by=by, year=LAST, step="charter", due_on=date(LAST, 10, 20))
            skip_step(by=by, year=LAST, step="site_visit", reason="三年一次")
        with on_day(AUTUMN):
            yield shore


def weighed(by=1):
    """Return the template's weights with two of them changed, so that they still add up."""
    own = {code: one.value for code, one in load_evaluation_pack(COMPACT).weights.items()}
    return {code: str(value) for code, value in own.items()} | {
        "leaves.A1": str(own["leaves.A1"] + by),
        "leaves.A2": str(own["leaves.A2"] - by),
    }


def asked(shore):
    return SurveyFacts(
        year=LAST,
        audience=Audience.PARENTS,
        title="春季家长满意度",
        opens_on=SPRING,
        closes_on=date(YEAR, 4, 24),
        questions=[(Topic.OVERALL, Scale.LEVELS), (Topic.SAFETY, Scale.YES_NO)],
        schools=[shore.school("S2"), shore.school("S3")],
    )


def kept():
    """Return everything that opening a year may make."""
    return (
        list(Window.objects.order_by("kind", "year").values_list("kind", "year", "opens_on")),
        list(Scheme.objects.order_by("year").values_list("year", flat=True)),
        list(SchemeWeight.objects.order_by("pk").values_list("scheme__year", "code", "value")),
        list(Survey.objects.order_by("number").values_list("year", "title", "state")),
        list(StepDay.objects.order_by("year", "step").values_list("year", "step", "due_on")),
    )


def test_opening_carries_over_what_the_bureau_had_arranged(lived):
    opening = open_year(by=lived.officer, year=YEAR, items=ALL)

    windows, _schemes, weights, surveys, days = kept()
    assert ("posting", YEAR + 1, date(YEAR + 1, 5, 10)) in windows
    assert ("visit", YEAR, date(YEAR, 9, 10)) in windows
    of_last = [one[1:] for one in weights if one[0] == LAST]
    assert [one[1:] for one in weights if one[0] == YEAR] == of_last
    assert surveys == [(LAST, "春季家长满意度", "open"), (YEAR, "春季家长满意度", "draft")]
    draft = Survey.objects.get(year=YEAR)
    assert (draft.opens_on, draft.closes_on) == (date(YEAR + 1, 4, 7), date(YEAR + 1, 4, 24))
    assert sorted(one.school.code for one in draft.schools.all()) == ["S2", "S3"]
    assert [one[1:] for one in days if one[0] == YEAR] == [
        ("charter", date(YEAR, 10, 20)),
        ("site_visit", None),
    ]
    assert len(opening.made) == 2 + len(of_last) + 1 + 2
    assert Record.objects.latest("pk").code == "wheel.opened"


def test_only_what_was_chosen_is_carried_over(lived):
    before = kept()

    opening = open_year(by=lived.officer, year=YEAR, items=())

    assert (kept(), opening.made) == (before, [])


def test_opening_is_taken_back_whole(lived):
    before = kept()
    open_year(by=lived.officer, year=YEAR, items=ALL)

    take_back_opening(by=lived.officer, year=YEAR)

    assert kept() == before
    assert not Opening.objects.exists()
    assert Record.objects.latest("pk").code == "wheel.closed"
    assert open_year(by=lived.officer, year=YEAR, items=ALL).made


def test_what_was_removed_by_hand_is_in_nobodys_way(lived):
    open_year(by=lived.officer, year=YEAR, items=ALL)
    Survey.objects.filter(year=YEAR).delete()

    take_back_opening(by=lived.officer, year=YEAR)

    assert not Opening.objects.exists()


def start_survey(lived):
    open_survey(by=lived.officer, survey=Survey.objects.get(year=YEAR))


def make_some_codes(lived):
    survey = Survey.objects.get(year=YEAR)
    make_codes(by=lived.officer, survey=survey, school=lived.school("S2"), count=3)


def ask_another_school(lived):
    survey = Survey.objects.get(year=YEAR)
    facts = replace(asked(lived), year=YEAR, opens_on=survey.opens_on, closes_on=survey.closes_on)
    schools = [lived.school("S2"), lived.school("S5")]
    change_survey(by=lived.officer, survey=survey, facts=replace(facts, schools=schools))


def prolong_window(lived):
    window = Window.objects.get(kind=WindowKind.POSTING, year=YEAR + 1)
    facts = WindowFacts(window.opens_on, window.closes_on + timedelta(days=7), NATIONAL)
    change_window(by=lived.officer, window=window, facts=facts, reason="学校要求")


def move_day(lived):
    set_due_day(by=lived.officer, year=YEAR, step="charter", due_on=date(YEAR, 11, 1))


def weigh_anew(lived):
    set_weights(by=lived.officer, year=YEAR, template=COMPACT, values=weighed(by=2))


@pytest.mark.parametrize(
    "touch",
    [start_survey, make_some_codes, ask_another_school, prolong_window, move_day, weigh_anew],
)
def test_opening_that_is_built_upon_stays_whole(lived, touch):
    open_year(by=lived.officer, year=YEAR, items=ALL)
    touch(lived)
    before, records = kept(), Record.objects.count()

    with pytest.raises(BuiltUpon):
        take_back_opening(by=lived.officer, year=YEAR)

    assert (kept(), Record.objects.count()) == (before, records)
    assert Opening.objects.count() == 1


def test_year_is_opened_once_and_near(lived):
    open_year(by=lived.officer, year=YEAR, items=())
    with pytest.raises(YearIsOpen):
        open_year(by=lived.officer, year=YEAR, items=())
    with pytest.raises(YearTooFar):
        open_year(by=lived.officer, year=YEAR + 2, items=())
    with pytest.raises(YearTooFar):
        open_year(by=lived.officer, year=YEAR - 1, items=())
    with pytest.raises(YearNotOpen):
        take_back_opening(by=lived.officer, year=YEAR + 1)

    assert Opening.objects.count() == 1


@pytest.mark.parametrize("who", ["group_office", "principal", "auditor"])
def test_only_the_bureau_opens_a_year(shore, who):
    seat = getattr(shore, who)
    with shore.at(seat), on_day(AUTUMN):
        with pytest.raises(Refused):
            open_year(by=seat, year=YEAR, items=())
        assert not Opening.objects.exists()
