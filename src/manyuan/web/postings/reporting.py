from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.posting.actions import report_posting
from manyuan.engagements.kinds.posting.enums import ReportKind
from manyuan.engagements.kinds.posting.models.reports import LONGEST_REPORT
from manyuan.engagements.kinds.posting.permissions import may_report_posting
from manyuan.engagements.kinds.posting.queries.duties import reports_of
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.postings.finding import posting_at
from manyuan.web.postings.trail import to_posting
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class ReportForm(forms.Form):
    """How the posting goes."""

    text = forms.CharField(
        label=gettext_lazy("报告内容"),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "做了什么、接收学校有什么变化、还需要什么支持；不写学生的个人情况。"
        ),
    )


def report(request: SeatRequest, code: str, kind: str) -> HttpResponse:
    """Tell how a posting goes, or put right what was told."""
    if kind not in ReportKind.values:
        raise Http404
    posting, asked = posting_at(request.seat, code), ReportKind(kind)
    require(may_report_posting(request.seat, posting))
    told = {one.kind: one.text for one in reports_of(posting)}
    form = ReportForm(sent(request), initial={"text": told.get(kind, "")})
    question = Question(
        headline=_("{teacher}：{report}").format(teacher=posting.teacher.name, report=asked.label),
        lead=_("两校校长、集团办公室和教育局都能看到；再次提交会替换原来的内容，历史保留。"),
        submit=_("提交报告"),
        cancel_url=reverse("posting", args=[code]),
        crumbs=to_posting(posting, Crumb(str(asked.label))),
    )

    def act() -> Done:
        text = form.cleaned_data["text"]
        report_posting(by=request.seat, posting=posting, kind=asked, text=text)
        said = _("已保存{report}。").format(report=asked.label)
        return Done(said, reverse("posting", args=[code]))

    return ask(request, form, question, act)
