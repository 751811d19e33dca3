import hashlib

from django.db import transaction

from manyuan.history.actions import record
from manyuan.papers.kinds import PaperKind
from manyuan.papers.models import PaperTemplate
from manyuan.papers.permissions import may_keep_templates
from manyuan.papers.rows import template_changed
from manyuan.papers.word.checking import checked_template
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

LONGEST_NAME = 120


@transaction.atomic
def upload_template(*, by: Seat, kind: PaperKind, name: str, content: bytes) -> PaperTemplate:
    """From now on the bureau's papers of a kind look as its own template does."""
    require(may_keep_templates(by))
    checked_template(content, known=kind.fields)
    lock_bureau(by)
    template, before = _next(by, kind)
    template.name, template.content = name[-LONGEST_NAME:], content
    template.sha256 = hashlib.sha256(content).hexdigest()
    return _kept(by, template, before, code="papertemplate.uploaded", label=str(kind.label))


@transaction.atomic
def reset_template(*, by: Seat, kind: PaperKind) -> PaperTemplate:
    """The bureau goes back to our template; its own versions stay."""
    require(may_keep_templates(by))
    lock_bureau(by)
    template, before = _next(by, kind)
    if before is None or not before.is_own:
        return before or template
    return _kept(by, template, before, code="papertemplate.reset", label=str(kind.label))


def _next(by: Seat, kind: PaperKind) -> tuple[PaperTemplate, PaperTemplate | None]:
    before = PaperTemplate.objects.filter(bureau_id=by.bureau_id, kind=kind.code).first()
    version = before.version + 1 if before else 1
    made = PaperTemplate(
        bureau_id=by.bureau_id, kind=kind.code, version=version, content=b"", added_by=by
    )
    return made, before


def _kept(
    by: Seat, template: PaperTemplate, before: PaperTemplate | None, *, code: str, label: str
) -> PaperTemplate:
    template.full_clean()
    template.save()
    changes = [template_changed(template, before=before, label=label)]
    record(by=by, code=code, changes=changes, paper=label, version=template.version)
    return template
