"""Somebody with a slip answers on a phone, once, and hears clearly why not a second time."""

from django.urls import reverse

from manyuan.evaluation.surveys.models import SurveyAnswer, SurveyToken

BUREAU = "990001"


def test_code_leads_to_the_questions_and_answers_once(poll, client):
    code = poll.codes(poll.opened(), "S2")[0]
    door = reverse("survey-enter", args=[BUREAU])
    client.get(door)

    page = client.post(door, {"code": code.lower()}, follow=True)
    done = client.post(page.request["PATH_INFO"], {"overall": "5", "safety": "0"}, follow=True)
    again = client.get(reverse("survey-answer", args=[BUREAU, code]))

    assert "总的来说，您对学校满意吗？" in page.content.decode()
    assert "谢谢，答卷已收到" in done.content.decode()
    assert again.status_code == 409
    assert "这个问卷码已经用过" in again.content.decode()
    assert (SurveyAnswer.objects.count(), SurveyToken.objects.count()) == (2, 0)


def test_question_left_out_keeps_the_code(poll, client):
    code = poll.codes(poll.opened(), "S2")[0]

    page = client.post(reverse("survey-answer", args=[BUREAU, code]), {"overall": "5"})

    assert page.status_code == 400
    assert "问卷码还没有用掉" in page.content.decode()
    assert (SurveyAnswer.objects.count(), SurveyToken.objects.count()) == (0, 1)


def test_wrong_codes_are_counted_and_said(poll, client):
    poll.opened()
    door = reverse("survey-enter", args=[BUREAU])
    client.get(door)

    answers = [client.post(door, {"code": "ABCD-EFGH"}).status_code for _try in range(11)]

    assert answers == [400] * 10 + [429]


def test_pages_are_kept_by_nobody_and_speak_english(poll, client):
    code = poll.codes(poll.opened(), "S2")[0]

    page = client.get(
        reverse("survey-answer", args=[BUREAU, code]), headers={"accept-language": "en"}
    )

    assert "All in all, are you satisfied with the school?" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_results_hide_small_schools_on_the_page_and_in_the_file(poll, client):
    survey = poll.opened()
    poll.answer(survey, "S1", *[5] * 12)
    poll.answer(survey, "S2", *[2] * 4)
    poll.close(survey)
    client.force_login(poll.officer.person, "django.contrib.auth.backends.ModelBackend")

    page = client.get(reverse("survey", args=[survey.number]))
    file = client.get(reverse("survey", args=[survey.number]), {"schools-export": "csv"})

    assert "全区家长满意的份额 100.0%；1 所学校中 0 所不到 85%" in page.content.decode()
    lines = b"".join(file).decode("utf-8-sig").splitlines()
    small = next(line for line in lines if line.startswith("灯塔小学"))
    assert small.split(",")[1] == ""
    assert small.endswith("少于 10 份不显示")
