from importlib import import_module

from django.apps import apps

from manyuan.plans.models import Plan


def test_older_caravans_are_read_with_their_reasons_and_can_go_back(cape):
    step = import_module("manyuan.plans.migrations.0005_reasons_by_code")
    plan = cape.plan()
    now = plan.document["unserved"]
    assert now

    step.by_sentence(apps, None)
    before = Plan.objects.get(pk=plan.pk).document["unserved"]
    step.by_code(apps, None)

    assert [one["reason"] for one in before] == [one["why"][0] for one in now]
    assert not any("why" in one for one in before)
    assert Plan.objects.get(pk=plan.pk).document["unserved"] == now
