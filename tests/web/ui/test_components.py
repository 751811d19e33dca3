import json
import re
from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from manyuan.web.ui.parts import Crumb, Entry, KeyFigure, Source, Tab, Twin

FORBIDDEN = re.compile(r"<script(?![^>]*(src=|application/json))|\sstyle=|\son[a-z]+=|javascript:")


def render(source, /, **context):
    text = engines["django"].from_string("{% load ui %}" + source).render(context)
    assert FORBIDDEN.search(text) is None
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "met",
            '<span class="verdict is-met"><i class="sign" aria-hidden="true">✓</i> 达标</span>',
        ),
        (
            "near",
            '<span class="verdict is-near"><i class="sign" aria-hidden="true">△</i> 接近</span>',
        ),
        (
            False,
            '<span class="verdict is-missed"><i class="sign" aria-hidden="true">✕</i> 未达标</span>',
        ),
        (
            None,
            '<span class="verdict is-unknown"><i class="sign" aria-hidden="true">—</i> 未知</span>',
        ),
    ],
)
def test_a_verdict_has_sign_colour_and_word(value, expected):
    assert render("{% verdict value %}", value=value) == expected


def test_a_headline_states_the_finding_with_one_action():
    text = render(
        '{% headline text "按成员关系计算。" action %}',
        text="94 所学校中 24 所已进集团",
        action={"label": "新建集团", "url": "/new/"},
    )

    assert "<h1>94 所学校中 24 所已进集团</h1> <p>按成员关系计算。</p>" in text
    assert '<a role="button" href="/new/">新建集团</a>' in text


def test_at_most_four_figures_are_shown():
    items = [KeyFigure(label=f"第{n}", value=1234, unit="人") for n in range(6)]

    text = render("{% key_figures items %}", items=items)

    assert text.count("<dt>") == 4
    assert "1,234<small>人</small>" in text


def test_a_figure_opens_the_side_panel():
    figure = KeyFigure(
        label="超限", value=1, url="/why/", in_panel=True, verdict="missed", sub="上限 9"
    )

    text = render("{% key_figures items %}", items=[figure])

    assert '<a href="/why/" data-panel>1</a>' in text
    assert '<span class="sr-only">未达标</span>' in text
    assert '<dd class="sub">上限 9</dd>' in text


def test_the_source_strip_says_where_when_who_and_which_rules():
    source = Source(
        where="district.xlsx",
        as_of=date(2025, 9, 1),
        entered_by="王海燕",
        rule_pack="优质均衡 2017",
        rule_status="recalled",
    )

    text = render("{% source_strip source %}", source=source)

    values = re.findall(r"<dd>(.*?)</dd>", text)
    assert values[:3] == ["district.xlsx", "2025-09-01", "王海燕"]
    assert values[3].startswith('优质均衡 2017 <span class="tag recalled"')


@pytest.mark.parametrize(
    ("status", "word"), [("proposed", "建议值"), ("recalled", "待核实"), ("verified", "已核实")]
)
def test_the_status_of_a_rule_is_marked(status, word):
    assert word in render("{% rule_status status %}", status=status)


def test_a_rule_without_status_has_no_mark():
    assert render("{% rule_status status %}", status=None) == ""


def test_a_notice_gives_its_reason_and_is_announced():
    text = render(
        '{% notice "refused" title="不能采纳" %}<p>{{ why }}</p>{% endnotice %}', why="<规则>"
    )

    assert '<div class="notice refused" role="alert">' in text
    assert "<strong>不能采纳</strong>" in text
    assert "<p>&lt;规则&gt;</p>" in text


def test_breadcrumb_tabs_timeline_and_empty_state_name_what_they_show():
    text = render(
        "{% breadcrumb crumbs %}{% tabs items %}{% timeline entries %}"
        '{% empty_state "还没有学校" "先上传。" "上传工作簿" "/up/" %}',
        crumbs=[Crumb("目录", "/d/"), Crumb("集团")],
        items=[Tab(label="地图", url="/m/", current=True), Tab(label="列表", url="/l/")],
        entries=[Entry(when=date(2025, 9, 1), text="加入", sub="成员校", now=True)],
    )

    assert '<span aria-current="page">集团</span>' in text
    assert '<a href="/m/" aria-current="page">地图</a>' in text
    assert '<li class="now"> <time>2025-09-01</time>' in text
    assert '<a role="button" href="/up/">上传工作簿</a>' in text


def test_the_year_ring_has_an_arc_for_each_step_and_a_sentence():
    steps = [
        SimpleNamespace(label=f"第{n}步", state=s)
        for n, s in enumerate(("done", "part", *["none"] * 5))
    ]

    text = render("{% year_ring steps %}", steps=steps)

    assert re.findall(r'class="ring-(\w+)"', text) == ["done", "part", *["none"] * 5]
    assert 'aria-label="本学年走到：7 步中完成 1 步"' in text


