from django.utils.translation import gettext as _

from manyuan.engagements.kinds.material.models import Material
from manyuan.web.directory.asking import Question
from manyuan.web.materials.trail import page_of, to_material
from manyuan.web.ui.parts import Crumb


def question_about(material: Material, headline: str, submit: str, *warnings: str) -> Question:
    """Ask about a material; whatever is warned of cannot be undone."""
    lead = _("{sort} · {subject} · {school}")
    facts = {"sort": material.get_sort_display(), "subject": material.subject}
    return Question(
        headline=f"{headline} · {material.title}",
        lead=lead.format(**facts, school=material.school.name),
        submit=submit,
        cancel_url=page_of(material),
        crumbs=to_material(material, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )
