from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.memberships import (
    edit_membership,
    end_membership,
    remove_membership,
    start_membership,
)
from manyuan.directory.models import Membership
from manyuan.directory.permissions import may_change_directory
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import (
    EndMembershipForm,
    MembershipForm,
    NewMembershipForm,
    RemoveMembershipForm,
)
from manyuan.web.directory.finding import group_at, membership_at
from manyuan.web.directory.trail import to_group
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_membership(request: SeatRequest, code: str) -> HttpResponse:
    """Let a school join a group."""
    require(may_change_directory(request.seat))
    group = group_at(request.seat, code)
    own = reverse("group", args=[code])
    form = NewMembershipForm(sent(request), seat=request.seat)
    question = Question(
        headline=_("加入{group}").format(group=group.name),
        lead=_("一所学校可以同时在几个集团；同一集团里同一时间只能有一段成员关系。"),
        submit=_("加入学校"),
        cancel_url=own,
        crumbs=to_group(group, Crumb(_("加入学校"))),
    )

    def act() -> Done:
        joined = start_membership(
            by=request.seat, group=group, school=form.chosen, facts=form.facts()
        )
        said = _("{school}自 {on} 起加入{group}；如有误，可在成员表中修改或删除。")
        return Done(said.format(**_names(joined), on=joined.joined_on), own)

    return ask(request, form, question, act)


def change_membership(request: SeatRequest, pk: int) -> HttpResponse:
    """Correct what a membership says."""
    require(may_change_directory(request.seat))
    membership = membership_at(request.seat, pk)
    form = MembershipForm(sent(request), instance=membership_at(request.seat, pk))
    question = _question(
        membership, _("修改{school}在{group}的成员信息"), _("保存成员信息"), _("修改")
    )

    def act() -> Done:
        edited = edit_membership(by=request.seat, membership=membership, facts=form.facts())
        said = _("已保存{school}在{group}的成员信息；原来的内容留在修改历史里。")
        return Done(said.format(**_names(edited)), question.cancel_url)

    return ask(request, form, question, act)


def finish_membership(request: SeatRequest, pk: int) -> HttpResponse:
    """Register that a school leaves a group."""
    require(may_change_directory(request.seat))
    membership = membership_at(request.seat, pk)
    form = EndMembershipForm(sent(request))
    question = _question(
        membership,
        _("登记{school}退出{group}"),
        _("登记退出"),
        _("退出"),
        _("从退出日期起，它不再计入集团的成员和规模；以前的成员关系保留。"),
        _("如果登记错了，可以修改这段成员关系，清空退出日期。"),
    )

    def act() -> Done:
        given = form.cleaned_data
        ended = end_membership(
            by=request.seat, membership=membership, on=given["on"], state=given["state"]
        )
        said = _("已登记{school}自 {on} 起退出{group}。").format(**_names(ended), on=ended.left_on)
        return Done(said, question.cancel_url)

    return ask(request, form, question, act)


def take_out_membership(request: SeatRequest, pk: int) -> HttpResponse:
    """Take out a membership that never was."""
    require(may_change_directory(request.seat))
    membership = membership_at(request.seat, pk)
    form = RemoveMembershipForm(sent(request))
    question = _question(
        membership,
        _("删除误录的成员关系：{school}，{group}"),
        _("删除成员关系"),
        _("删除误录"),
        _(
            "只用于录错的成员关系：删除后，过去任何一天的集团都不再有它。学校真的离开集团，请用“退出”。"
        ),
        _("不能撤销，但历史记录会保留它的内容和删除原因，可以照原样重新加入。"),
    )

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        remove_membership(by=request.seat, membership=membership, reason=reason)
        said = _("已删除成员关系：{school}，{group}；历史记录保留了它。")
        return Done(said.format(**_names(membership)), question.cancel_url)

    return ask(request, form, question, act)


def _question(
    membership: Membership, headline: str, submit: str, crumb: str, *warnings: str
) -> Question:
    return Question(
        headline=headline.format(**_names(membership)),
        submit=submit,
        cancel_url=reverse("group", args=[membership.group.code]),
        crumbs=to_group(membership.group, Crumb(crumb)),
        warnings=warnings,
        dangerous=bool(warnings),
    )


def _names(membership: Membership) -> dict[str, str]:
    return {"school": membership.school.name, "group": membership.group.name}
