"""Steps of groups and members on Shore, each with papers of today."""

from dataclasses import replace
from datetime import timedelta

from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.papers import Papers

OVERRIDE = "局长办公会同意先行"


def papers(**given):
    """Return papers of today that give a reason; ``override`` is empty unless told otherwise."""
    plain = Papers(decided_on=today(), effective_on=today(), reason="经研究决定")
    return replace(plain, **given)


def boldly(**given):
    """Return papers of today that take the step whatever the gates show."""
    return papers(override=OVERRIDE, **given)


def days(n):
    """Return the day n days from today."""
    return today() + timedelta(days=n)
