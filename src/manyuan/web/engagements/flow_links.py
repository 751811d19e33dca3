"""Addresses of the list of flows, narrowed to the rows behind a figure."""

from urllib.parse import urlencode

from django.urls import reverse

# How the list is told which flows are counted; see engagements/queries/flows_counting.py.
COUNTED, DONE, AHEAD = "counted", "done", "ahead"
NO_DIRECTION = "none"


def rows_url(*, counting: str = DONE, **narrowed: str) -> str:
    """Return the list of those flows that are counted so, and of what else is given."""
    asked = {"counting": counting, **narrowed}
    query = {f"flows-{name}": value for name, value in asked.items() if value}
    return f"{reverse('flows')}?{urlencode(query)}"


def direction_word(direction: str) -> str:
    """Return how the list names a direction; one that is not known has a word, too."""
    return direction or NO_DIRECTION
