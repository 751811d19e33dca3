"""What differs between two plans of groups: the tables below the comparison."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from manyuan.plans.models import Plan
from manyuan.plans.queries.grouping import leads_today, placing_of, schools_of
from manyuan.web.grouping.plan_tables import why_url
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def schools_apart(one: Plan, two: Plan) -> Table:
    """List every school that is with another lead, or covered only once, with today's beside it."""
    first, second, today = placing_of(one), placing_of(two), leads_today(one)
    names = names_of(one, two)
    codes = sorted(code for code in {*first, *second} if first.get(code) != second.get(code))
    return Table(
        id="schools",
        title=_("安排不同的学校"),
        rows=[
            {
                "school": names[code],
                "code": code,
                "why": why_url(one, code),
                "today": _with(today, code, names),
                "first": _with(first, code, names),
                "second": _with(second, code, names),
            }
            for code in codes
        ],
        columns=[
            Column(key="school", label=_("学校"), href=lambda row: row["why"], in_panel=True),
            Column(key="today", label=_("现状")),
            Column(key="first", label=_("第 {n} 版").format(n=one.number)),
            Column(key="second", label=_("第 {n} 版").format(n=two.number)),
            Column(key="code", label=_("学校代码"), on_phone=False),
        ],
        filters=[
            Filter(key="first", label=_("第 {n} 版").format(n=one.number)),
            Filter(key="second", label=_("第 {n} 版").format(n=two.number)),
        ],
        search_keys=["school", "code", "first", "second"],
        default_sort="school",
        page_size=20,
        empty=_("两份方案的安排相同。"),
    )


def groups_apart(one: Plan, two: Plan) -> Table:
    """List every lead whose group has other members in the other plan, or is only in one."""
    plans = (one, two)
    groups = [{group["lead"]: group for group in plan.document["groups"]} for plan in plans]
    members = [{lead: sorted(each["members"]) for lead, each in some.items()} for some in groups]
    leads = sorted(
        lead for lead in {*members[0], *members[1]} if members[0].get(lead) != members[1].get(lead)
    )
    names = names_of(one, two)
    return Table(
        id="groups",
        title=_("规模不同的集团"),
        rows=[
            {
                "lead": names[lead],
                "code": lead,
                **{f"schools_{at}": _schools(some.get(lead)) for at, some in enumerate(groups)},
                **{f"pupils_{at}": _pupils(some.get(lead)) for at, some in enumerate(groups)},
            }
            for lead in leads
        ],
        columns=[
            Column(key="lead", label=_("牵头校")),
            *(
                Column(key=f"schools_{at}", label=_("第 {n} 版：学校").format(n=plan.number))
                for at, plan in enumerate(plans)
            ),
            *(
                Column(key=f"pupils_{at}", label=_("第 {n} 版：学生").format(n=plan.number))
                for at, plan in enumerate(plans)
            ),
            Column(key="code", label=_("学校代码"), on_phone=False),
        ],
        search_keys=["lead", "code"],
        default_sort="lead",
        empty=_("两份方案的集团相同。"),
    )


def names_of(one: Plan, two: Plan) -> Mapping[str, str]:
    """Return what people call the schools of two plans, which may rest on different data."""
    return {code: school.name for plan in (two, one) for code, school in schools_of(plan).items()}


def _with(placing: Mapping[str, str], code: str, names: Mapping[str, str]) -> str:
    lead = placing.get(code)
    if lead is None:
        return _("不在集团里")
    return _("自己牵头") if lead == code else names.get(lead, lead)


def _schools(group: Record | None) -> str:
    return _("没有这个集团") if group is None else number(1 + len(group["members"]))


def _pupils(group: Record | None) -> str:
    return "—" if group is None else number(group["pupils"])
