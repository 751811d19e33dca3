"""What the pages that change a visit say around their forms."""

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.models import Visit
from manyuan.web.directory.asking import Question
from manyuan.web.ui.parts import Crumb
from manyuan.web.visits.trail import page_of, to_visit
from manyuan.web.visits.words import audience_of, when_of, who_of


def question_about(visit: Visit, headline: str, submit: str, *warnings: str) -> Question:
    """Ask about a visit; whatever is warned of cannot be undone."""
    return Question(
        headline=headline,
        lead=lead_of(visit),
        submit=submit,
        cancel_url=page_of(visit),
        crumbs=to_visit(visit, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )


def lead_of(visit: Visit) -> str:
    """Say in one line which visit is meant."""
    said = _("{when}，{who}到{school}讲「{topic}」，{audience}。")
    return said.format(
        when=when_of(visit),
        who=who_of(visit),
        school=visit.school.name,
        topic=visit.topic,
        audience=audience_of(visit),
    )
