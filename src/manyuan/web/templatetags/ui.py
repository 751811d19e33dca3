"""The components that pages are made of; docs/reference/ui.md shows each with an example."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from manyuan.web.ui import figures, icons, verdicts
from manyuan.web.ui.parts import Crumb, Entry, KeyFigure, Source, Tab, Twin
from manyuan.web.ui.ring import Step, arcs
from manyuan.web.ui.table_view import TableView
from manyuan.web.ui.words import script_words

register = template.Library()
Context = dict[str, object]

register.simple_tag(icons.icon, name="icon")
register.simple_tag(verdicts.verdict_label, name="verdict")
register.filter("sign", verdicts.sign)
register.filter("number", figures.number)
register.filter("percent", figures.percent)
register.filter("day", figures.day)
register.filter("shown", figures.shown)


@register.inclusion_tag("ui/_headline.html")
def headline(text: str, lead: str = "", action: Mapping[str, str] | None = None) -> Context:
    """State the finding; ``action`` is the page's one primary action: label and url."""
    return {"text": text, "lead": lead, "action": action}


@register.inclusion_tag("ui/_figures.html")
def key_figures(items: Sequence[KeyFigure]) -> Context:
    """Show at most four figures."""
    return {"items": items[:4]}


@register.inclusion_tag("ui/_source.html")
def source_strip(source: Source) -> Context:
    """Say where the figures come from."""
    return {"source": source}


@register.inclusion_tag("ui/_rule_status.html")
def rule_status(status: str | None) -> Context:
    """Mark what rests on a recalled or proposed rule; a verified rule needs no mark."""
    return {"status": status}


@register.simple_tag
def tag(text: object, kind: str = "") -> SafeString:
    """Show a small word in a frame; kinds: proposed, recalled, good, bad."""
    return format_html('<span class="tag {}">{}</span>', kind, text)


@register.simple_tag
def group_letter(letter: str, colour_index: int) -> SafeString:
    """Show a group's letter on its colour."""
    place = (int(colour_index) % 12) + 1
    return format_html('<span class="letter group-{}">{}</span>', place, letter)


@register.inclusion_tag("ui/_empty.html")
def empty_state(title: str, text: str = "", action: str = "", url: str = "") -> Context:
    """Teach the first step where there is nothing yet."""
    return {"title": title, "text": text, "action": action, "url": url}


@register.inclusion_tag("ui/_crumbs.html")
def breadcrumb(crumbs: Sequence[Crumb]) -> Context:
    """Show the way here."""
    return {"crumbs": crumbs}


@register.inclusion_tag("ui/_tabs.html")
def tabs(items: Sequence[Tab], label: str = "") -> Context:
    """Show several views of the same thing."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/_timeline.html")
def timeline(entries: Sequence[Entry]) -> Context:
    """Show what happened, newest first."""
    return {"entries": entries}


@register.inclusion_tag("ui/_year_ring.html")
def year_ring(steps: Sequence[Step]) -> Context:
    """Draw the year ring."""
    return {"arcs": arcs(steps), "done": sum(step.state == "done" for step in steps)}


@register.inclusion_tag("ui/_table.html", takes_context=True)
def table(context: template.RequestContext, view: TableView) -> Context:
    """Show a table with its search, filters, pages and exports."""
    return {"table": view, "request": context.get("request")}


@register.inclusion_tag("ui/_twin.html")
def twin_table(twin: Twin) -> Context:
    """Show the plain table that a picture was drawn from."""
    rows = [[figures.shown(value) for value in row] for row in twin.rows]
    return {"twin": twin, "rows": rows}


@register.inclusion_tag("ui/_form.html")
def form(bound: BaseForm, submit: str, cancel_url: str = "") -> Context:
    """Show a whole form's fields and its buttons; the page supplies <form> and csrf token."""
    return {"form": bound, "submit": submit, "cancel_url": cancel_url}


@register.inclusion_tag("ui/_fields.html")
def fields(bound: BaseForm) -> Context:
    """Show a form's errors and fields without buttons."""
    return {"form": bound}


@register.inclusion_tag("ui/_field.html")
def field(bound: BoundField) -> Context:
    """Show one field with label, help and errors tied to it for screen readers."""
    kind = getattr(bound.field.widget, "input_type", "")
    return {"field": bound, "is_check": kind == "checkbox", "is_group": bound.use_fieldset}


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "") -> str:
    """Say what happened or why not; kinds: info, done, warn, refused."""
    return render_to_string("ui/_notice.html", {"body": content, "kind": kind, "title": title})


@register.simple_block_tag
def card(content: str, title: str = "") -> str:
    """Frame a part of the page."""
    return render_to_string("ui/_card.html", {"body": content, "title": title})


@register.simple_block_tag
def picture(
    content: str, title: str, *, note: str = "", name: str = "", twin: Twin | None = None
) -> str:
    """Frame a chart or map: title that says what it shows, downloads, note, table twin."""
    frame = {"body": content, "title": title, "note": note, "name": name or title, "twin": twin}
    return render_to_string("ui/_picture.html", frame)


@register.simple_tag
def chart(chart_id: str, spec: Mapping[str, object], size: str = "") -> str:
    """Draw a chart from a spec of plain values; sizes: low, tall."""
    return _drawing("ui/_chart.html", chart_id, spec, size=size)


@register.simple_tag
def school_map(map_id: str, places: Mapping[str, object], fit: str = "") -> str:
    """Draw the map of schools and groups; fitted to the outline, or only to its "schools"."""
    return _drawing("ui/_map.html", map_id, places, fit=fit)


@register.simple_block_tag
def confirm(content: str, dialog_id: str, title: str) -> str:
    """Ask before something dangerous; a link or button ``data-dialog="id"`` opens it."""
    return render_to_string("ui/_confirm.html", {"body": content, "id": dialog_id, "title": title})


@register.inclusion_tag("ui/_as_of.html", takes_context=True)
def as_of_slider(
    context: template.RequestContext, target_id: str, dates: Sequence[date], chosen: date
) -> Context:
    """Choose the day that a map shows; swaps the element with the id ``target_id``."""
    days = [day.isoformat() for day in dates]
    at = max((i for i, day in enumerate(days) if day <= chosen.isoformat()), default=0)
    request = context["request"]
    kept = [(k, v) for k, all_ in request.GET.lists() for v in all_ if k != "as_of"]
    return {
        "target": target_id,
        "days": days,
        "last": len(days) - 1,
        "at": at,
        "chosen": chosen.isoformat(),
        "path": request.path,
        "kept": kept,
    }


@register.inclusion_tag("ui/_words.html")
def page_words() -> Context:
    """Hand the texts of the scripts over in the reader's language."""
    return {"words": script_words()}


def _drawing(name: str, drawing_id: str, drawn: Mapping[str, object], **more: object) -> str:
    data = json.dumps(drawn, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    safe = data.translate({ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"})
    held = {"id": drawing_id, "spec": drawn, **more}
    return render_to_string(name, {**held, "json": mark_safe(safe)})  # noqa: S308 -- escaped above
