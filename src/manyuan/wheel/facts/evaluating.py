"""What the year is judged by: surveys, balance, the frozen year, grades."""

from datetime import datetime, time

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.models import Publication
from manyuan.evaluation.surveys.enums import Audience, SurveyState
from manyuan.evaluation.surveys.models import Survey
from manyuan.kernel.clock import CHINA
from manyuan.papers.models import IssuedPaper
from manyuan.papers.queries.issued import VALID
from manyuan.rules.wheel import load_wheel_pack
from manyuan.wheel.facts.look import Look, Part


def satisfaction(look: Look) -> list[Part]:
    """Parents, pupils and teachers were asked, and the survey has ended."""
    ended = Survey.objects.filter(
        bureau_id=look.seat.bureau_id, year=look.year.start, state=SurveyState.CLOSED
    )
    asked = set(ended.order_by().values_list("audience", flat=True))
    return [
        part
        for one in Audience
        for part in look.of_bureau(done=one.value in asked, name=str(one.label))
    ]


def monitoring(look: Look) -> list[Part]:
    """The balance tables of the year are issued."""
    found = IssuedPaper.objects.filter(
        VALID, bureau_id=look.seat.bureau_id, kind="balance_table", year=look.year.start
    )
    return look.of_bureau(done=found.exists())


def frozen(look: Look) -> list[Part]:
    """The year is frozen once the step has begun: what was frozen before holds no whole year."""
    begins = load_wheel_pack().steps["freeze"].begins.within(look.year)
    found = FrozenYear.objects.filter(
        bureau_id=look.seat.bureau_id,
        year=look.year.start,
        taken_at__gte=datetime.combine(begins, time(), CHINA),
    )
    return look.of_bureau(done=found.exists())


def published(look: Look) -> list[Part]:
    """The grades of the year are published."""
    found = Publication.objects.filter(bureau_id=look.seat.bureau_id, year=look.year.start)
    return look.of_bureau(done=found.exists())
