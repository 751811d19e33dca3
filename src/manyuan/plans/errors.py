from manyuan.kernel.errors import BadInput, NotPossible


class StateForbids(NotPossible):
    """Somebody else was quicker, or the step was never open."""

    code = "state_forbids"
    sentence = "「{name}」现在是“{state}”，不能改为“{to}”。请刷新页面查看最新情况。"


class ScenarioIsClosed(NotPossible):
    """A scenario that was submitted or withdrawn stays as it is."""

    code = "scenario_is_closed"
    sentence = "「{name}」{state}，不能再修改。请复制一份新的草案，或请教育局退回。"


class StillCollecting(NotPossible):
    """Schools may still correct their lists: freezing them early needs a reason."""

    code = "still_collecting"
    sentence = (
        "{year} 学年的填报到 {closes} 才截止，现在冻结会漏掉之后的更正。如确需提前，请写明原因。"
    )


class NothingToFreeze(NotPossible):
    """Without teachers there is nobody to plan for."""

    code = "nothing_to_freeze"
    sentence = "还没有教师名册，没有可以冻结的数据。请先导入教师表。"


class FreezeOfOtherYear(BadInput):
    """A scenario plans the year of its data."""

    code = "freeze_of_other_year"
    sentence = "「{freeze}」不是 {year} 学年的数据，请另选一份冻结数据。"


class BaseDoesNotFit(BadInput):
    """A re-plan departs from the adopted plan of the same year and schools."""

    code = "base_does_not_fit"
    sentence = "只能从同一学年、同一范围已采纳的方案重新规划，请另选原方案。"


class TeacherUnknown(BadInput):
    """The frozen data know no such teacher."""

    code = "teacher_not_in_freeze"
    sentence = "「{freeze}」里没有编号为「{teacher}」的教师，请核对编号。"


class SchoolUnknown(BadInput):
    """The frozen data know no such school."""

    code = "school_not_in_freeze"
    sentence = "「{freeze}」里没有代码为「{school}」的学校，请核对代码。"


class PinAndBan(NotPossible):
    """What is pinned cannot be ruled out as well."""

    code = "pin_and_ban"
    sentence = "{teacher}去{school}既被指定又被排除，请先取消其中一项。"


class NotPinned(NotPossible):
    """There is no pin to take back."""

    code = "not_pinned"
    sentence = "{teacher}没有被指定去向，无须取消。"


class NotBanned(NotPossible):
    """There is no ban to take back."""

    code = "not_banned"
    sentence = "{teacher}去{school}没有被排除，无须取消。"


class NoRequests(NotPossible):
    """Without requests no expert has anywhere to go."""

    code = "no_requests"
    sentence = "{year} 学年还没有学校提出到校需求，无法编排大篷车。请先收集或导入到校需求。"


class NoExpertDays(NotPossible):
    """Without days no expert goes anywhere."""

    code = "no_expert_days"
    sentence = "{year} 学年还没有专家提供到校日，无法编排大篷车。请先登记或导入专家到校日。"


class DaysOfOtherYear(BadInput):
    """A caravan is planned within one school year."""

    code = "days_of_other_year"
    sentence = "起止日期不在 {year} 学年内，请改为这一学年的日期，或留空表示整个学年。"


class RequestUnknown(BadInput):
    """The frozen data know no such request."""

    code = "request_not_in_freeze"
    sentence = "「{freeze}」里没有编号为「{request}」的到校需求，请核对编号。"


class ExpertDayUnknown(BadInput):
    """The frozen data know no such expert, or the expert does not give that day."""

    code = "expert_day_not_in_freeze"
    sentence = "「{freeze}」里没有「{place}」这个专家到校日，请核对专家和日期。"


class VisitPinnedAndBanned(NotPossible):
    """What is pinned cannot be ruled out as well."""

    code = "visit_pinned_and_banned"
    sentence = "「{request}」由{place}承担既被指定又被排除，请先取消其中一项。"


class RequestNotPinned(NotPossible):
    """There is no pin to take back."""

    code = "request_not_pinned"
    sentence = "「{request}」没有被指定，无须取消。"


class VisitNotBanned(NotPossible):
    """There is no ban to take back."""

    code = "visit_not_banned"
    sentence = "「{request}」由{place}承担没有被排除，无须取消。"


class NoSchoolsToGroup(NotPossible):
    """Without schools there is nobody to group."""

    code = "no_schools_to_group"
    sentence = "还没有学校，无法规划集团布局。请先导入学校表。"


class SchoolPinnedAndBanned(NotPossible):
    """What is pinned cannot be ruled out as well."""

    code = "school_pinned_and_banned"
    sentence = "{school}进{lead}的集团既被指定又被排除，请先取消其中一项。"


