from manyuan.kernel.errors import BadInput, NotPossible


class StepForbidden(NotPossible):
    """The table of states knows no such step."""

    code = "lifecycle_step_forbidden"
    sentence = "{name}现在是“{state}”，不能直接变为“{to}”。"


class GatesNotMet(NotPossible):
    """A gate is not met or not known, and nobody said why the step is taken all the same."""

    code = "gates_not_met"
    sentence = "{n} 项条件没有达到或无法判断：{gates}。请先补齐；确需突破时，写明突破理由再决定。"


class ReasonMissing(BadInput):
    """A decision says why it is taken."""

    code = "decision_reason_missing"
    sentence = "请写明决定的理由，它会长期保留在决定里。"


class AnswerMissing(BadInput):
    """Whoever proposed learns why it was declined."""

    code = "proposal_answer_missing"
    sentence = "请写明答复，提出的一方会看到它。"


class GroundMissing(BadInput):
    """A school leaves for one of the known grounds."""

    code = "exit_ground_missing"
    sentence = "请选择退出的原因。"


class DayNotMoved(BadInput):
    """A moved day differs from the one that was set."""

    code = "day_not_moved"
    sentence = "{term}本来就是 {day}，没有改动。"


class DayIsPast(NotPossible):
    """What takes effect only later cannot be moved to a day that has passed."""

    code = "moved_to_the_past"
    sentence = "新的生效日期 {day} 已经过去；请选今天或以后的日期。"


class NothingToMove(NotPossible):
    """There is no such day in the present state."""

    code = "no_day_to_move"
    sentence = "{name}现在没有“{term}”这个日期。"


class LeadCannotLeave(NotPossible):
    """A group keeps a lead."""

    code = "lead_cannot_leave"
    sentence = "{school}是{group}唯一的牵头校，不能离开；请先增加另一所牵头校，或解散、合并集团。"


class TargetMissing(BadInput):
    """Who moves goes to another group."""

    code = "target_group_missing"
    sentence = "请选择转入的集团，它不能是原来的集团。"


class GroupNotOpen(NotPossible):
    """A group that is over, or only drafted, takes part in no merge or split."""

    code = "group_not_open"
    sentence = "{group}现在是“{phase}”，不能参加这次合并、拆分或转入。"


class AlreadyInGroup(NotPossible):
    """A school is in a group once at a time."""

    code = "already_in_group"
    sentence = "{school}在 {on} 已经是{group}的成员。"


class TooFewMembers(NotPossible):
    """What is left of a group after a split, and what is split off, still has a lead."""

    code = "too_few_members"
    sentence = "拆分以后，两个集团都要有牵头校；请重新选择划出的学校和新的牵头校。"


class CampusCodeMissing(BadInput):
    """A school that becomes a campus is registered anew, as the campus that it then is."""

    code = "campus_code_missing"
    sentence = "并为校区时，请填写新校区的代码；学校本身在生效日停办，过去的数据不变。"


class StillOtherGroups(NotPossible):
    """A school that closes is in no other group any more."""

    code = "merged_school_elsewhere"
    sentence = "{school}还是{groups}的成员，请先办理退出，再并为校区。"


class DecisionIsCarriedOut(NotPossible):
    """What has taken effect is changed by another decision only."""

    code = "decision_carried_out"
    sentence = "{code} 号决定已经执行，不能改期或撤回；需要改变，请作出新的决定。"


class DecisionWaits(NotPossible):
    """One decision about a group or school waits for its day at a time."""

    code = "decision_waits"
    sentence = "{name}已有 {code} 号决定待 {on} 生效；请先执行、改期或撤回它。"


class ProposalIsAnswered(NotPossible):
    """A proposal is answered once."""

    code = "proposal_answered"
    sentence = "这项申请现在是“{state}”，不能再答复。"


class ProposalWaits(NotPossible):
    """The same is proposed once at a time."""

    code = "proposal_waits"
    sentence = "关于{name}已有一项申请待答复；请等教育局答复，或先撤回它。"


class EffectiveInPastYear(NotPossible):
    """What an earlier school year counted stays as it was."""

    code = "effective_in_past_year"
    sentence = (
        "生效日期 {on} 早于本学年开始（{first}）；以往学年的统计不再改变，请改用本学年的日期。"
    )


class DecidedInFuture(BadInput):
    """A decision is entered once it has been taken."""

    code = "decided_in_future"
    sentence = "决定日期 {on} 还没有到；请填写文件的日期。"


class NotGraduated(NotPossible):
    """A school leads a group of its own once it has grown out of another."""

    code = "school_not_graduated"
    sentence = "{school}没有“成长退出”的记录，不能牵头培育新集团；请先办理成长退出。"


class MemberIsGone(NotPossible):
    """Whom a decision is about has left meanwhile."""

    code = "member_is_gone"
    sentence = "{school}在 {on} 已经不是{group}的成员，决定不能执行；请撤回它，或更正成员关系。"


class NotYetDue(NotPossible):
    """A decision takes effect on its day, not before."""

    code = "decision_not_yet_due"
    sentence = "{code} 号决定到 {on} 才生效；要提前，请先改期。"


class FileIsGone(NotPossible):
    """Somebody else has taken the file away meanwhile."""

    code = "decision_file_gone"
    sentence = "「{name}」已经被移除。"
