"""The list of those who may move this year, and of those who may not, with the reasons."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from manyuan.kernel.marking import gettext_noop
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.bridge.exchange import Verdict, frozen, verdicts
from manyuan.plans.papers.words import signatures, word_of
from manyuan.plans.settings import Settings
from manyuan.plans.spoken import spoken
from manyuan.seats.models import Unit
from manyuan.sheets.columns import Row
from manyuan.sheets.forms import FormColumn, FormSheet, form_workbook

STATES = {
    "eligible": gettext_noop("符合条件"),
    "deferred": gettext_noop("暂缓"),
    "ineligible": gettext_noop("不符合条件"),
}
Judged = Mapping[str, Verdict]


def eligible_list(settings: Settings, unit: Unit, *, discreet: bool) -> bytes:
    """Return the workbook: one sheet of those who may move, one of those who may not.

    A ``discreet`` list does not say why somebody is exempt.
    """
    known = frozen(settings.freeze)
    judged = verdicts(settings)
    rows = [row for row in known.tables["teachers"] if str(row["teacher"]) in judged]
    rows.sort(key=lambda row: (str(row["school"]), str(row["stage"]), str(row["teacher"])))

    def chosen(states: tuple[str, ...]) -> list[Row]:
        return [row for row in rows if judged[str(row["teacher"])].state in states]

    facts = [_("填报单位：{unit}").format(unit=unit.name)]
    return form_workbook(
        [
            _sheet(
                title, settings, facts, _lines(settings, chosen(states), judged, discreet=discreet)
            )
            for title, states in (
                (_("符合条件"), ("eligible", "deferred")),
                (_("不符合条件"), ("ineligible",)),
            )
        ]
    )


def _sheet(
    name: str, settings: Settings, facts: Sequence[str], lines: Sequence[Sequence[object]]
) -> FormSheet:
    title = _("{year} 学年教师交流轮岗条件审核名册（{name}）")
    return FormSheet(
        name=name,
        title=title.format(year=SchoolYear(settings.year), name=name),
        facts=[*facts, _("共 {n} 人").format(n=len(lines))],
        columns=[
            FormColumn(_("序号"), 6),
            FormColumn(_("学校"), 24),
            FormColumn(_("教师编号"), 12),
            FormColumn(_("姓名"), 12),
            FormColumn(_("学段"), 8),
            FormColumn(_("学科"), 14),
            FormColumn(_("到校日期"), 13),
            FormColumn(_("骨干级别"), 12),
            FormColumn(_("结论"), 12),
            FormColumn(_("理由"), 40),
        ],
        rows=lines,
        signatures=signatures(),
    )


def _lines(
    settings: Settings, rows: Sequence[Row], judged: Judged, *, discreet: bool
) -> list[list[object]]:
    schools = frozen(settings.freeze).schools
    return [
        [
            number,
            schools.get(str(row["school"]), row["school"]),
            row["teacher"],
            row["name"],
            word_of("stage", row),
            row["subject"],
            row["at_school_since"],
            word_of("backbone", row),
            *_said(judged[str(row["teacher"])], discreet=discreet),
        ]
        for number, row in enumerate(rows, start=1)
    ]


def _said(verdict: Verdict, *, discreet: bool) -> tuple[str, str]:
    reason = spoken(verdict.reason, discreet=discreet) if verdict.reason else ""
    return _(STATES[verdict.state]), reason
