"""What the pages that change an activity say around their forms."""

from manyuan.engagements.kinds.research.models import Research
from manyuan.web.directory.asking import Question
from manyuan.web.research.trail import page_of, to_research
from manyuan.web.research.words import lead_of
from manyuan.web.ui.parts import Crumb


def question_about(research: Research, headline: str, submit: str, *warnings: str) -> Question:
    """Ask about an activity; whatever is warned of cannot be undone."""
    return Question(
        headline=f"{headline} · {research.topic}",
        lead=lead_of(research),
        submit=submit,
        cancel_url=page_of(research),
        crumbs=to_research(research, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )
