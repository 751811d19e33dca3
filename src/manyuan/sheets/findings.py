from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.problems import PROBLEMS, Problem, Severity

KEPT = 1000
# Facts that are themselves words of the product, translated before they enter a sentence.
LABELS = frozenset(
    {"label", "other_label", "table_label", "kind_label", "stage_label", "reason", "looks_like"}
)
COMMA = _("、")
BRACKETS = _("{label}（{text}）")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the reader has to say about a place in the user's own file.

    ``row`` is counted from 1 as a spreadsheet shows it, ``position`` is the column counted from 0;
    both are empty when the finding is about a whole sheet or file.
    """

    severity: Severity
    code: str
    facts: dict[str, object] = field(default_factory=dict)
    table: str = ""
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    position: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the user's file a finding belongs."""

    table: str = ""
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    position: int | None = None
    text: str = ""

    def finding(self, problem: Problem) -> Finding:
        """Return ``problem`` as said about this place."""
        return Finding(
            problem.severity,
            problem.code,
            problem.facts,
            table=self.table,
            file=self.file,
            sheet=self.sheet,
            row=self.row,
            column=self.column,
            position=self.position,
            text=self.text,
        )


class FindingLog:
    """Counts every finding and keeps the first thousand of each severity, which people can read."""

    def __init__(self) -> None:
        self._kept: dict[Severity, list[Finding]] = {"error": [], "warning": [], "notice": []}
        self.totals: Counter[str] = Counter()

    def add(self, finding: Finding) -> None:
        """Count ``finding`` and keep it while there is room."""
        self.totals[finding.severity] += 1
        if len(self._kept[finding.severity]) < KEPT:
            self._kept[finding.severity].append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Add every finding in turn."""
        for finding in findings:
            self.add(finding)

    def kept(self) -> tuple[Finding, ...]:
        """Return what was kept, errors first."""
        return tuple(chain.from_iterable(self._kept.values()))


def finding_sentence(finding: Finding, translate: Callable[[str], str] = str) -> str:
    """Say ``finding`` in the language of ``translate``."""
    facts = {name: _shown(name, fact, translate) for name, fact in finding.facts.items()}
    return translate(PROBLEMS[finding.code]).format(**facts)


def _shown(name: str, fact: object, translate: Callable[[str], str]) -> object:
    if isinstance(fact, tuple):
        return translate(COMMA).join(_word(word, translate) for word in fact)
    return translate(fact) if name in LABELS and isinstance(fact, str) and fact else fact


def _word(word: object, translate: Callable[[str], str]) -> str:
    """Say one of several words; a pair is a word of the product and the user's own text."""
    if isinstance(word, tuple):
        label, text = word
        return translate(BRACKETS).format(label=translate(label), text=text)
    return translate(str(word))
