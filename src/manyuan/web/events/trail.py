"""The way to a page of the events, and what pages that change one say around their forms."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.models import Event
from manyuan.web.directory.asking import Question
from manyuan.web.events.words import when_of
from manyuan.web.ui.parts import Crumb


def to_events(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of events."""
    return [Crumb(_("联合活动"), reverse("events")), *more]


def to_event(event: Event, *more: Crumb) -> list[Crumb]:
    """Return the way through an event's page, which is the end when nothing follows."""
    return to_events(Crumb(event.title, page_of(event) if more else ""), *more)


def page_of(event: Event) -> str:
    """Return the address of an event."""
    return reverse("event", args=[event.code])


def question_about(
    event: Event, headline: str, submit: str, *, lead: str = "", dangerous: bool = False
) -> Question:
    """Ask about an event."""
    return Question(
        headline=headline.format(title=event.title),
        lead=lead or when_of(event),
        submit=submit,
        cancel_url=page_of(event),
        crumbs=to_event(event, Crumb(submit)),
        dangerous=dangerous,
    )
