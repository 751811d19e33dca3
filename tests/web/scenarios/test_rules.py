from django.urls import reverse

from manyuan.plans.models import Override


def address(seen):
    return reverse("scenario-rules", args=[seen.scenario.pk])


def set_values(seen):
    with seen.at():
        return dict(Override.objects.values_list("code", "value"))


def test_every_number_stands_with_its_source_and_status(seen, sign_in):
    page = sign_in(seen.group_office).get(address(seen)).content.decode()

    assert "「集团草案」完全按规则包「教师交流轮岗：全国」计算" in page
    assert page.count('class="rule-card"') == 15
    assert page.count("教师〔2014〕4号") == 2
    assert page.count(">已核实<") == 2


def test_own_number_is_marked_and_can_be_taken_back(seen, sign_in):
    client = sign_in(seen.group_office)
    client.post(address(seen), {"limits.lend": "2", "eligibility.stages": "primary;junior"})

    page = client.get(address(seen)).content.decode()
    client.post(address(seen), {"back": "limits.lend"})

    assert "2 条用本区的数值" in page
    assert page.count("本区设定（建议值）") == 2
    assert "规则包：1 人，本产品的建议值" in page
    assert set_values(seen) == {"eligibility.stages": "primary;junior"}


def test_wrong_value_is_refused_at_its_rule(seen, sign_in):
    given = {"limits.lend": "两个", "limits.travel_minutes": "30"}

    page = sign_in(seen.group_office).post(address(seen), given).content.decode()

    sentence = "不能设为“两个”：应为 0 至 100 的整数。"
    assert sentence in page.partition('id="id_limits.lend_error"')[2][:600]
    assert set_values(seen) == {}


def test_reader_sees_no_inputs_and_why(seen, sign_in):
    page = sign_in(seen.auditor).get(address(seen)).content.decode()

    assert 'name="limits.lend"' not in page
    assert "方案草案由教育局和集团办公室起草。" in page


def test_submitted_draft_shows_its_rules_locked(seen, sign_in):
    own = reverse("scenario-rules", args=[seen.submitted.pk])
    client = sign_in(seen.group_office)

    page = client.get(own).content.decode()
    answer = client.post(own, {"limits.lend": "2"})

    assert "草案已上报，规则不能再改" in page
    assert "不能再修改" in answer.content.decode()
