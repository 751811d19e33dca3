from manyuan.kernel.errors import BadInput, NotPossible


class AlreadyPosted(NotPossible):
    """A teacher works full-time at one other school at a time."""

    code = "already_posted"
    sentence = "{teacher}在 {starts} 至 {ends} 已派往{host}，请先结束那次交流，或改用其他日期。"


class PostingIsOver(NotPossible):
    """What has ended or was called off is not changed any more."""

    code = "posting_is_over"
    sentence = "{teacher}的这次交流已经{state}，不能再改动；如有需要，请另行安排一次交流。"


class EndsOutsideThePosting(BadInput):
    """An early return lies within the posting."""

    code = "ends_outside_the_posting"
    sentence = "提前返回的日期须在 {starts} 之后、{ends} 之前；期满返回不用登记。"


class ExtensionIsNotLater(BadInput):
    """An extension ends later than the posting did."""

    code = "extension_is_not_later"
    sentence = "延期后的结束日期须晚于原定的 {ends}。"


class WeeklyHoursMissing(BadInput):
    """Walking teaching is counted by its hours."""

    code = "weekly_hours_missing"
    sentence = "走教按课时计算，请填写每周课时。"


class ReasonMissing(BadInput):
    """Who changes a posting says why."""

    code = "posting_reason_missing"
    sentence = "请写明原因；历史记录和两校校长都会看到。"


class ReplacedByThemselves(BadInput):
    """Somebody else takes a replaced teacher's place."""

    code = "replaced_by_themselves"
    sentence = "接替的教师不能是{teacher}本人，请另选一位。"


class TransferAhead(BadInput):
    """A transfer moves the teacher's row to the other school at once."""

    code = "transfer_ahead"
    sentence = "调动会立即改变教师所属学校，请在生效当日或之后登记；先行安排请选择交流轮岗。"


class TransferStays(NotPossible):
    """A transfer has moved the teacher for good."""

    code = "transfer_stays"
    sentence = "{teacher}已调动到接收学校，不能结束或延期；如需调回，请另行登记一次调动。"


class PostingHasBegun(NotPossible):
    """What has begun is ended, not called off."""

    code = "posting_has_begun"
    sentence = "{teacher}的交流已于 {starts} 开始，不能撤销；请登记提前返回。"


class SuccessorNotOfThePlan(NotPossible):
    """Who takes over a place of the plan must be somebody whom the plan could have sent."""

    code = "successor_not_of_the_plan"
    sentence = (
        "{teacher}不能接替方案里的这个位置：{reason}。请另选一位；"
        "或先登记提前返回，再单独安排一次交流。"
    )


class ReportTooEarly(BadInput):
    """Nobody tells of what has not been."""

    code = "posting_report_too_early"
    sentence = "{teacher}的交流从 {day} 起才能填写这份报告。"


class ReportOfNoPosting(NotPossible):
    """Of what never took place there is nothing to tell."""

    code = "report_of_no_posting"
    sentence = "{teacher}的这次交流已撤销，不用填写报告。"
