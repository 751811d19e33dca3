import re
from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory

pytestmark = pytest.mark.urls("web.ui.frame_urls")

SEAT = SimpleNamespace(
    person_name="王海燕", role_label="区教体局干部", unit_name="市北区教育和体育局"
)
OTHER = SimpleNamespace(id=7, person_name="王海燕", role_label="集团办公室", unit_name="榉园集团")
RAIL = [SimpleNamespace(url="/d/", label="目录", icon="directory", current=True)]
STEPS = [SimpleNamespace(word=w, label=w, state="none") for w in "目供计实评经进"]


def page(name="base.html", **context):
    request = RequestFactory().get("/d/?q=x")
    request.seat = None
    return render_to_string(name, context, request)


def test_the_frame_stands_without_a_seat():
    text = page(seat=None, other_seats=[], rail=[], year_ring=[])

    assert '<main class="content flow" id="content" tabindex="-1">' in text
    assert 'class="search"' not in text
    assert "退出登录" not in text


def test_the_frame_says_who_is_here_and_offers_the_other_seats():
    text = page(seat=SEAT, other_seats=[OTHER], rail=RAIL, year_ring=STEPS, school_year="2025–2026")

    assert "王海燕 · 区教体局干部 · 市北区教育和体育局" in text
    assert (
        '<button class="link-button" name="seat" value="7">集团办公室 · 榉园集团</button>' in text
    )
    assert '<a href="/d/" aria-current="page">' in text
    assert "2025–2026 学年" in text
    assert text.count('class="ring-none"') == 7
    assert (
        '<button class="link-button" name="language" value="en" lang="en">English</button>' in text
    )


@pytest.mark.parametrize(
    "name", ["base.html", "base_plain.html", "400.html", "403.html", "404.html", "500.html"]
)
def test_no_page_holds_inline_script_style_or_a_foreign_address(name):
    text = page(name, seat=SEAT, other_seats=[OTHER], rail=RAIL, year_ring=STEPS, school_year="x")

    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))", text)
    assert inline == []
    assert re.findall(r"\sstyle=|\son[a-z]+=", text) == []
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//""", text) == []


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_error_pages_need_no_context_and_show_a_sentence_and_a_way_back(name):
    text = render_to_string(name)

    assert re.search(r"<p data-sentence>[^<]+。</p>", text)
    assert '<a role="button" href="/">回到首页</a>' in text


def test_an_error_page_prefers_the_reason_it_is_given():
    assert "<p data-sentence>本页只对区教体局开放。</p>" in page(
        "403.html", sentence="本页只对区教体局开放。"
    )


@pytest.mark.parametrize(
    ("exception", "sentence"),
    [
        ("没有代码为 X 的学校。", "没有代码为 X 的学校。"),
        ("Http404", "地址可能写错了，或者这条记录已被移走。"),
        ("Resolver404", "地址可能写错了，或者这条记录已被移走。"),
    ],
)
def test_what_was_not_found_is_said_but_no_name_of_an_error(exception, sentence):
    assert f"<p data-sentence>{sentence}</p>" in page("404.html", exception=exception)


def test_messages_are_shown_by_their_level():
    messages = [Message(25, "已保存。"), Message(40, "没有保存。"), Message(30, "请核对。")]

    text = page(seat=SEAT, messages=messages, other_seats=[], rail=[], year_ring=[])

    assert re.findall(r'<div class="notice (\w*)" role="status">', text) == [
        "done",
        "refused",
        "warn",
    ]
