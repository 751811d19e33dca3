"""Agreements as of a day, as a table and as they are told; the bureau goes on from here."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.enums import AgreementKind
from manyuan.directory.models import Agreement
from manyuan.directory.permissions import may_change_partnerships
from manyuan.history.actions import key_text
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Entry
from manyuan.web.ui.table import Table

IN_FORCE = "in_force"


def agreements_table(
    seat: Seat, agreements: Iterable[Agreement], day: date, *, of_partner: bool = False
) -> Table:
    """Return the agreements with what holds on ``day``; of one partner, its name goes unsaid."""
    states = _states()
    partner = Column(key="partner", label=pgettext("one", "合作单位"), href=_to_partner)
    columns = [
        Column(key="side", label=_("集团或学校"), href=lambda row: row["side_url"]),
        *([] if of_partner else [partner]),
        Column(key="kind", label=_("协议类别"), labels=dict(AgreementKind.choices)),
        Column(key="expert", label=_("专家"), href=_to_expert),
        Column(key="starts", label=_("生效日期"), kind="date"),
        Column(key="ends", label=_("终止日期"), kind="date"),
        Column(key="state", label=_("状态"), labels=states),
    ]
    return Table(
        id="agreements",
        title=_("合作协议"),
        rows=[_row(agreement, day) for agreement in agreements],
        columns=[*columns, *_ways_on(seat)],
        filters=[
            Filter(key="state", label=_("状态"), choices=list(states.items())),
            Filter(key="kind", label=_("协议类别"), choices=AgreementKind.choices),
            Filter(key="group", label=_("集团")),
            *([] if of_partner else [Filter(key="partner", label=pgettext("one", "合作单位"))]),
        ],
        search_keys=["partner", "side", "expert"],
        default_sort="-starts",
        empty=_("还没有登记合作协议。"),
    )


def told_of_partner(agreements: Iterable[Agreement], day: date) -> list[Entry]:
    """Tell when a partner's agreements began and ended, the newest first."""
    entries = (entry for agreement in agreements for entry in _told(agreement, day))
    return sorted(entries, key=lambda entry: str(entry.when), reverse=True)


def state_on(agreement: Agreement, day: date) -> str:
    """Say whether an agreement is in force on ``day``, over or still to come."""
    if agreement.is_in_force_on(day):
        return IN_FORCE
    over = agreement.over_on
    return "over" if over is not None and over <= max(day, agreement.starts_on) else "coming"


def _states() -> dict[str, str]:
    return {IN_FORCE: _("有效"), "coming": _("未生效"), "over": _("已终止")}


def _to_partner(row: Record) -> str:
    return reverse("partner", args=[row["partner_code"]])


def _to_expert(row: Record) -> str | None:
    return reverse("expert", args=[row["expert_code"]]) if row["expert_code"] else None


def _ways_on(seat: Seat) -> list[Column]:
    ways = []
    if may_change_partnerships(seat):
        ways += [
            _way("edit", _("更正"), "agreement-edit"),
            _way("end", _("终止"), "agreement-end"),
            _way("remove", _("删除误录"), "agreement-remove"),
        ]
    if may_see_history(seat):
        history = Column(
            key="history",
            label=_("修改历史"),
            sortable=False,
            exported=False,
            on_phone=False,
            href=lambda row: reverse("history-object", args=["agreements", row["history_key"]]),
        )
        ways.append(history)
    return ways


def _way(key: str, label: str, address: str) -> Column:
    return Column(
        key=key,
        label=label,
        sortable=False,
        exported=False,
        href=lambda row: reverse(address, args=[row["pk"]]) if row[key] else None,
    )


def _row(agreement: Agreement, day: date) -> Record:
    expert = agreement.expert
    state = state_on(agreement, day)
    return {
        "pk": agreement.pk,
        "side": agreement.side.name,
        "side_url": side_url(agreement),
        "partner": agreement.partner.name,
        "partner_code": agreement.partner.code,
        "group": agreement.group.name if agreement.group else "",
        "kind": agreement.kind,
        "expert": str(expert) if expert else "",
        "expert_code": expert.code if expert else "",
        "starts": agreement.starts_on,
        "ends": agreement.over_on,
        "state": state,
        "edit": _("更正"),
        "end": "" if state == "over" else _("终止"),
        "remove": _("删除误录"),
        "history": _("历史"),
        "history_key": _history_key(agreement),
    }


def _history_key(agreement: Agreement) -> str:
    sides = (agreement.group, agreement.school, agreement.expert)
    codes = (side.code if side else None for side in sides)
    parts = (agreement.partner.code, agreement.kind, *codes, agreement.starts_on)
    return key_text(parts)


def side_url(agreement: Agreement) -> str:
    """Return the page of the group or school with which the partner agreed."""
    name = "group" if agreement.group else "school"
    return reverse(name, args=[agreement.side.code])


def _told(agreement: Agreement, day: date) -> Iterator[Entry]:
    facts = [str(AgreementKind(agreement.kind).label)]
    if agreement.expert:
        facts.append(str(agreement.expert))
    sub, url = " · ".join(facts), side_url(agreement)
    name = agreement.side.name
    yield Entry(
        when=agreement.starts_on,
        text=_("与{side}的协议生效").format(side=name),
        sub=sub,
        url=url,
        now=agreement.is_in_force_on(day),
    )
    over = agreement.over_on
    if over is not None and over <= day:
        text = _("与{side}的协议终止").format(side=name)
        yield Entry(when=over, text=text, sub=ended_because(agreement) or sub, url=url)


def ended_because(agreement: Agreement) -> str:
    """Say with what an agreement ended that did not end by itself."""
    over = agreement.over_on
    if over is None or over == agreement.ends_on:
        return ""
    if agreement.expert is not None and agreement.expert.left_on == over:
        return _("专家{expert}退出").format(expert=agreement.expert)
    text = _("{side}解散") if agreement.group else _("{side}停办")
    return text.format(side=agreement.side.name)
