import hashlib

from django.db import transaction
from django.db.models import Max
from django.utils.translation import override

from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.codes import check_code
from manyuan.papers.content import Content, digest_of, read, written
from manyuan.papers.errors import AlreadyIssued, NotInForce, RevocationReasonMissing, TextsMissing
from manyuan.papers.kinds import Asked, PaperKind
from manyuan.papers.models import IssuedFile, IssuedPaper, PaperTemplate, Revocation
from manyuan.papers.permissions import may_issue
from manyuan.papers.queries.drafts import draft_of, texts_of
from manyuan.papers.queries.issued import in_force
from manyuan.papers.queries.templates import template_bytes, template_in_use
from manyuan.papers.rendering.files import rendered
from manyuan.papers.rows import paper_changed, paper_row
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require

PAPER_LANGUAGE = "zh-hans"


@transaction.atomic
def issue_paper(
    *, by: Seat, kind: PaperKind, year: SchoolYear, unit: Unit, replacing: bool = False
) -> IssuedPaper:
    """A paper goes out under the next number, as its data stand; what it replaces stays on file."""
    require(may_issue(by, kind, unit))
    lock_bureau(by)
    old = in_force(by, kind, year, unit)
    if old is not None and not replacing:
        raise AlreadyIssued(number=old.mark)
    content = _content(by, kind, year, unit)
    template = template_in_use(by, kind) if kind.has_template else None
    paper = _numbered(by, kind, Asked(year, unit, {}), content)
    paper.template, paper.replaces = template, old
    paper.full_clean()
    paper.save()
    _keep_files(paper, kind, template)
    code, facts = ("paper.replaced", {"old": old.mark}) if old else ("paper.issued", {})
    changes = [paper_changed(paper, before=None)]
    record(by=by, code=code, changes=changes, mark=paper.mark, title=paper.title, **facts)
    return paper


@transaction.atomic
def revoke_paper(*, by: Seat, paper: IssuedPaper, kind: PaperKind, reason: str) -> Revocation:
    """An issued paper does not count any more; whoever checks it reads so, and it stays on file."""
    require(may_issue(by, kind, paper.unit))
    lock_bureau(by)
    current = IssuedPaper.objects.select_related("replaced_by", "revocation").get(pk=paper.pk)
    if current.standing != "valid":
        raise NotInForce(number=current.mark)
    said = given(reason, missing=RevocationReasonMissing)
    before = paper_row(current)
    revocation = Revocation(bureau_id=by.bureau_id, paper=current, reason=said, revoked_by=by)
    revocation.full_clean()
    revocation.save()
    changes = [paper_changed(current, before=before)]
    facts = {"mark": current.mark, "title": current.title, "reason": said}
    record(by=by, code="paper.revoked", changes=changes, **facts)
    return revocation


def _content(by: Seat, kind: PaperKind, year: SchoolYear, unit: Unit) -> Content:
    texts = texts_of(kind, draft_of(by, kind, year, unit))
    if missing := [name for name, text in texts.items() if not text.strip()]:
        raise TextsMissing(labels="、".join(missing))
    with override(PAPER_LANGUAGE):
        return kind.compose(by, Asked(year, unit, texts))


def _numbered(by: Seat, kind: PaperKind, asked: Asked, content: Content) -> IssuedPaper:
    year = asked.year
    used = IssuedPaper.objects.filter(bureau_id=by.bureau_id, kind=kind.code, year=year.start)
    number = (used.aggregate(last=Max("number"))["last"] or 0) + 1
    mark = f"{kind.word}〔{year.start}〕{number}号"
    stored = written(content)
    digest = digest_of(stored)
    return IssuedPaper(
        bureau_id=by.bureau_id,
        kind=kind.code,
        year=year.start,
        number=number,
        mark=mark,
        unit=asked.unit,
        title=content.title,
        content=stored,
        digest=digest,
        source=content.source.name,
        code=check_code(by.bureau.code, mark, digest),
        issued_on=today(),
        issued_by=by,
    )


def _keep_files(paper: IssuedPaper, kind: PaperKind, template: PaperTemplate | None) -> None:
    files = rendered(
        read(paper.content),
        paper.stamp,
        forms=kind.forms,
        template=template_bytes(kind, template),
    )
    IssuedFile.objects.bulk_create(
        IssuedFile(
            bureau_id=paper.bureau_id,
            paper=paper,
            form=form,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        for form, content in files.items()
    )
