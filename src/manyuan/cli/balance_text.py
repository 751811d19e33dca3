from collections.abc import Iterator, Mapping

from manyuan.cli.language import chosen, gettext_noop
from manyuan.cli.language import gettext as _
from manyuan.cli.rule_status import STATUS
from manyuan.cli.text_table import table
from manyuan.measures.balance import BalanceReport, DistrictResult, SchoolVerdict
from manyuan.rules.balance import JUDGED_STAGES

SIGNS = {True: "✓", False: "✕", None: "—"}
STAGES = {"primary": gettext_noop("小学"), "junior": gettext_noop("初中")}


def balance_text(report: BalanceReport, names: Mapping[str, str]) -> str:
    """Write a balance report for the terminal: the finding, the district, the schools that miss."""
    return "\n".join(_lines(report, names))


def _lines(report: BalanceReport, names: Mapping[str, str]) -> Iterator[str]:
    for stage in JUDGED_STAGES:
        judged = [school for school in report.schools if school.stage == stage]
        if judged:
            yield _finding(report, stage, judged)
    yield ""
    yield _district(report)
    yield ""
    yield from _missing(report, names)
    yield ""
    status = _(STATUS[report.rule_status])
    said = _("规则包 {pack}（{status}）；未纳入评估 {count} 个校段。")
    yield said.format(pack=report.rule_pack, status=status, count=len(report.excluded))


def _finding(report: BalanceReport, stage: str, judged: list[SchoolVerdict]) -> str:
    said = _("{sign} {year} 学年{stage}：{all} 个校段中 {met} 个达标，{unknown} 个数据不全")
    return said.format(
        sign=SIGNS[report.stage_passes(stage)],
        year=f"{report.year}–{report.year + 1}",
        stage=_(STAGES[stage]),
        all=len(judged),
        met=sum(school.passes is True for school in judged),
        unknown=sum(school.passes is None for school in judged),
    )


def _district(report: BalanceReport) -> str:
    heads = [_("学段"), _("指标"), _("均值"), _("差异系数"), _("上限"), "", _("已知/全部")]
    rows = [
        [_(STAGES[result.stage]), _indicator(report, result), *_numbers(result)]
        for result in report.district
    ]
    return table(heads, rows)


def _indicator(report: BalanceReport, result: DistrictResult) -> str:
    rule = next(rule for rule in report.pack.indicators if rule.code == result.indicator)
    return f"{rule.code} {rule.label_zh if chosen() == 'zh' else rule.label_en}"


def _numbers(result: DistrictResult) -> list[str]:
    return [
        "—" if result.mean is None else f"{result.mean:,.2f}",
        "—" if result.cv is None else f"{result.cv:.3f}",
        f"{result.limit:.2f}",
        SIGNS[result.passes],
        f"{result.schools_known}/{result.schools_all}",
    ]


def _missing(report: BalanceReport, names: Mapping[str, str]) -> Iterator[str]:
    for school in report.schools:
        if school.passes is True:
            continue
        missed = [code for code, value in school.indicators.items() if value.met is False]
        unknown = [code for code, value in school.indicators.items() if value.met is None]
        parts = [f"✕ {' '.join(missed)}"] if missed else []
        parts += [f"— {' '.join(unknown)}"] if unknown else []
        stage = _(STAGES[school.stage])
        name = names.get(school.school, school.school)
        yield f"{SIGNS[school.passes]} {school.school} {name} {stage}: {'  '.join(parts)}"