def test_a_picture_carries_title_downloads_note_and_twin():
    twin = Twin(headers=["指标", "2025"], rows=[("骨干教师", 1234.5)], caption="差异系数")

    text = render(
        '{% picture title="差距在缩小" twin=twin note="虚线为限值" %}{% chart "c" spec "low" %}{% endpicture %}',
        twin=twin,
        spec={"type": "line"},
    )

    assert "<h2>差距在缩小</h2>" in text
    assert text.count("data-download=") == 2
    assert '<figcaption class="soft">虚线为限值</figcaption>' in text
    assert '<th scope="row">骨干教师</th><td class="num">1,234.5</td>' in text
    assert '<div class="chart low" id="c" data-chart="c-spec"' in text


def test_data_for_scripts_cannot_leave_its_element():
    spec = {"name": "</script><script>alert(1)</script>&", "day": date(2025, 9, 1)}

    text = render('{% chart "c" spec %}', spec=spec)

    body = re.search(r'id="c-spec">(.*?)</script>', text)[1]
    assert "<" not in body
    assert json.loads(body) == {"name": spec["name"], "day": "2025-09-01"}


PLACES = {"schools": [[120.3, 36.1]]}


def test_the_map_has_a_place_for_drawing_legend_and_data():
    text = render('{% school_map "district" places %}', places=PLACES)

    assert '<div class="map" id="district" data-map="district-places"></div>' in text
    assert '<div class="legend" data-legend="district"></div>' in text
    assert '{"schools":[[120.3,36.1]]}' in text


def test_a_map_without_a_single_place_is_a_sentence():
    text = render('{% school_map "district" places %}', places={"schools": []})

    assert "还没有一处登记了坐标" in text
    assert "data-map" not in text


def test_a_group_s_own_map_is_fitted_to_its_schools():
    text = render('{% school_map "own" places "schools" %}', places=PLACES)

    assert '<div class="map" id="own" data-map="own-places" data-fit="schools"></div>' in text


def test_a_group_s_letter_takes_its_colour_by_place():
    assert render('{% group_letter "M" 12 %}') == '<span class="letter group-1">M</span>'


def test_confirm_and_card_frame_their_content():
    text = render(
        '{% confirm "close" "停办学校" %}<p>可撤销。</p>{% endconfirm %}{% card "时间线" %}<p>空</p>{% endcard %}'
    )

    assert '<dialog class="confirm" id="close" aria-labelledby="close-title">' in text
    assert "<p>可撤销。</p>" in text
    assert '<section class="card"> <h2>时间线</h2> <p>空</p>' in text


def test_an_unknown_icon_is_a_dot_and_hidden_from_screen_readers():
    assert render('{% icon "no such" %}') == render('{% icon "dot" %}')
    assert 'aria-hidden="true"' in render('{% icon "map" %}')


class SchoolForm(forms.Form):
    name = forms.CharField(label="名称", help_text="与公章一致。")
    opened = forms.DateField(label="建校", required=False)
    closed = forms.BooleanField(label="已停办", required=False)
    role = forms.ChoiceField(label="角色", choices=[("l", "牵头")], widget=forms.RadioSelect)

    def clean(self):
        self.add_error(None, "这所学校已经在册。")


def test_a_form_ties_labels_help_and_errors_to_its_fields():
    bound = SchoolForm({"name": "", "role": "l"})

    text = render('{% form form "保存学校" "/back/" %}', form=bound)

    assert '<label for="id_name">名称</label>' in text
    assert '<label for="id_opened">建校<span class="needed">选填</span></label>' in text
    assert 'id="id_name_helptext">与公章一致。</div>' in text
    assert 'id="id_name_error" role="alert"' in text
    assert "aria-describedby" in text
    assert 'aria-invalid="true"' in text
    assert "<legend>角色</legend>" in text
    assert "<p>这所学校已经在册。</p>" in text
    assert '<button type="submit">保存学校</button>' in text


def test_the_slider_offers_days_and_works_without_script():
    request = RequestFactory().get("/map/?as_of=2022-09-01&s-q=x")
    days = [date(2021, 9, 1), date(2022, 9, 1), date(2023, 9, 1)]

    text = render(
        '{% as_of_slider "part" days chosen %}', request=request, days=days, chosen=date(2023, 1, 1)
    )

    assert 'max="2" value="1"' in text
    assert 'data-dates="2021-09-01 2022-09-01 2023-09-01"' in text
    assert '<input type="date" name="as_of" value="2023-01-01">' in text
    assert '<input type="hidden" name="s-q" value="x">' in text
    assert 'hx-target="#part"' in text


def test_script_words_follow_the_language():
    with translation.override("en"):
        english = json.loads(re.search(r">({.*})<", render("{% page_words %}"))[1])
    chinese = json.loads(re.search(r">({.*})<", render("{% page_words %}"))[1])

    assert english.keys() == chinese.keys()
    assert (english["zoom_in"], chinese["zoom_in"]) == ("Zoom in", "放大")
    assert all(english[name] != chinese[name] for name in chinese)
