"""One step from state to state: the tables in ``enums`` say which there are."""

from typing import Protocol

from django.db import models

from manyuan.plans.enums import Follows
from manyuan.plans.errors import StateForbids


class Stateful(Protocol):
    """What has a state out of a closed set."""

    state: str

    def get_state_display(self) -> str:
        """Return the state as people read it."""
        ...


def follow(held: Stateful, follows: Follows, to: models.TextChoices) -> None:
    """Go on to the state ``to``.

    Raises
    ------
    StateForbids
        When the table knows no such step.
    """
    if to not in follows[held.state]:
        raise StateForbids(name=str(held), state=held.get_state_display(), to=to.label)
    held.state = to
