"""How satisfied people are, by school, group and district, with no small number given away.

Results are shown once a survey has ended: two looks at a running one would tell what the answer
between them was.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Count

from manyuan.directory.models import Group
from manyuan.directory.queries.groups import members_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.evaluation.bridge import covered
from manyuan.evaluation.surveys.enums import Scale, SurveyState
from manyuan.evaluation.surveys.models import Survey, SurveyAnswer, SurveyQuestion, SurveySchool
from manyuan.rules.recognition import load_recognition_pack
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

DISTRICT = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """What people of a school, a group or the district answered.

    ``satisfied`` is, by question, how many of ``counted`` answers are satisfied ones; it is empty
    where nothing is shown. ``left_out`` counts the schools that answered and are not in it.
    """

    code: str
    name: str
    codes: int
    answers: int
    counted: int
    satisfied: tuple[int, ...] = ()
    left_out: int = 0
    groups: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Say whether there is a result to see."""
        return bool(self.satisfied)

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """Return the share of satisfied answers by question."""
        return tuple(Fraction(one, self.counted) for one in self.satisfied)

    @property
    def share(self) -> Fraction | None:
        """Return the share of those satisfied with the school as a whole, the first question."""
        return self.shares[0] if self.is_shown else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyResults:
    """The results of a survey that has ended, as far as a seat may see them."""

    questions: tuple[SurveyQuestion, ...]
    district: Satisfaction
    groups: tuple[Satisfaction, ...]
    schools: tuple[Satisfaction, ...]


@dataclass(slots=True)
class _Counted:
    """What was answered at each school: how often, and by question how often satisfied."""

    answers: dict[str, int] = field(default_factory=dict)
    satisfied: dict[tuple[str, int], int] = field(default_factory=dict)


def results_of(seat: Seat, survey: Survey) -> SurveyResults | None:
    """Return the results of a survey; None as long as it has not ended."""
    if survey.state != SurveyState.CLOSED:
        return None
    asked = _asked(seat, [survey])
    questions = tuple(survey.questions.order_by("position"))
    counted = _counted(seat, [survey]).get(survey.pk, _Counted())
    groups = _groups(seat, survey, asked)
    totals = {DISTRICT: {one.school.code for one in asked}, **_sets(groups)}
    inside = covered(counted.answers, totals, least=_least())
    make = _Maker(asked, questions, counted)
    return SurveyResults(
        questions=questions,
        district=make.total(DISTRICT, str(seat.bureau), totals[DISTRICT], inside[DISTRICT]),
        groups=tuple(
            make.total(group.code, group.name, totals[group.code], inside[group.code])
            for group in groups
            if _sees_group(seat, group)
        ),
        schools=tuple(make.school(one, groups) for one in _in_sight(seat, asked)),
    )


def district_shares(seat: Seat, ended: Sequence[Survey]) -> Mapping[int, Fraction | None]:
    """Return the share of the district that is satisfied, by survey."""
    counted = _counted(seat, ended, first_only=True)
    found = {}
    for survey in ended:
        one = counted.get(survey.pk, _Counted())
        inside = covered(one.answers, {DISTRICT: set(one.answers)}, least=_least())[DISTRICT]
        n = sum(one.answers[code] for code in inside)
        satisfied = sum(one.satisfied.get((code, 1), 0) for code in inside)
        found[survey.pk] = Fraction(satisfied, n) if n else None
    return found


def shown_schools(seat: Seat, survey: Survey) -> Mapping[int, tuple[int, int]]:
    """Return how many answered and how many are satisfied, by school with enough answers."""
    counted = _counted(seat, [survey], first_only=True).get(survey.pk, _Counted())
    keys = {one.school.code: one.school_id for one in _asked(seat, [survey])}
    return {
        keys[code]: (n, counted.satisfied.get((code, 1), 0))
        for code, n in counted.answers.items()
        if n >= _least()
    }


def _least() -> int:
    return load_recognition_pack().least_answers.value


