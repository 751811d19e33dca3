"""Postings that were arranged before occasions were kept get theirs."""

from datetime import timedelta

from django.db import migrations


def keep(apps, schema_editor):
    Occasion = apps.get_model("engagements", "Occasion")
    for posting in apps.get_model("posting", "Posting").objects.select_related("flow", "teacher"):
        over = posting.ended_on or posting.ends_on
        occasion, _made = Occasion.objects.update_or_create(
            bureau_id=posting.bureau_id,
            kind="posting",
            code=posting.code,
            number=1,
            defaults={
                "mode": posting.mode,
                "title": posting.teacher.name,
                "starts_on": posting.starts_on,
                "ends_on": max(posting.starts_on, over - timedelta(days=1)),
                "status": posting.flow.status,
                "place_id": posting.host_id,
                "group_id": posting.group_id,
                "is_personal": True,
            },
        )
        occasion.units.set([posting.home_id, posting.host_id])
        occasion.teachers.set([posting.teacher_id])


def forget(apps, schema_editor):
    apps.get_model("engagements", "Occasion").objects.filter(kind="posting").delete()


class Migration(migrations.Migration):
    dependencies = [("posting", "0001_initial"), ("engagements", "0002_occasions")]
    operations = [migrations.RunPython(keep, forget)]
