from collections.abc import Mapping

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.errors import DraftChanged, TextsUnknown, TextTooLong
from manyuan.papers.kinds import PaperKind
from manyuan.papers.models import Draft
from manyuan.papers.permissions import may_write
from manyuan.papers.queries.drafts import draft_of
from manyuan.papers.rows import draft_changed
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require

MOST_CHARACTERS = 5000


@transaction.atomic
def save_draft(
    *,
    by: Seat,
    kind: PaperKind,
    year: SchoolYear,
    unit: Unit,
    texts: Mapping[str, str],
    seen: int = 0,
) -> Draft:
    """What people wrote into a paper is kept as its next version; the earlier ones stay.

    ``seen`` is the version that they had before them: nobody writes over what somebody else saved
    meanwhile.
    """
    require(may_write(by, kind, unit))
    lock_bureau(by)
    clean = _checked(kind, texts)
    last = draft_of(by, kind, year, unit)
    version = last.version if last is not None and last.year == year.start else 0
    if seen != version:
        raise DraftChanged(version=version)
    draft = Draft(
        bureau_id=by.bureau_id,
        kind=kind.code,
        unit=unit,
        year=year.start,
        version=version + 1,
        texts=clean,
        saved_by=by,
    )
    draft.full_clean()
    draft.save()
    changes = [draft_changed(draft, before=last, label=f"{unit.name} {kind.label}")]
    facts = {"unit": unit.name, "paper": str(kind.label), "version": draft.version}
    record(by=by, code="paperdraft.saved", changes=changes, **facts)
    return draft


def _checked(kind: PaperKind, texts: Mapping[str, str]) -> dict[str, str]:
    known = {box.name for box in kind.texts}
    if unknown := sorted(set(texts) - known):
        raise TextsUnknown(names="、".join(unknown))
    for name, text in texts.items():
        if len(text) > MOST_CHARACTERS:
            raise TextTooLong(label=name, most=MOST_CHARACTERS)
    return {name: "\n".join(text.split("\r\n")).strip() for name, text in texts.items()}
