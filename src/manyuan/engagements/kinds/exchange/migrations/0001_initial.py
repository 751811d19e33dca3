import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0005_venues'),
        ('seats', '0003_calendars_of_one'),
    ]

    operations = [
        migrations.CreateModel(
            name='PupilExchange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='交换编号')),
                ('title', models.CharField(max_length=80, verbose_name='交换名称')),
                ('starts_on', models.DateField(verbose_name='第一天')),
                ('ends_on', models.DateField(verbose_name='最后一天')),
                ('programme', models.TextField(blank=True, max_length=2000, verbose_name='交换安排')),
                ('report', models.TextField(blank=True, max_length=4000, verbose_name='总结')),
                ('state', models.CharField(choices=[('planned', '征集中'), ('under_way', '进行中'), ('held', '已结束'), ('cancelled', '已取消')], default='planned', max_length=10, verbose_name='状态')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exchanges', to='directory.group', verbose_name='集团')),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosted_exchanges', to='directory.school', verbose_name='接待学校')),
            ],
            options={
                'ordering': ['-starts_on', 'code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='exchange_code_once_in_bureau', violation_error_message='这个交换编号已被使用。'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='exchange_does_not_end_before_it_starts', violation_error_message='最后一天不能早于第一天。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='exchange_is_cancelled_for_a_reason', violation_error_message='取消学生交换须写明原因。')],
            },
        ),
        migrations.CreateModel(
            name='ExchangePlaces',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grade', models.CharField(max_length=20, verbose_name='年级')),
                ('places', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='名额')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('exchange', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='exchange.pupilexchange')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('exchange', 'grade'), name='places_once_a_grade'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='places_are_some', violation_error_message='名额至少为 1。')],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', '待接待学校确认'), ('confirmed', '双方已确认'), ('declined', '接待学校未接受'), ('withdrawn', '派出学校已退出')], default='asked', max_length=10, verbose_name='状态')),
                ('consents', models.PositiveIntegerField(blank=True, null=True, verbose_name='监护人同意人数')),
                ('consented_on', models.DateField(blank=True, null=True, verbose_name='同意登记日期')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('exchange', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sendings', to='exchange.pupilexchange')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_exchanges', to='directory.school', verbose_name='派出学校')),
            ],
            options={
                'ordering': ['school__unit__code'],
                'constraints': [models.UniqueConstraint(fields=('exchange', 'school'), name='sending_once_a_school', violation_error_message='这所学校已经报名。'), models.CheckConstraint(condition=models.Q(models.Q(('consented_on__isnull', True), ('consents__isnull', True)), models.Q(('consented_on__isnull', False), ('consents__isnull', False)), _connector='OR'), name='consents_have_a_day', violation_error_message='同意人数和登记日期须一起填写。')],
            },
        ),
        migrations.CreateModel(
            name='SentPupils',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grade', models.CharField(max_length=20, verbose_name='年级')),
                ('pupils', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='学生数')),
                ('attended', models.PositiveIntegerField(blank=True, null=True, verbose_name='实到学生数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('sending', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grades', to='exchange.sending')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('sending', 'grade'), name='sent_once_a_grade'), models.CheckConstraint(condition=models.Q(('pupils__gte', 1)), name='sent_pupils_are_some', violation_error_message='学生数至少为 1。')],
            },
        ),
    ]
