"""What the tests of the directory's pages share: reading a page, and what may not have changed."""

import json
import re

from manyuan.history.models import Record
from manyuan.seats.scope import before_any_seat


def text(response):
    return response.content.decode()


def drawn(response, map_id):
    """Return what a page's map is drawn from."""
    found = re.search(rf'id="{map_id}-places">(.*?)</script>', text(response), re.DOTALL)
    return json.loads(found[1])


def records():
    with before_any_seat():
        return Record.objects.count()


def part(html, dom_id):
    """Return the element with this id out of a page, its inner divs included."""
    start = html.index(f'<div id="{dom_id}"')
    depth = 0
    for tag in re.finditer(r"<(/?)div\b", html[start:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html[start : start + tag.end() + 1]
    raise AssertionError(dom_id)


def without_tokens(html):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html).strip()
