"""Every use of a link is listed, a page at a time, with its time and what it was for."""

from django.urls import reverse

from manyuan.seats.enums import LinkUseKind
from manyuan.seats.models import LinkUse
from manyuan.web.directory.link_uses import USES_ON_A_PAGE
from web.links.giving import give, page_of


def shown(client, made, page=1):
    return client.get(reverse("link-uses", args=[made.link.number]), {"page": page})


def test_each_opening_is_listed(shore, client, sign_in):
    made = give(shore)
    for _time in range(3):
        client.get(page_of(made))

    answer = shown(sign_in(shore.officer), made)

    text = answer.content.decode()
    assert f"{made.link.number} 号链接用过 3 次" in text
    assert text.count("<td>打开页面</td>") == 3


def test_link_that_nobody_used_says_so(shore, sign_in):
    made = give(shore)

    text = shown(sign_in(shore.officer), made).content.decode()

    assert f"{made.link.number} 号链接还没有用过" in text
    assert "<table>" not in text


def test_uses_come_a_page_at_a_time_latest_first(shore, sign_in):
    made = give(shore)
    with shore.at():
        for kind in [LinkUseKind.ACTED, *[LinkUseKind.OPENED] * USES_ON_A_PAGE]:
            LinkUse.objects.create(bureau_id=made.link.bureau_id, link=made.link, kind=kind)
    client = sign_in(shore.officer)

    first, second = (shown(client, made, page).context["page"] for page in (1, 2))

    assert [use.kind for use in first] == ["opened"] * USES_ON_A_PAGE
    assert [use.kind for use in second] == ["acted"]


def test_uses_of_other_links_and_of_no_link_are_not_there(shore, client, sign_in):
    made, other = give(shore), give(shore)
    client.get(page_of(other))

    assert "还没有用过" in shown(sign_in(shore.officer), made).content.decode()
    assert sign_in(shore.officer).get(reverse("link-uses", args=[999])).status_code == 404
