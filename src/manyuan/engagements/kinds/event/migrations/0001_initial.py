import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0005_venues'),
        ('seats', '0002_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='活动编号')),
                ('mode', models.CharField(choices=[('celebration', '联合庆祝'), ('science_day', '科学节'), ('league', '联赛'), ('open_day', '开放日')], max_length=12, verbose_name='活动类型')),
                ('title', models.CharField(max_length=60, verbose_name='活动名称')),
                ('summary', models.CharField(blank=True, max_length=1000, verbose_name='活动介绍')),
                ('starts_on', models.DateField(verbose_name='开始日期')),
                ('ends_on', models.DateField(verbose_name='结束日期')),
                ('starts_at', models.TimeField(blank=True, null=True, verbose_name='开始时间')),
                ('ends_at', models.TimeField(blank=True, null=True, verbose_name='结束时间')),
                ('address', models.CharField(blank=True, max_length=100, verbose_name='地点说明')),
                ('is_public', models.BooleanField(default=False, verbose_name='向公众发布')),
                ('state', models.CharField(choices=[('draft', '筹备中'), ('announced', '已发布'), ('held', '已举办'), ('cancelled', '已取消')], default='draft', max_length=10, verbose_name='状态')),
                ('announced_at', models.DateTimeField(blank=True, null=True, verbose_name='发布时间')),
                ('afterwards', models.CharField(blank=True, max_length=2000, verbose_name='活动总结')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='directory.group', verbose_name='集团')),
                ('main_host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events_hosted', to='directory.school', verbose_name='主办学校')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='举办地学校')),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.venue', verbose_name='场地')),
            ],
            options={
                'ordering': ['-starts_on', 'starts_at', 'code'],
                'indexes': [models.Index(fields=['bureau', 'starts_on'], name='event_of_day')],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='event_code_once_in_bureau', violation_error_message='这个活动编号已被使用。'), models.CheckConstraint(condition=models.Q(('main_host__isnull', False), ('group__isnull', False), _connector='OR'), name='event_has_a_provider', violation_error_message='请选择主办学校，或由集团主办。'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='event_does_not_end_before_it_starts', violation_error_message='结束日期不能早于开始日期。'), models.CheckConstraint(condition=models.Q(models.Q(('ends_at__isnull', True), ('starts_at__isnull', True)), models.Q(('ends_at__gt', models.F('starts_at')), ('starts_at__isnull', False)), _connector='OR'), name='event_hours_are_whole', violation_error_message='开始和结束时间要么都填，要么都不填；结束须晚于开始。'), models.CheckConstraint(condition=models.Q(('state', 'held'), ('afterwards', ''), _connector='OR'), name='event_is_looked_back_at_once_held', violation_error_message='举办之后才能写总结。')],
            },
        ),
        migrations.CreateModel(
            name='EventPoster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='文件名')),
                ('media_type', models.CharField(choices=[('image/jpeg', 'JPEG 照片'), ('image/png', 'PNG 图片')], max_length=20, verbose_name='文件类型')),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField(verbose_name='大小（字节）')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='poster', to='event.event')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('host', '承办'), ('guest', '参加')], default='guest', max_length=10, verbose_name='角色')),
                ('expected_pupils', models.PositiveIntegerField(default=0, verbose_name='预计学生数')),
                ('expected_teachers', models.PositiveIntegerField(default=0, verbose_name='预计教师数')),
                ('duty', models.CharField(blank=True, max_length=100, verbose_name='分工')),
                ('teachers', models.PositiveIntegerField(blank=True, null=True, verbose_name='到场教师数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='event.event')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='directory.school', verbose_name='学校')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('event', 'school'), name='event_participation_once_a_school', violation_error_message='同一所学校只能填一行。')],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='日期')),
                ('starts_at', models.TimeField(verbose_name='开始时间')),
                ('ends_at', models.TimeField(blank=True, null=True, verbose_name='结束时间')),
                ('title', models.CharField(max_length=80, verbose_name='环节')),
                ('place', models.CharField(blank=True, max_length=60, verbose_name='地点')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programme', to='event.event')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='负责学校')),
            ],
            options={
                'ordering': ['on', 'starts_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='programme_item_ends_after_it_starts', violation_error_message='结束时间须晚于开始时间。')],
            },
        ),
        migrations.CreateModel(
            name='Turnout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grade', models.CharField(max_length=20, verbose_name='年级')),
                ('pupils', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='到场学生数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('participation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnout', to='event.participation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('participation', 'grade'), name='turnout_once_a_grade', violation_error_message='同一个年级只能填写一行。')],
            },
        ),
    ]
