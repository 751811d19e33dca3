"""What is asked about a need before something is done with it."""

from typing import Any

from manyuan.offers.models import Need
from manyuan.web.directory.asking import Question
from manyuan.web.needs.trail import page_of, to_need
from manyuan.web.ui.parts import Crumb


def about(need: Need, headline: str, *, here: str, **rest: Any) -> Question:
    """Return a question about a need; ``headline`` may name its school and its title."""
    return Question(
        headline=headline.format(school=need.school.name, title=need.title),
        cancel_url=page_of(need),
        crumbs=to_need(need, Crumb(here)),
        **rest,
    )
