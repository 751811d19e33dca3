from collections.abc import Sequence

from manyuan.measures.balance.dispersion import dispersion
from manyuan.measures.balance.gathering import gather
from manyuan.measures.balance.indicators import indicator_columns
from manyuan.measures.balance.report import BalanceReport
from manyuan.measures.balance.verdict import verdicts
from manyuan.measures.balance.years import NoResources, year_used
from manyuan.measures.engine import Engine
from manyuan.measures.tables import ResourceRow, SchoolRow
from manyuan.rules.balance import BalancePack


def judge(
    schools: Sequence[SchoolRow],
    resources: Sequence[ResourceRow],
    *,
    year: int,
    pack: BalancePack,
    engine: Engine = "polars",
) -> BalanceReport:
    """Judge the resources of a district's schools under the national balance rules.

    Takes the resources of ``year``, else of the latest year before (``BalanceReport.year``).

    Raises
    ------
    NoResources
        If there are none of that year or before.
    AmountNotUsable, DuplicateRow
        If a row cannot be counted.

    Examples
    --------
    >>> from manyuan.rules.balance import load_balance_pack
    >>> report = judge(
    ...     [SchoolRow(school="1", kind="primary")],
    ...     [ResourceRow(school="1", stage="primary", year=2024, pupils=500, multimedia_rooms=12)],
    ...     year=2025,
    ...     pack=load_balance_pack(),
    ... )
    >>> report.year, report.schools[0].indicators["A7"].value
    (2024, 2.4)
    """
    used = year_used(resources, year)
    if used is None:
        raise NoResources(year=year)
    facts, excluded = gather(schools, resources, year=used, pack=pack)
    columns = indicator_columns(facts, pack=pack, engine=engine)
    judged = tuple(verdicts(facts, columns, pack=pack))
    return BalanceReport(
        year=used,
        year_asked=year,
        pack=pack,
        schools=judged,
        excluded=tuple(excluded),
        district=dispersion(judged, pack=pack, engine=engine),
    )
