from django.utils.translation import gettext_noop as _

from manyuan.kernel.errors import BadInput, NotPossible


class Overspent(NotPossible):
    """More money would be used than there is."""

    code = "overspent"
    sentence = _("「{what}」的余额不够，还差 {short} 元。请减少金额，或先增加预算。")


class NothingToDivide(NotPossible):
    """All of a pot is given out."""

    code = "nothing_to_divide"
    sentence = _("「{pot}」还有 {left} 元没有分配，不能再分配 {amount} 元。请减少金额。")


class NobodyToGiveTo(NotPossible):
    """There is no group, or no school was named."""

    code = "nobody_to_give_to"
    sentence = _("没有可以分配的单位。请先登记集团，或至少填写一所学校和金额。")


class PotOfOtherKind(NotPossible):
    """Groups get money by formula, schools by award."""

    code = "pot_of_other_kind"
    sentence = _("「{pot}」是{kind}，不能这样分配。请选择另一笔专项资金。")


class AllocationNotDraft(NotPossible):
    """What was approved is frozen."""

    code = "allocation_not_draft"
    sentence = _("这次分配{state}，不能再改。需要更正时，请收回后重新分配，或补充分配。")


class AllocationNotApproved(NotPossible):
    """Only what was approved can be withdrawn."""

    code = "allocation_not_approved"
    sentence = _("这次分配{state}，没有可以收回的资金。")


class PotIsClosed(NotPossible):
    """A pot whose accounts are closed takes no more entries."""

    code = "pot_is_closed"
    sentence = _("「{pot}」已于 {on} 办理决算，不能再记账。确需更正，请教育局先撤销决算。")


class PotIsNotClosed(NotPossible):
    """Only a pot that is closed can be opened again."""

    code = "pot_is_not_closed"
    sentence = _("「{pot}」还没有办理决算。")


class PotNotInTerm(NotPossible):
    """Money is committed within the term of its pot only."""

    code = "pot_not_in_term"
    sentence = _("「{pot}」的使用期是 {first} 至 {last}，今天不能新增占用。")


class StillOpen(NotPossible):
    """Accounts close when nothing is under way any more."""

    code = "still_open"
    sentence = _("还有 {amount} 元占用或报账没有结清，不能办理决算。请先支付或释放。")


class AmountBelowGiven(NotPossible):
    """A pot cannot shrink below what it has given out."""

    code = "amount_below_given"
    sentence = _("「{pot}」已分配 {given} 元，金额不能少于已分配数。")


class LineAnswered(NotPossible):
    """A budget line is answered once."""

    code = "line_answered"
    sentence = _("预算项「{line}」{state}，不能再办理这一步。")


class LineNotOfAccount(NotPossible):
    """Money moves within one account."""

    code = "line_not_of_account"
    sentence = _("只能在同一单位、同一笔专项资金的不同预算项之间调剂。")


class TransferTooLarge(NotPossible):
    """A group moves no more than a share of a line by itself."""

    code = "transfer_too_large"
    sentence = _(
        "「{line}」自行调剂累计不能超过批准数的 {share}，还可调出 {left} 元；超过的请由教育局办理。"
    )


class SchoolNotOfAccount(NotPossible):
    """A budget line is for a school of the group that has the money."""

    code = "school_not_of_account"
    sentence = _("{school}不在{unit}，请选择本单位的学校。")


class FlowNotOfAccount(NotPossible):
    """Money of a group is committed for flows of that group."""

    code = "flow_not_of_account"
    sentence = _("流动「{flow}」不是{unit}的活动，请核对编号。")


class VoucherNumberTaken(NotPossible):
    """A voucher is entered once."""

    code = "voucher_number_taken"
    sentence = _("凭证号「{number}」已经登记过，请核对是否重复报账。")


class VoucherNotWaiting(NotPossible):
    """A voucher is paid once."""

    code = "voucher_not_waiting"
    sentence = _("凭证「{number}」{state}，不能再办理支付。")


class EntryReversed(NotPossible):
    """An entry is reversed once, and a reversal never."""

    code = "entry_reversed"
    sentence = _("台账第 {number} 号已经冲销，或本身就是冲销，不能再冲销。")


class EntryOfAllocation(NotPossible):
    """What an allocation gave goes back with the whole allocation."""

    code = "entry_of_allocation"
    sentence = _("拨入的资金不能单独冲销，请在分配页面收回整次分配。")


class WhyMissing(BadInput):
    """What is corrected is corrected for a reason."""

    code = "why_missing"
    sentence = _("请写明原因，以便日后核对。")
