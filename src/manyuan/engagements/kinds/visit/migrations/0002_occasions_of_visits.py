"""Visits that were arranged before occasions were kept get theirs."""

from django.db import migrations


def keep(apps, schema_editor):
    Occasion = apps.get_model("engagements", "Occasion")
    for visit in apps.get_model("visit", "Visit").objects.select_related("flow", "expert"):
        occasion, _made = Occasion.objects.update_or_create(
            bureau_id=visit.bureau_id,
            kind="visit",
            code=visit.code,
            number=1,
            defaults={
                "title": visit.topic,
                "starts_on": visit.on,
                "ends_on": visit.on,
                "starts_at": visit.starts_at,
                "ends_at": visit.ends_at,
                "status": visit.flow.status,
                "place_id": visit.school_id,
                "room": visit.hall,
                "people": visit.expected,
                "group_id": visit.group_id,
            },
        )
        occasion.units.set([visit.school_id, visit.expert.partner_id])
        occasion.experts.set([visit.expert_id])


def forget(apps, schema_editor):
    apps.get_model("engagements", "Occasion").objects.filter(kind="visit").delete()


class Migration(migrations.Migration):
    dependencies = [("visit", "0001_initial"), ("engagements", "0002_occasions")]
    operations = [migrations.RunPython(keep, forget)]
