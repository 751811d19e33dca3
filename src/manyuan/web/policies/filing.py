from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.policies.actions import add_version, file_policy
from manyuan.policies.permissions import may_file_policies
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.documents.passing import UPLOADING
from manyuan.web.policies.finding import policy_to_change
from manyuan.web.policies.forms import NewPolicyForm, NewVersionForm
from manyuan.web.policies.questions import question_about
from manyuan.web.policies.trail import page_of, to_policies
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def new_policy(request: SeatRequest) -> HttpResponse:
    """File a policy document."""
    require(may_file_policies(request.seat))
    form = NewPolicyForm(sent(request), request.FILES or None, seat=request.seat)
    question = Question(
        headline=_("归档政策文件"),
        lead=_("已经印发的实施方案、章程和配套文件；归档后告知适用的集团和学校。"),
        submit=_("归档"),
        cancel_url=reverse("policies"),
        crumbs=to_policies(Crumb(_("归档"))),
    )

    def act() -> Done:
        filed = file_policy(by=request.seat, **form.filled())
        return Done(_("已归档《{title}》。").format(title=filed), page_of(filed))

    return ask(request, form, question, act, template=UPLOADING)


@require_http_methods(["GET", "HEAD", "POST"])
def new_version(request: SeatRequest, number: int) -> HttpResponse:
    """Revise or correct a policy document."""
    document = policy_to_change(request.seat, number)
    form = NewVersionForm(sent(request), request.FILES or None, document=document)
    lead = _("修订或更正都是新版本；以前的版本和文件保留，随时可看。")
    question = question_about(document, _("添加新版本"), lead=lead)

    def act() -> Done:
        added = add_version(by=request.seat, document=document, **form.filled())
        return Done(_("已添加第 {n} 版。").format(n=added.number), page_of(document))

    return ask(request, form, question, act, template=UPLOADING)
