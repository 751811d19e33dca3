from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0003_joins_of_a_grouping'),
    ]

    operations = [
        migrations.AddField(
            model_name='caravanask',
            name='waiting',
            field=models.JSONField(blank=True, default=list),
        ),
    ]
