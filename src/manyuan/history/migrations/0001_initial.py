import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('seats', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='时间')),
                ('code', models.CharField(max_length=60, verbose_name='事项')),
                ('facts', models.JSONField(default=dict)),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['bureau', '-at'], name='record_of_bureau')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=160)),
                ('label', models.CharField(max_length=300)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='history.record')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['bureau', 'table', 'key'], name='change_of_object')],
            },
        ),
    ]
