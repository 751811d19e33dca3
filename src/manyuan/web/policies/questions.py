from manyuan.policies.models import PolicyDocument
from manyuan.web.directory.asking import Question
from manyuan.web.policies.trail import page_of, to_policy
from manyuan.web.ui.parts import Crumb


def question_about(
    document: PolicyDocument, step: str, *, lead: str, dangerous: bool = False
) -> Question:
    """Return what a page says that asks about a policy document."""
    return Question(
        headline=f"{step} · {document}",
        lead=lead,
        submit=step,
        cancel_url=page_of(document),
        crumbs=to_policy(document, Crumb(step)),
        dangerous=dangerous,
    )
