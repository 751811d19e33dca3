from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.policies.actions import repeal_policy, restore_policy
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.directory.ending_forms import TakeBackForm
from manyuan.web.policies.finding import policy_to_change
from manyuan.web.policies.forms import RepealForm
from manyuan.web.policies.questions import question_about
from manyuan.web.policies.trail import page_of
from manyuan.web.seated import SeatRequest


@require_http_methods(["GET", "HEAD", "POST"])
def repeal(request: SeatRequest, number: int) -> HttpResponse:
    """Say from which day a policy document is no longer in force, and why."""
    document = policy_to_change(request.seat, number)
    form = RepealForm(sent(request), seat=request.seat, document=document)
    lead = _("文件和各个版本都会保留，标明已废止和原因；登记有误时可以撤销。")
    question = question_about(document, _("废止"), lead=lead, dangerous=True)

    def act() -> Done:
        over = repeal_policy(by=request.seat, document=document, **form.filled())
        text = _("已登记《{title}》自 {on} 起废止。")
        return Done(text.format(title=over, on=over.repealed_on), page_of(document))

    return ask(request, form, question, act)


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: SeatRequest, number: int) -> HttpResponse:
    """Take back the repeal of a policy document."""
    document = policy_to_change(request.seat, number)
    lead = _("撤销后，文件按生效日期和失效日期重新有效。")
    question = question_about(document, _("撤销废止"), lead=lead)

    def act() -> Done:
        restored = restore_policy(by=request.seat, document=document)
        return Done(_("已撤销《{title}》的废止登记。").format(title=restored), page_of(document))

    return ask(request, TakeBackForm(sent(request)), question, act)
