"""What history keeps of decisions, proposals, moved days and evidence."""

from collections.abc import Mapping

from django.db.models import TextChoices

from manyuan.directory.enums import MemberState
from manyuan.engagements.kinds.documents.rows import COLUMNS, document_row
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.lifecycle.enums import (
    DecisionKind,
    Ground,
    GroupPhase,
    MoveCode,
    ProposalState,
    Term,
)
from manyuan.lifecycle.models import DateMove, Decision, DecisionFile, Evidence, Proposal
from manyuan.sheets.columns import Column, Kind, Table

DECISIONS, PROPOSALS, DATE_MOVES, EVIDENCE = "decisions", "proposals", "date_moves", "evidence"
FILES = "decision_files"
Row = Mapping[str, object]


def _words(*choices: type[TextChoices]) -> dict[str, str]:
    return {one.value: one.label for some in choices for one in some}


def _choice(name: str, label: str, *choices: type[TextChoices]) -> Column:
    return Column(name, label, Kind.CHOICE, choices=_words(*choices))


TABLES = (
    Table(
        DECISIONS,
        _("进退决定"),
        ("decision",),
        (
            _choice("kind", _("决定事项"), DecisionKind),
            Column("group", _("集团代码"), Kind.CODE),
            Column("other_group", _("另一集团代码"), Kind.CODE),
            Column("school", _("学校代码"), Kind.CODE),
            _choice("from_state", _("原状态"), MemberState, GroupPhase),
            _choice("to_state", _("新状态"), MemberState, GroupPhase),
            _choice("ground", _("退出原因"), Ground),
            Column("decided_on", _("决定日期"), Kind.DATE),
            Column("effective_on", _("生效日期"), Kind.DATE),
            Column("document_number", _("文号"), Kind.TEXT),
            Column("document_title", _("文件名称"), Kind.TEXT),
            Column("reason", _("决定理由"), Kind.TEXT),
            Column("override", _("突破理由"), Kind.TEXT),
            Column("approved_by", _("批准人"), Kind.TEXT),
            Column("carried_out_on", _("执行日期"), Kind.DATE),
            Column("withdrawn_on", _("撤回日期"), Kind.DATE),
            Column("withdrawal", _("撤回原因"), Kind.TEXT),
        ),
    ),
    Table(
        PROPOSALS,
        _("进退申请"),
        ("number",),
        (
            _choice("kind", _("决定事项"), DecisionKind),
            Column("group", _("集团代码"), Kind.CODE),
            Column("school", _("学校代码"), Kind.CODE),
            _choice("to_state", _("变为"), MemberState, GroupPhase),
            _choice("ground", _("退出原因"), Ground),
            Column("wished_on", _("希望生效日期"), Kind.DATE),
            Column("reason", _("申请理由"), Kind.TEXT),
            _choice("state", _("申请状态"), ProposalState),
            Column("answer", _("答复"), Kind.TEXT),
        ),
    ),
    Table(
        DATE_MOVES,
        _("改期"),
        ("group", "school", "term"),
        (
            Column("decision", _("决定编号"), Kind.CODE),
            Column("original_on", _("原定日期"), Kind.DATE),
            Column("moved_to", _("改为"), Kind.DATE),
            _choice("code", _("改期原因"), MoveCode),
            Column("note", _("改期说明"), Kind.TEXT),
        ),
    ),
    Table(
        EVIDENCE,
        _("佐证"),
        ("group", "item"),
        (
            Column("holds", _("已具备"), Kind.FLAG),
            Column("seen_on", _("核实日期"), Kind.DATE),
            Column("document", _("佐证材料"), Kind.TEXT),
        ),
    ),
    Table(FILES, _("决定文件"), ("decision", "number"), COLUMNS),
)
# What a decision says beside whom it is about; the order is that of the table.
SAID = (
    "from_state",
    "to_state",
    "ground",
    "decided_on",
    "effective_on",
    "document_number",
    "document_title",
    "reason",
    "override",
    "approved_by",
    "carried_out_on",
    "withdrawn_on",
    "withdrawal",
)
TERMS = {term.value: term.label for term in Term}


def decision_row(decision: Decision) -> dict[str, object]:
    """Return a decision as history shows it."""
    return {
        "kind": decision.kind,
        "group": decision.group.code,
        "other_group": decision.other_group.code if decision.other_group else None,
        "school": decision.school.code if decision.school else None,
        **{name: getattr(decision, name) or None for name in SAID},
    }


def decision_changed(decision: Decision, *, before: Row | None) -> Changed:
    """Describe a decision that an action has just written."""
    return Changed(DECISIONS, decision.code, str(decision), before, decision_row(decision))


def proposal_row(proposal: Proposal) -> dict[str, object]:
    """Return a proposal as history shows it."""
    names = ("kind", "to_state", "ground", "wished_on", "reason", "state", "answer")
    return {
        "group": proposal.group.code,
        "school": proposal.school.code if proposal.school else None,
        **{name: getattr(proposal, name) for name in names},
    }


def proposal_changed(proposal: Proposal, *, before: Row | None) -> Changed:
    """Describe a proposal that an action has just written."""
    key = str(proposal.number)
    return Changed(PROPOSALS, key, str(proposal), before, proposal_row(proposal))


def date_move_added(move: DateMove) -> Changed:
    """Describe a moved day that an action has just written."""
    school = move.school.code if move.school else None
    row = {
        "decision": move.decision.code if move.decision else None,
        "original_on": move.original_on,
        "moved_to": move.moved_to,
        "code": move.code,
        "note": move.note,
    }
    key = key_text((move.group.code, school, move.term))
    return Changed(DATE_MOVES, key, str(move), None, row)


def evidence_added(evidence: Evidence) -> Changed:
    """Describe a piece of evidence that an action has just written."""
    row = {
        "holds": int(evidence.holds),
        "seen_on": evidence.seen_on,
        "document": evidence.document,
    }
    key = key_text((evidence.group.code, evidence.item))
    return Changed(EVIDENCE, key, str(evidence), None, row)


def file_changed(file: DecisionFile, *, is_added: bool) -> Changed:
    """Describe a file that an action has just added or takes away."""
    key, row = key_text((file.decision.code, file.pk)), document_row(file)
    before, after = (None, row) if is_added else (row, None)
    return Changed(FILES, key, file.name, before, after)
