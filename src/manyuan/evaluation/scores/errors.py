from django.utils.translation import gettext_noop as _

from manyuan.kernel.errors import BadInput, NotPossible


class NotFrozenYet(NotPossible):
    """A score rests on a frozen year."""

    code = "not_frozen_yet"
    sentence = _("{year} 学年的评价数据还没有冻结，不能评分。请先冻结这一学年。")


class SchemeIsFrozen(NotPossible):
    """Grades were published by these weights."""

    code = "scheme_is_frozen"
    sentence = _("{year} 学年的等次已按这些权重公布，权重不能再改。")


class AdjustmentNeedsReason(BadInput):
    """Points that are added or taken away are explained to everybody."""

    code = "adjustment_needs_reason"
    sentence = _("加减分须写明原因，会随等次一起公布。")


class AdjustmentTooLarge(BadInput):
    """Points that are added or taken away are few."""

    code = "adjustment_too_large"
    sentence = _("加减分最多 {most} 分，不能是 {points} 分。")


class VetoNeedsDocument(BadInput):
    """What bars a grade rests on a document."""

    code = "veto_needs_document"
    sentence = _("一票否决须写明依据的文件。")


class VetoedAlready(NotPossible):
    """The same thing bars a grade once."""

    code = "vetoed_already"
    sentence = _("这个集团在 {year} 学年已经因「{kind}」被否决。")


class LiftNeedsReason(BadInput):
    """Whoever takes a veto back says why."""

    code = "lift_needs_reason"
    sentence = _("撤销一票否决须写明原因。")


class NothingToGrade(NotPossible):
    """No group of the year can be scored."""

    code = "nothing_to_grade"
    sentence = _("{year} 学年没有可以评分的集团，无法公布等次。")


class CorrectionOfGradesNeedsReason(BadInput):
    """What was published is corrected for a reason that everybody can read."""

    code = "correction_of_grades_needs_reason"
    sentence = _("{year} 学年的等次已公布到第 {version} 版；再次公布是更正，请写明原因。")


class NothingRegraded(NotPossible):
    """A version that says the same as the last one would only raise questions."""

    code = "nothing_regraded"
    sentence = _("结果与已公布的第 {version} 版完全相同，没有公布新的版本。")


class AppealNeedsText(BadInput):
    """An appeal says what it is about."""

    code = "appeal_needs_text"
    sentence = _("请写明申诉的内容和依据。")


class AppealTooLate(NotPossible):
    """The days for appeals are over."""

    code = "appeal_too_late"
    sentence = _("申诉期到 {day} 为止，已经过了。")


class AppealedAlready(NotPossible):
    """A published grade is appealed against once."""

    code = "appealed_already"
    sentence = _("对这个等次已经有一份申诉，请查看它的答复。")


class AnswerNeedsText(BadInput):
    """An answer to an appeal is explained."""

    code = "answer_needs_text"
    sentence = _("请写明答复的理由，申诉的学校和集团会看到。")


class AnsweredAlready(NotPossible):
    """An appeal is answered once."""

    code = "answered_already"
    sentence = _("这份申诉已经答复。")


class AppealChangesNothing(NotPossible):
    """A grade is only changed after what it rests on was corrected."""

    code = "appeal_changes_nothing"
    sentence = _(
        "「{group}」的结果与已公布的相同。请先更正认定、加减分或重新冻结数据，再答复为更正。"
    )
