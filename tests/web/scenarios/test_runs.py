from datetime import timedelta

from django.urls import reverse

from manyuan.kernel.clock import now
from manyuan.kernel.saying import Said
from manyuan.plans.actions.wills import pin_teacher
from manyuan.plans.bridge.answers import Progress
from manyuan.plans.jobs import work_once
from manyuan.plans.leases import beat, take_run
from manyuan.plans.models import Run, Step

LIVE = 'hx-trigger="every 2s"'


def page_of(client, run, **headers):
    return client.get(reverse("run", args=[run.pk]), headers=headers).content.decode()


def fragment_of(client, run):
    return page_of(client, run, **{"HX-Request": "true", "HX-Target": "run-part"})


def progressing(seen):
    """Let a worker take the queued run and report two moments of its second goal."""
    with seen.at():
        run = take_run()
        beat(run, steps=[Progress("policy_shortfall", 1.0, 1.0, 1.0)])
        beat(run, steps=[Progress("equalising_shortfall", 3.0, 2.0, 2.0)])
        beat(
            run,
            steps=[Progress("equalising_shortfall", 2.5, 2.0, 3.0)],
            best=[("S1-00", "S2")],
        )
    return run


def test_start_leads_to_the_run(seen, sign_in):
    answer = sign_in(seen.group_office).post(reverse("run-start", args=[seen.scenario.pk]))

    with seen.at():
        run = Run.objects.filter(scenario=seen.scenario).first()
    assert answer.headers["Location"] == reverse("run", args=[run.pk])


def test_second_start_is_refused_with_the_reason(seen, sign_in):
    address = reverse("run-start", args=[seen.asked_plan.scenario_id])

    answer = sign_in(seen.officer).post(address)

    assert answer.status_code == 409
    assert "「全局草案」正在计算，请等它完成，或先停止。" in answer.content.decode()


def test_queued_run_says_how_many_come_before(seen, sign_in):
    sign_in(seen.group_office).post(reverse("run-start", args=[seen.scenario.pk]))
    with seen.at():
        later = Run.objects.filter(scenario=seen.scenario).first()

    page = page_of(sign_in(seen.group_office), later)

    assert "前面还有 1 个计算" in page
    assert LIVE in page


def test_queue_that_nobody_looks_after_says_what_to_do(seen, sign_in):
    with seen.at():
        Run.objects.filter(pk=seen.queued.pk).update(queued_at=now() - timedelta(seconds=60))

    page = page_of(sign_in(seen.officer), seen.queued)

    assert "后台计算没有动静" in page
    assert "manyuan work" in page


def test_running_run_shows_goal_value_bound_and_gap(seen, sign_in):
    run = progressing(seen)

    page = page_of(sign_in(seen.officer), run)

    assert "「全局草案」正在计算：缩小均衡缺额，与最优至多差 25.0%" in page
    assert "停止并保留当前最好的方案" in page
    assert 'id="run-chart-spec"' in page
    assert page.count("还没有轮到") == 3


def test_fragment_is_the_part_of_the_full_page(seen, sign_in):
    run, client = progressing(seen), sign_in(seen.officer)
    with seen.at():
        Run.objects.filter(pk=run.pk).update(ended_at=now())

    fragment, page = fragment_of(client, run), page_of(client, run)

    assert fragment.startswith('\n<section class="flow" id="run-part"')
    assert _plain(fragment) in _plain(page)


def test_bound_that_is_not_known_yet_breaks_no_picture(seen, sign_in):
    run = progressing(seen)
    with seen.at():
        beat(run, steps=[Progress("wishes", 8.0, float("-inf"), 4.0)])
        # As runs were kept before what is not known was kept as unknown.
        Step.objects.filter(run=run, value=3.0).update(bound=float("-inf"))

    page = page_of(sign_in(seen.officer), run)

    assert "Infinity" not in page
    assert "满足教师意愿（志愿位次之和），还没来得及证明" in page
    with seen.at():
        assert Step.objects.get(run=run, goal="wishes").bound is None


def test_stop_is_asked_and_said(seen, sign_in):
    run, client = progressing(seen), sign_in(seen.officer)

    page = client.post(reverse("run-stop", args=[run.pk]), follow=True).content.decode()

    assert "已要求停止，保留当前最好的方案。" in page
    assert "「全局草案」正在停止，保留当前最好的方案" in page


def test_queued_run_is_cancelled_at_once(seen, sign_in):
    address = reverse("run-stop", args=[seen.queued.pk])

    page = sign_in(seen.officer).post(address, follow=True).content.decode()

    assert "「全局草案」已取消，没有开始计算" in page
    assert LIVE not in page


def test_finished_run_leads_to_its_plan_and_asks_no_more(seen, sign_in):
    page = page_of(sign_in(seen.group_office), seen.run)

    assert "「集团草案」计算完成：2 人交流，均衡缺额从 3.4 降到 2.3" in page
    assert reverse("plan", args=[seen.plan.pk]) in page
    assert LIVE not in page


def test_failed_run_says_why(seen, sign_in):
    failure = Said("run_failed", "计算进程中断了 {attempts} 次，不再重试。", {"attempts": 5})
    with seen.at():
        Run.objects.filter(pk=seen.queued.pk).update(
            state="failed", failure=failure.as_json(), ended_at=now()
        )

    page = page_of(sign_in(seen.officer), seen.queued)

    assert "「全局草案」没有算成" in page
    assert "计算进程中断了 5 次，不再重试。" in page


def test_impossible_pins_are_named_and_lead_back_to_the_wills(seen, sign_in):
    client = sign_in(seen.group_office)
    with seen.at(seen.group_office):
        pin_teacher(by=seen.group_office, scenario=seen.scenario, teacher="S1-05", school="S4")
    client.post(reverse("run-start", args=[seen.scenario.pk]))
    with seen.at():
        run = Run.objects.filter(scenario=seen.scenario).first()
    work_once(), work_once()

    page = page_of(client, run)

    assert "「集团草案」没有可行的方案" in page
    assert "这些要求不能同时满足" in page
    assert reverse("scenario-wills", args=[seen.scenario.pk]) in page


def _plain(html):
    """Leave out the token that differs from page to page."""
    lines = [line.strip() for line in html.splitlines() if line.strip()]
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)
