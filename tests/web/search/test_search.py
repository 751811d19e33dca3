from django.urls import reverse

from manyuan.engagements.kinds.material.models import Material
from web.directory.pages import text
from worlds.materials import share_something
from worlds.needs import state

SEARCH = reverse("search")


def found(page):
    return {
        section.title: [hit.name for hit in section.hits] for section in page.context["sections"]
    }


def test_search_groups_what_it_finds(shore, sign_in):
    page = sign_in(shore.officer).get(SEARCH, {"q": "海"})
    longer = sign_in(shore.officer).get(SEARCH, {"q": "海洋"})

    assert page.context["is_too_short"]
    assert found(longer) == {"合作单位": ["海洋大学"], "专家": ["潘博士"]}


def test_schools_groups_and_people_are_found(shore, sign_in):
    page = sign_in(shore.officer).get(SEARCH, {"q": "海棠路"})
    people = sign_in(shore.officer).get(SEARCH, {"q": "安校长"})

    assert found(page) == {
        "学校": ["海棠路小学"],
        "各集团": ["海棠路小学教育集团"],
        "场地": ["报告厅"],
    }
    assert page.context["headline"] == "“海棠路”找到 3 条"
    assert found(people) == {"人员": ["安校长"]}


def test_experts_and_studios_are_found_by_name_topic_subject_and_school(shore, sign_in):
    client = sign_in(shore.teacher)

    assert found(client.get(SEARCH, {"q": "潘博士"})) == {"专家": ["潘博士"]}
    assert found(client.get(SEARCH, {"q": "物理"})) == {
        "专家": ["潘博士"],
        "博士工作室": ["望海中学 物理"],
    }
    assert "望海中学 物理" in found(client.get(SEARCH, {"q": "望海中学"}))["博士工作室"]


def test_people_are_the_bureaus_to_find(shore, sign_in):
    page = sign_in(shore.principal).get(SEARCH, {"q": "安校长"})

    assert found(page) == {}
    assert "只有教育局干部可以管理账号和席位。" in text(page)


def test_another_bureau_is_never_found(shore, sign_in):
    for word in ("山坡", "山主任", "山区"):
        assert found(sign_in(shore.officer).get(SEARCH, {"q": word})) == {}
    assert found(sign_in(shore.hill).get(SEARCH, {"q": "海棠"})) == {}


def test_nothing_found_says_what_to_try(shore, sign_in):
    page = text(sign_in(shore.officer).get(SEARCH, {"q": "不存在"}))

    assert "没有找到“不存在”" in page
    assert reverse("schools") in page


def test_search_without_words_only_asks(shore, sign_in):
    page = sign_in(shore.officer).get(SEARCH)

    assert (page.status_code, page.context["headline"]) == (
        200,
        "查找学校、集团、合作单位、专家、场地、需求、政策文件和各类安排",
    )


def test_what_is_searched_is_escaped(shore, sign_in):
    page = text(sign_in(shore.officer).get(SEARCH, {"q": "<script>alert(1)"}))

    assert "<script>alert(1)" not in page


def test_engagements_are_found_by_title_place_number_and_who_takes_part(coast, sign_in):
    visit = coast.visit()
    client = sign_in(coast.officer)
    hit = {"专家到校": ["海洋科学"]}

    assert found(client.get(SEARCH, {"q": "海洋科学"}))["专家到校"] == hit["专家到校"]
    assert found(client.get(SEARCH, {"q": visit.code})) == hit
    assert found(client.get(SEARCH, {"q": "灯塔小学 海洋科学"})) == hit
    assert found(client.get(SEARCH, {"q": "潘博士"})) == {"专家": ["潘博士"], **hit}
    assert found(client.get(SEARCH, {"q": "潘博士 人工智能"})) == {}
    with coast.at(coast.shore.hill):
        assert found(sign_in(coast.shore.hill).get(SEARCH, {"q": visit.code})) == {}


def test_engagement_that_may_be_known_and_not_opened_is_named_without_a_link(coast, sign_in):
    held = coast.held(school="S1")

    page = sign_in(coast.shore.teacher).get(SEARCH, {"q": held.code})

    (section,) = page.context["sections"]
    assert [(hit.name, hit.url) for hit in section.hits] == [("海洋科学", "")]


def test_venues_needs_and_materials_are_found_by_who_may_see_them(shore, sign_in):
    with shore.at():
        state(shore, title="分数的课件", subject="数学")
        share_something(shore)
        (material,) = Material.objects.all()[:1]

    for seat in (shore.officer, shore.principal):
        assert found(sign_in(seat).get(SEARCH, {"q": "分数的课件"})) == {
            "各校的需求": ["分数的课件"]
        }
        page = sign_in(seat).get(SEARCH, {"q": material.title})
        assert material.title in found(page)["资料共享"]
        assert reverse("material", args=[material.code]) in text(page)
    venue = found(sign_in(shore.principal).get(SEARCH, {"q": "H1"}))
    assert venue == {"场地": ["报告厅"]}


def test_policy_documents_are_found_by_who_may_read_them(laid, shore, sign_in):
    page = sign_in(shore.principal).get(SEARCH, {"q": "方案"})
    (section,) = page.context["sections"]

    assert found(page) == {"政策文件": ["岸区集团化办学实施方案"]}
    assert section.hits[0].url == reverse("policy", args=[laid.plan.number])
    assert section.hits[0].facts.startswith("岸教〔2026〕8 号 · 岸区教育和体育局 · ")
    assert found(sign_in(shore.teacher).get(SEARCH, {"q": "方案"})) == {}
