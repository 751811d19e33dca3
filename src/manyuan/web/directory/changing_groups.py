from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.groups import (
    dissolve_group,
    edit_group,
    ended_with,
    found_group,
    restore_group,
)
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.queries.groups import members_on
from manyuan.directory.queries.partners import agreements_on
from manyuan.kernel.clock import today
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import DissolveForm, TakeBackForm
from manyuan.web.directory.finding import group_at
from manyuan.web.directory.forms import GroupForm
from manyuan.web.directory.trail import to_group, to_groups
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_group(request: SeatRequest) -> HttpResponse:
    """Found a group."""
    require(may_change_directory(request.seat))
    form = GroupForm(sent(request), seat=request.seat)
    question = Question(
        headline=_("设立一个教育集团"),
        lead=_("先设立集团，再加入牵头校和成员校。代码登记后不能修改。"),
        submit=_("设立集团"),
        cancel_url=reverse("groups"),
        crumbs=to_groups(Crumb(_("设立集团"))),
    )

    def act() -> Done:
        group = found_group(by=request.seat, code=form.cleaned_data["code"], facts=form.facts())
        said = _("已设立{group}；下一步请加入牵头校。").format(group=group.name)
        return Done(said, reverse("group", args=[group.code]))

    return ask(request, form, question, act)


def change_group(request: SeatRequest, code: str) -> HttpResponse:
    """Correct what the register holds of a group."""
    require(may_change_directory(request.seat))
    group = group_at(request.seat, code)
    own = reverse("group", args=[code])
    form = GroupForm(sent(request), seat=request.seat, instance=group)
    question = Question(
        headline=_("修改{group}的信息").format(group=group.name),
        submit=_("保存集团信息"),
        cancel_url=own,
        crumbs=to_group(group, Crumb(_("修改"))),
    )

    def act() -> Done:
        edited = edit_group(by=request.seat, group=group, facts=form.facts())
        said = _("已保存{group}的信息；原来的内容留在修改历史里。").format(group=edited.name)
        return Done(said, own)

    return ask(request, form, question, act)


def end_group(request: SeatRequest, code: str) -> HttpResponse:
    """Register that a group ends."""
    require(may_change_directory(request.seat))
    group = group_at(request.seat, code)
    own = reverse("group", args=[code])
    form = DissolveForm(sent(request))
    running = members_on(request.seat, today(), group=group).count()
    signed = agreements_on(request.seat, today()).filter(group=group).count()
    question = Question(
        headline=_("登记{group}解散").format(group=group.name),
        submit=_("登记解散"),
        cancel_url=own,
        crumbs=to_group(group, Crumb(_("解散"))),
        warnings=[
            _("从解散日期起，{n} 所现有成员的成员关系同时结束；以前的都保留。").format(n=running),
            _("它现有的 {n} 份有效协议从那天起不再有效。").format(n=signed),
            _("如果登记错了，可以在集团页撤销，成员关系和协议随之恢复。"),
        ],
        dangerous=True,
    )

    def act() -> Done:
        given = form.cleaned_data
        ended = dissolve_group(by=request.seat, group=group, on=given["on"], state=given["state"])
        said = _("已登记{group}自 {on} 起解散；如有误，可在本页撤销解散。")
        return Done(said.format(group=ended.name, on=ended.dissolved_on), own)

    return ask(request, form, question, act)


def take_back_end(request: SeatRequest, code: str) -> HttpResponse:
    """Take back a dissolution that was registered by mistake."""
    require(may_change_directory(request.seat))
    group = group_at(request.seat, code)
    own = reverse("group", args=[code])
    form = TakeBackForm(sent(request))
    names = _("、").join(m.school.name for m in ended_with(group)) if group.dissolved_on else ""
    question = Question(
        headline=_("撤销{group}的解散登记").format(group=group.name),
        submit=_("撤销解散"),
        cancel_url=own,
        crumbs=to_group(group, Crumb(_("撤销解散"))),
        warnings=[
            _("随解散结束的成员关系恢复：{names}。").format(names=names or _("没有")),
            _("集团状态恢复为“成立”；可以再次登记解散。"),
        ],
    )

    def act() -> Done:
        restored = restore_group(by=request.seat, group=group)
        return Done(_("已撤销{group}的解散登记。").format(group=restored.name), own)

    return ask(request, form, question, act)
