from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.signups.enums import Phase, RegistrationState
from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.engagements.signups.rows import moment
from manyuan.kernel.clock import now
from manyuan.web.public.codes import SIGNS
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table

SIGN_OF_PHASE = {Phase.AHEAD: "near", Phase.OPEN: "met", Phase.CLOSED: "unknown"}


def lists_table(found: Sequence[SignUp]) -> Table:
    """Return lists as a table that filters by how they stand."""
    return Table(
        id="signups",
        title=_("公开报名"),
        rows=[_list(one) for one in found],
        columns=[
            Column(key="title", label=_("报名名称"), href=_list_page),
            Column(key="phase", label=_("状态"), labels=dict(Phase.choices), verdict="sign"),
            Column(key="places", label=_("名额（人）"), kind="number"),
            Column(key="taken", label=_("报名成功"), kind="number"),
            Column(key="waiting", label=_("候补"), kind="number"),
            Column(key="opens", label=_("开始报名"), on_phone=False),
            Column(key="closes", label=_("截止报名"), on_phone=False),
            Column(key="code", label=_("活动编号"), on_phone=False),
        ],
        filters=[Filter(key="phase", label=_("状态"), choices=Phase.choices)],
        search_keys=["title", "code"],
        default_sort="-opens",
        empty=_("没有符合条件的报名。"),
    )


def _list(sign_up: SignUp) -> Record:
    phase = sign_up.phase_at(now())
    return {
        "number": sign_up.number,
        "title": sign_up.title,
        "phase": phase.value,
        "sign": SIGN_OF_PHASE[phase],
        "places": sign_up.places,
        "taken": sign_up.taken,
        "waiting": sign_up.waiting,
        "opens": moment(sign_up.opens_at),
        "closes": moment(sign_up.closes_at),
        "code": sign_up.code,
    }


def _list_page(row: Record) -> str:
    return reverse("signup", args=[row["number"]])


def registrations_table(sign_up: SignUp, found: Sequence[Registration]) -> Table:
    """Return who signed up as a table that filters by state and school."""
    columns = [
        Column(key="number", label=pgettext("signup", "序号"), kind="number", href=_refusal),
        Column(
            key="state",
            label=_("状态"),
            labels=dict(RegistrationState.choices),
            verdict="sign",
        ),
        Column(key="people", label=_("来几人"), kind="number"),
        Column(key="school", label=_("孩子所在学校")),
        Column(key="guardian", label=_("监护人姓名")),
        Column(key="phone", label=_("手机号")),
        Column(key="made", label=_("报名时间"), on_phone=False),
        Column(key="erase", label="", kind="link", href=_erasure, exported=False, sortable=False),
    ]
    return Table(
        id="registrations",
        title=_("报名登记"),
        rows=[_registration(sign_up, one) for one in found],
        columns=[one for one in columns if _is_asked(sign_up, one.key)],
        filters=[Filter(key="state", label=_("状态"), choices=RegistrationState.choices)],
        search_keys=["guardian", "phone", "school"],
        default_sort="number",
        empty=_("还没有人报名。"),
    )


def _is_asked(sign_up: SignUp, key: str) -> bool:
    asked = {
        "school": sign_up.asks_school,
        "guardian": sign_up.needs == "name_phone",
        "phone": sign_up.needs != "nothing",
    }
    return asked.get(key, True)


def _registration(sign_up: SignUp, one: Registration) -> Record:
    return {
        "list": sign_up.number,
        "number": one.number,
        "state": one.state,
        "sign": SIGNS[RegistrationState(one.state)],
        "people": one.people,
        "school": one.school.name if one.school else "",
        "guardian": one.guardian,
        "phone": one.phone,
        "made": moment(one.made_at),
        "is_live": one.is_live,
        "erase": "" if one.erased_at else _("删除个人信息"),
    }


def _refusal(row: Record) -> str | None:
    """Return where somebody is taken off the list, as long as there is something to take off."""
    if not row["is_live"]:
        return None
    return reverse("registration-refuse", args=[row["list"], row["number"]])


def _erasure(row: Record) -> str | None:
    if not row["erase"]:
        return None
    return reverse("registration-erase", args=[row["list"], row["number"]])
