"""From which data a paper of the evaluation is made: a frozen year, or what stands today."""

from datetime import date, timedelta

from manyuan.evaluation.models import FrozenYear
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.content import Source, day_said

SHORT = 16


def name_of(frozen: FrozenYear) -> str:
    """Name a version of a frozen year."""
    year = SchoolYear(frozen.year)
    return f"{year} 学年数据第 {frozen.version} 版（{day_said(frozen.as_of)}冻结）"


def said_of(frozen: FrozenYear | None) -> str:
    """Say in a paper from which data it is made."""
    if frozen is None:
        return f"按 {day_said(today())}当日数据，未冻结（草稿）"
    return f"{name_of(frozen)}，指纹 {frozen.digest[:SHORT]}"


def source_of(frozen: FrozenYear | None, live: str, digest: str) -> Source:
    """Return the source of a paper; what is not frozen is told by the digest of what it says."""
    if frozen is None:
        return Source(f"{live}；按当日数据，未冻结", digest)
    return Source(name_of(frozen), frozen.digest)


def last_day_in(frozen: FrozenYear) -> date:
    """Return the last day of a frozen year of which anything is known."""
    return min(frozen.as_of, SchoolYear(frozen.year + 1).first_day - timedelta(days=1))