class SchoolNotPinned(NotPossible):
    """There is no pin to take back."""

    code = "school_not_pinned"
    sentence = "{school}没有被指定集团，无须取消。"


class JoinNotBanned(NotPossible):
    """There is no ban to take back."""

    code = "join_not_banned"
    sentence = "{school}进{lead}的集团没有被排除，无须取消。"


class PlacingBreaksRules(NotPossible):
    """An edit by hand never breaks a hard rule; each one that it would break is named."""

    code = "placing_breaks_rules"
    sentence = "不能这样安排{school}：{reasons}"


class GroupsHaveChanged(NotPossible):
    """Groups or members that were registered since the freeze would be contradicted."""

    code = "groups_have_changed"
    sentence = (
        "「{plan}」的数据冻结以后，目录里的集团和成员又有 {count} 处变动（{first}）。"
        "请换成最新数据重新计算，再采纳。"
    )


class NothingToAdopt(NotPossible):
    """A plan in which nobody joins has nothing to put in force."""

    code = "nothing_to_adopt"
    sentence = "「{plan}」里没有学校加入集团，没有可以采纳的内容。"


class RunIsLive(NotPossible):
    """One run at a time: two would answer the same question."""

    code = "run_is_live"
    sentence = "「{name}」正在计算，请等它完成，或先停止。"


class LeaseLost(NotPossible):
    """Another worker took the run over; what this one found is not written."""

    code = "lease_lost"
    sentence = "这次计算已由另一个计算进程接手，本进程的结果不再采纳。"


class RunFailed(NotPossible):
    """A mistake of ours, not of the data."""

    code = "run_failed"
    sentence = "计算时出错，原因已写入服务器日志（{moment}）。请联系系统管理员。"


class RunGivenUp(NotPossible):
    """A run whose worker is lost again and again would only be lost once more."""

    code = "run_given_up"
    sentence = "计算进程中断了 {attempts} 次，不再重试。请查看服务器内存和日志，再重新计算。"


class BreaksRules(NotPossible):
    """An edit by hand never breaks a hard rule; each one that it would break is named."""

    code = "breaks_rules"
    sentence = "不能这样安排{teacher}：{reasons}"


class NothingMoved(NotPossible):
    """The teacher is already where the edit would put them."""

    code = "nothing_moved"
    sentence = "{teacher}本来就是这样安排的，没有改动。"


class PlanIsFrozen(NotPossible):
    """Once its schools are asked, a plan stays as they saw it."""

    code = "plan_is_frozen"
    sentence = "「{name}」{state}，不能再调整。请复制草案，重新计算或调整后再征求意见。"


class PlanHasNoMoves(NotPossible):
    """Nobody is asked about a plan in which nobody moves."""

    code = "plan_has_no_moves"
    sentence = "「{name}」没有任何交流安排，不能征求意见或采纳。"


class PlanBreaksRules(NotPossible):
    """What the planner proved impossible is not put before schools."""

    code = "plan_is_infeasible"
    sentence = "「{name}」没有可行的安排，不能征求意见或采纳。请调整规则、指定或排除，再重新计算。"


class RefusalNeedsReason(BadInput):
    """A refusal without a reason helps nobody to mend the plan."""

    code = "refusal_needs_reason"
    sentence = "不同意须写明理由，供教育局调整方案时参考。"


class NobodyToRemind(NotPossible):
    """Everybody has answered."""

    code = "nobody_to_remind"
    sentence = "两方学校都已答复，无须催办。"


class StillWaiting(NotPossible):
    """Silence is no consent: before the due date the schools are waited for."""

    code = "still_waiting"
    sentence = "还有 {count} 项没有答复，答复期到 {due} 为止；到期前不能采纳。可以先催办。"


class AdoptionNeedsReason(BadInput):
    """Whoever adopts over refusals or silence says why."""

    code = "adoption_needs_reason"
    sentence = "有 {refused} 项不同意、{silent} 项到期未答复；如仍要采纳，请写明原因。"


class MovedTwice(NotPossible):
    """Two adopted plans of a year cannot send one teacher to two schools."""

    code = "moved_twice"
    sentence = "{count} 位教师已在本学年另一份已采纳的方案里：{teachers}。请先重新规划。"


class ReturnNeedsReason(BadInput):
    """A group office that gets its draft back must know what to change."""

    code = "return_needs_reason"
    sentence = "请写明退回的原因，集团办公室据此修改。"


class NoSchoolDay(BadInput):
    """Pupils are at school on school days."""

    code = "no_school_day"
    sentence = "{on} 是休息日或假期，学校不上课，请换一个日期。"


class AnsweredBefore(NotPossible):
    """The principal has turned: what was said before was an answer too."""

    code = "answered_before"
    sentence = "这项安排此前已经答复过，请到交流安排的页面上重新答复。"
