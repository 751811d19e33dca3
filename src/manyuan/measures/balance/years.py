from collections.abc import Iterable

from manyuan.kernel.errors import BadInput
from manyuan.measures.tables import ResourceRow


class NoResources(BadInput):
    """There is nothing to judge in the year asked for or before."""

    code = "no_resources"
    sentence = "没有 {year} 学年及以前的办学条件数据，无法评估均衡。请先导入办学条件表。"


def year_used(resources: Iterable[ResourceRow], year: int) -> int | None:
    """Return ``year`` if it has any row, else the latest year before it that has, else None.

    The year is one for the whole district: figures of different years are never mixed.

    Examples
    --------
    >>> rows = [ResourceRow(school="1", stage="primary", year=2023)]
    >>> year_used(rows, 2025)
    2023
    """
    return max((row.year for row in resources if row.year <= year), default=None)
