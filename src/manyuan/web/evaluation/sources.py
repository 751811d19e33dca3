"""Where the figures of this room come from."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from manyuan.evaluation.queries.balance import BalanceView
from manyuan.evaluation.queries.entries import last_record_of_reports
from manyuan.history.models import Record
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import BalancePack
from manyuan.web.evaluation.words import spoken
from manyuan.web.ui.figures import day
from manyuan.web.ui.parts import Source


def source_of(view: BalanceView, note: str = "") -> Source:
    """Return the source strip of a page that rests on the reports of one school year."""
    record = last_record_of_reports()
    return Source(
        where=_("各校上报的办学条件（{year} 学年）").format(year=SchoolYear(view.year)),
        as_of=SchoolYear(view.year).census_day,
        entered_by=entered(record) if record else "",
        rule_pack=pack_link(view.report.pack),
        rule_status=view.report.pack.status.value,
        note=note,
    )


def entered(record: Record) -> str:
    """Say who entered something, in which seat and when."""
    return _("{who}（{role}）{when}").format(
        who=record.seat.holder, role=record.seat.get_role_display(), when=day(record.at)
    )


def pack_link(pack: BalancePack) -> str:
    """Return the rule pack's name as a link to its rules."""
    return format_html('<a href="{}">{}</a>', reverse("rule-pack"), spoken(pack.heading, "title"))
