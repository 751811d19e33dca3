from django.utils.translation import gettext as _

from manyuan.directory.models import Group
from manyuan.directory.visibility import schools_in_charge
from manyuan.plans.enums import PlanKind, ScenarioState, Scope
from manyuan.plans.models import Answer as SchoolAnswer
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.visibility import KNOWN_TO_SCHOOLS, sees_all, visible_plans
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_freeze(seat: Seat) -> Answer:
    """The bureau alone says on which data the year is planned."""
    if works_for_bureau(seat):
        return YES
    return no(_("冻结数据由教育局办理。"))


def may_take_freeze(seat: Seat) -> Answer:
    """Frozen data hold every teacher of the bureau: a group's office plans from them unseen."""
    if sees_all(seat):
        return YES
    return no(_("冻结数据含全区教师信息，只对教育局和督导审计开放下载。"))


def may_see_planning(seat: Seat) -> Answer:
    """Drafts and frozen data are for those who plan, and for auditors."""
    if sees_all(seat) or seat.is_any_of(Role.GROUP_OFFICE):
        return YES
    return no(_("方案草案只对教育局、督导审计和集团办公室开放；与本校有关的安排会单独征求意见。"))


def may_draft(seat: Seat) -> Answer:
    """The bureau drafts for all, a group's office for its group."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE):
        return YES
    return no(_("方案草案由教育局和集团办公室起草。"))


def may_draft_for(seat: Seat, scope: str, group: Group | None) -> Answer:
    """A group's office plans moves within its own group only."""
    answer = may_draft(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if scope == Scope.GROUP and group is not None and group.pk == seat.unit_id:
        return YES
    return no(_("集团办公室只能起草本集团内的交流方案。"))


def may_draft_caravan(seat: Seat, group: Group | None) -> Answer:
    """The bureau drafts a caravan for any schools, a group's office for its own."""
    answer = may_draft(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if group is not None and group.pk == seat.unit_id:
        return YES
    return no(_("集团办公室只能为本集团的学校起草大篷车方案。"))


def may_draft_grouping(seat: Seat) -> Answer:
    """Which groups there are to be is for the bureau to plan."""
    if works_for_bureau(seat):
        return YES
    return no(_("集团布局方案由教育局起草。"))


def may_see_scenario(seat: Seat, scenario: Scenario) -> Answer:
    """A draft is its author's and the bureau's."""
    if sees_all(seat) or is_author(seat, scenario):
        return YES
    return no(_("这份方案草案只对起草单位、教育局和督导审计开放。"))


def is_author(seat: Seat, scenario: Scenario) -> bool:
    """Say whether the seat acts for the unit that drafted the scenario."""
    if works_for_bureau(seat):
        return scenario.unit_id == scenario.bureau_id
    return seat.is_any_of(Role.GROUP_OFFICE) and scenario.unit_id == seat.unit_id


def may_change_scenario(seat: Seat, scenario: Scenario) -> Answer:
    """Who drafted a scenario changes it; anybody else who may draft takes a copy."""
    answer = may_draft(seat)
    if not answer or is_author(seat, scenario):
        return answer
    return no(_("方案草案由起草单位修改；可以复制一份再改。"))


def may_copy_scenario(seat: Seat, scenario: Scenario) -> Answer:
    """What one sees and could have drafted, one may copy."""
    answer = may_see_scenario(seat, scenario)
    if not answer or scenario.kind == PlanKind.EXCHANGE:
        return answer and may_draft_for(seat, scenario.scope, scenario.group)
    if scenario.kind == PlanKind.CARAVAN:
        return may_draft_caravan(seat, scenario.group)
    return may_draft_grouping(seat)


def may_run(seat: Seat, scenario: Scenario) -> Answer:
    """The author solves a draft; once it was submitted, the bureau alone does."""
    answer = may_draft(seat)
    if not answer or works_for_bureau(seat):
        return answer
    answer = may_change_scenario(seat, scenario)
    if not answer or scenario.state != ScenarioState.SUBMITTED:
        return answer
    return no(_("已上报的方案草案由教育局计算和调整；需要修改，请联系教育局退回。"))


def may_submit(seat: Seat, scenario: Scenario) -> Answer:
    """A group's office submits its own draft; the bureau has nobody to submit to."""
    if seat.is_any_of(Role.GROUP_OFFICE) and is_author(seat, scenario):
        return YES
    return no(_("方案草案由起草它的集团办公室上报；教育局的草案无须上报。"))


def may_return(seat: Seat) -> Answer:
    """The bureau sends back what was submitted to it."""
    if works_for_bureau(seat):
        return YES
    return no(_("退回方案草案由教育局办理。"))


def may_see_plan(seat: Seat, plan: Plan) -> Answer:
    """A plan is its author's and the bureau's; its group sees it once schools are asked."""
    if visible_plans(seat, PlanKind(plan.kind)).filter(pk=plan.pk).exists():
        return YES
    return no(_("这份方案只对起草单位、教育局和督导审计开放；征求意见后本集团也可以查看。"))


def may_edit_plan(seat: Seat, plan: Plan) -> Answer:
    """Who may solve a scenario also puts its plan right by hand, until the schools are asked."""
    if plan.state in KNOWN_TO_SCHOOLS and not works_for_bureau(seat):
        return no(_("已征求学校意见的方案由教育局办理。"))
    return may_run(seat, plan.scenario)


def may_decide(seat: Seat) -> Answer:
    """Asking the schools, reminding them and adopting are the bureau's."""
    if works_for_bureau(seat):
        return YES
    return no(_("征求意见、催办和采纳方案由教育局办理。"))


def may_answer(seat: Seat, answer: SchoolAnswer) -> Answer:
    """Each principal answers for the own side of a move, and nobody in their place."""
    if not seat.is_any_of(Role.PRINCIPAL):
        return no(_("交流安排由派出学校和接收学校的校长答复。"))
    if answer.school_id in (schools_in_charge(seat) or ()):
        return YES
    return no(_("只能答复与本校有关的交流安排。"))
