from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.web.directory.asking import Question
from manyuan.web.exchanges.trail import page_of, to_exchange
from manyuan.web.exchanges.words import lead_of
from manyuan.web.ui.parts import Crumb


def question_about(exchange: PupilExchange, headline: str, submit: str, *warnings: str) -> Question:
    """Ask about an exchange; whatever is warned of cannot be undone."""
    return Question(
        headline=f"{headline} · {exchange.title}",
        lead=lead_of(exchange),
        submit=submit,
        cancel_url=page_of(exchange),
        crumbs=to_exchange(exchange, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )
