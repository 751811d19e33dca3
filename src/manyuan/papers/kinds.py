"""The papers that rooms register: each says who may issue it and what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.content import NAMED, Block, Content, TableHere
from manyuan.papers.enums import Form
from manyuan.papers.word.names import OF_EVERY_PAPER, column_field
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.forms import FormColumn

Label = str | Promise


@dataclass(frozen=True, slots=True)
class TextBox:
    """A part that people write; ``first`` is what it says until they do."""

    name: str
    hint: Label = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper is asked for: of which unit and year, with the texts that people wrote."""

    year: SchoolYear
    unit: Unit
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """A paper 文书.

    ``word`` stands in its numbers, as in ``集章〔2026〕3号``. ``compose`` raises ``NothingToPaper``
    where there is nothing to say yet. ``facts`` are fields that only templates may name.
    ``by_group`` lets a group's office issue it for its own
    group, ``for_members`` lets the schools of the group read it, ``for_all`` everybody who reads
    papers at all; ``lasting`` texts go on from year to year; ``is_wide`` turns its pages.
    """

    code: str
    label: Label
    purpose: Label
    word: str
    about: Sequence[UnitKind]
    forms: Sequence[Form]
    compose: Callable[[Seat, Asked], Content]
    layout: Sequence[Block] = ()
    facts: Sequence[str] = ()
    tables: Mapping[str, Sequence[FormColumn]] = field(default_factory=dict)
    texts: Sequence[TextBox] = ()
    by_group: bool = False
    for_members: bool = False
    for_all: bool = False
    lasting: bool = False
    is_wide: bool = False
    is_proposed: bool = False

    @property
    def has_template(self) -> bool:
        """Say whether a bureau may have its own template of it."""
        return Form.DOCX in self.forms

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the merge fields of its templates, those of every paper first."""
        texts = [block.text for block in self.layout if not isinstance(block, TableHere)]
        named = [name for text in texts for name in NAMED.findall(text)]
        columns = [
            column_field(name, column.header)
            for name, shape in self.tables.items()
            for column in shape
        ]
        return tuple(dict.fromkeys((*OF_EVERY_PAPER, *self.facts, *named, *columns)))


_KINDS: dict[str, PaperKind] = {}


def register_paper(kind: PaperKind) -> None:
    """Make a paper known."""
    _KINDS[kind.code] = kind


def paper_kinds() -> Mapping[str, PaperKind]:
    """Return the papers by code, in the order in which rooms registered them."""
    return _KINDS