def _asked(seat: Seat, of: Iterable[Survey]) -> list[SurveySchool]:
    found = SurveySchool.objects.filter(bureau_id=seat.bureau_id, survey__in=of)
    return list(found.select_related("school__unit").order_by("school__unit__code"))


def _counted(seat: Seat, of: Sequence[Survey], *, first_only: bool = False) -> dict[int, _Counted]:
    """Count the answers of surveys: small numbers too, so nothing of this is shown as it is."""
    found = SurveyAnswer.objects.filter(bureau_id=seat.bureau_id, survey__in=of).order_by()
    if first_only:
        found = found.filter(question__position=1)
    rows = found.values_list(
        "survey_id", "school__unit__code", "question__position", "question__scale", "mark"
    )
    surveys: dict[int, _Counted] = {}
    for survey, school, position, scale, mark, n in rows.annotate(n=Count("pk")):
        counted = surveys.setdefault(survey, _Counted())
        if position == 1:
            counted.answers[school] = counted.answers.get(school, 0) + n
        if _is_satisfied(scale, mark):
            key = (school, position)
            counted.satisfied[key] = counted.satisfied.get(key, 0) + n
    return surveys


def _is_satisfied(scale: str, mark: int) -> bool:
    return (
        mark == 1 if scale == Scale.YES_NO else mark >= load_recognition_pack().satisfied_from.value
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """A group on the first day of a survey, with those of its schools that were asked."""

    key: int
    code: str
    name: str
    schools: frozenset[str]


def _groups(seat: Seat, survey: Survey, asked: Sequence[SurveySchool]) -> list[_Group]:
    """Return the groups, the largest first; a campus is in those of its legal school."""
    members: dict[Group, set[int]] = {}
    for membership in members_on(seat, survey.opens_on):
        members.setdefault(membership.group, set()).add(membership.school_id)
    found = [
        _Group(
            group.pk,
            group.code,
            group.name,
            frozenset(one.school.code for one in asked if one.school.legal_key in keys),
        )
        for group, keys in members.items()
    ]
    return sorted((one for one in found if one.schools), key=lambda g: (-len(g.schools), g.code))


def _sets(groups: Iterable[_Group]) -> dict[str, frozenset[str]]:
    return {group.code: group.schools for group in groups}


def _sees_group(seat: Seat, group: _Group) -> bool:
    if seat.is_any_of(Role.GROUP_OFFICE):
        return seat.unit_id == group.key
    return schools_in_charge(seat) is None


def _in_sight(seat: Seat, asked: Sequence[SurveySchool]) -> list[SurveySchool]:
    in_charge = schools_in_charge(seat)
    return [one for one in asked if in_charge is None or one.school_id in in_charge]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Puts results together from what was counted."""

    asked: Sequence[SurveySchool]
    questions: Sequence[SurveyQuestion]
    counted: _Counted

    def school(self, one: SurveySchool, groups: Sequence[_Group]) -> Satisfaction:
        """Return the result of a school, shown from the least number of answers on."""
        code = one.school.code
        n = self.counted.answers.get(code, 0)
        return Satisfaction(
            code=code,
            name=one.school.name,
            codes=one.codes,
            answers=n,
            counted=n if n >= _least() else 0,
            satisfied=self._satisfied([code]) if n >= _least() else (),
            groups=tuple(group.code for group in groups if code in group.schools),
        )

    def total(
        self, code: str, name: str, schools: Collection[str], inside: Collection[str]
    ) -> Satisfaction:
        """Return the result of several schools, over those that the total may include."""
        answered = [one for one in schools if self.counted.answers.get(one)]
        return Satisfaction(
            code=code,
            name=name,
            codes=sum(one.codes for one in self.asked if one.school.code in schools),
            answers=sum(self.counted.answers[one] for one in answered),
            counted=sum(self.counted.answers[one] for one in inside),
            satisfied=self._satisfied(inside) if inside else (),
            left_out=len(answered) - len(inside),
        )

    def _satisfied(self, schools: Collection[str]) -> tuple[int, ...]:
        counts = self.counted.satisfied
        return tuple(
            sum(counts.get((code, one.position), 0) for code in schools) for one in self.questions
        )
