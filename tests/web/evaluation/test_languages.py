import re

import pytest

PAGES = [
    "/evaluation/balance/",
    "/evaluation/balance/?year=2020",
    "/evaluation/balance/schools/",
    "/evaluation/balance/schools/S5/",
    "/evaluation/balance/schools/S5/junior/A6/",
    "/evaluation/balance/groups/G1/",
    "/evaluation/rules/",
    "/evaluation/reports/S2/primary/2025/edit/",
    "/evaluation/growth/",
    "/evaluation/growth/upload/",
    "/evaluation/impact/",
]
# Names of the district and of documents are not translated; nor is the switch to Chinese.
OWN_NAMES = re.compile(
    "海棠路小学教育集团|海棠路小学|灯塔小学|石桥小学|望海中学教育集团|望海中学|潮声学校东校区|潮声学校"
    "|独立中学|旧港小学|岸区教育和体育局|方主任|教督〔2017〕6号|中文|测算均衡系数拆分公式"
    "|县域义务教育校际均衡指标计算方法（2012）|河北省县域义务教育优质均衡发展督导评估具体办法"
    "|优质均衡 7 项指标说明|辽宁沈阳优质均衡督导评估系统（转述国家的解释）"
    "|广东省教育厅等四部门集团化办学文件（2020 年 8 月）"
)


def content_of(page):
    text = page.content.decode()
    return text[text.index("<main") : text.index("</main>")]


@pytest.mark.parametrize("url", PAGES)
def test_english_pages_hold_no_chinese_of_ours(officer, in_english, url):
    left = OWN_NAMES.sub("", content_of(officer.get(url)))

    assert re.findall("[^<>\n]*[一-鿿][^<>\n]*", left) == []


@pytest.mark.parametrize("url", PAGES)
def test_chinese_pages_open(officer, url):
    assert officer.get(url).status_code == 200
