from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.directory.visibility import schools_of
from manyuan.evaluation.surveys.enums import SurveyState
from manyuan.evaluation.surveys.models import Survey
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_keep_surveys(seat: Seat) -> Answer:
    """The bureau asks: it writes surveys, opens and closes them."""
    if works_for_bureau(seat):
        return YES
    return no(_("满意度问卷由教育局发起、开始和结束。"))


def may_see_surveys(seat: Seat) -> Answer:
    """Surveys are seen by the bureau, its auditors, and who runs a group or a school."""
    reads = seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL, Role.AUDITOR)
    if works_for_bureau(seat) or reads:
        return YES
    return no(_("满意度问卷由教育局、督导、集团办公室和校长查看。"))


def may_make_codes(seat: Seat, survey: Survey, school: School) -> Answer:
    """The bureau makes codes for any school, and a principal for the own, until the survey ends."""
    if survey.state == SurveyState.CLOSED:
        return no(_("问卷已经结束，不能再制作问卷码。"))
    if works_for_bureau(seat):
        return YES
    own = seat.is_any_of(Role.PRINCIPAL) and school.pk in schools_of(seat.unit)
    if own and survey.state == SurveyState.OPEN:
        return YES
    return no(_("问卷码由教育局制作；问卷开始后，校长可以为本校制作。"))


def may_answer(seat: Seat) -> Answer:
    """Surveys are answered without an account, by whoever has a code."""
    if seat.is_any_of(Role.PUBLIC):
        return YES
    return no(_("问卷请用问卷码在公开页面填写。"))
