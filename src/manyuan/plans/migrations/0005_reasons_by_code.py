"""Stored caravans named the reason of an open request by its sentence alone; now by its code."""

from django.db import migrations


def by_code(apps, schema_editor):
    for plan in apps.get_model("plans", "Plan").objects.filter(kind="caravan"):
        for one in plan.document["unserved"]:
            if "why" not in one:
                one["reason"], one["why"] = one["reason"]["code"], [one["reason"]]
        plan.save(update_fields=["document"])


def by_sentence(apps, schema_editor):
    for plan in apps.get_model("plans", "Plan").objects.filter(kind="caravan"):
        for one in plan.document["unserved"]:
            one["reason"] = one.pop("why")[0]
        plan.save(update_fields=["document"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_visits_that_wait")]
    operations = [migrations.RunPython(by_code, by_sentence)]
