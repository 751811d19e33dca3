import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0002_travel_and_accounts'),
        ('seats', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Freeze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('exchange', '教师交流轮岗'), ('caravan', '博士大篷车'), ('grouping', '集团布局')], default='exchange', max_length=10, verbose_name='种类')),
                ('year', models.PositiveSmallIntegerField(verbose_name='学年')),
                ('number', models.PositiveSmallIntegerField(verbose_name='版次')),
                ('name', models.CharField(max_length=120, verbose_name='名称')),
                ('made_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='冻结时间')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='原因')),
                ('content', models.BinaryField()),
                ('digest', models.CharField(max_length=64, verbose_name='指纹')),
                ('schools', models.PositiveIntegerField(verbose_name='学校数')),
                ('teachers', models.PositiveIntegerField(default=0, verbose_name='教师数')),
                ('posts', models.PositiveIntegerField(default=0, verbose_name='岗位需求数')),
                ('expert_days', models.PositiveIntegerField(default=0, verbose_name='专家到校日数')),
                ('requests', models.PositiveIntegerField(default=0, verbose_name='到校需求数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat', verbose_name='席位')),
            ],
            options={
                'ordering': ['-year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'kind', 'year', 'number'), name='freeze_number_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('queued', '排队中'), ('running', '计算中'), ('done', '已完成'), ('stopped', '已停止'), ('failed', '未完成')], default='queued', max_length=10, verbose_name='状态')),
                ('stop_asked', models.BooleanField(default=False, verbose_name='已要求停止')),
                ('attempt', models.CharField(blank=True, max_length=32)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='尝试次数')),
                ('heartbeat_at', models.DateTimeField(blank=True, null=True)),
                ('queued_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='排队时间')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='开始时间')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='结束时间')),
                ('settings', models.JSONField()),
                ('best', models.JSONField(blank=True, null=True)),
                ('failure', models.JSONField(blank=True, null=True, verbose_name='未完成的原因')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat', verbose_name='席位')),
            ],
            options={
                'ordering': ['-queued_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('exchange', '教师交流轮岗'), ('caravan', '博士大篷车'), ('grouping', '集团布局')], default='exchange', max_length=10, verbose_name='种类')),
                ('year', models.PositiveSmallIntegerField(verbose_name='学年')),
                ('number', models.PositiveSmallIntegerField(verbose_name='版次')),
                ('settings', models.JSONField()),
                ('document', models.JSONField()),
                ('status', models.CharField(max_length=10, verbose_name='求解结果')),
                ('state', models.CharField(choices=[('proposed', '拟定'), ('asked', '征求意见'), ('adopted', '已采纳'), ('replaced', '已被替换'), ('discarded', '已放弃')], default='proposed', max_length=10, verbose_name='状态')),
                ('made_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='形成时间')),
                ('asked_on', models.DateField(blank=True, null=True, verbose_name='征求意见日期')),
                ('adopted_on', models.DateField(blank=True, null=True, verbose_name='采纳日期')),
                ('over_refusals', models.CharField(blank=True, max_length=500, verbose_name='有异议仍采纳的原因')),
                ('adopted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat', verbose_name='采纳席位')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('edited_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='edits', to='plans.plan', verbose_name='调整前的方案')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.group', verbose_name='集团')),
                ('run', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='plans.run')),
            ],
            options={
                'ordering': ['-year', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('teacher_code', models.CharField(max_length=32, verbose_name='教师编号')),
                ('teacher_name', models.CharField(max_length=60, verbose_name='姓名')),
                ('stage', models.CharField(choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中')], max_length=10, verbose_name='任教学段')),
                ('subject', models.CharField(max_length=40, verbose_name='任教学科')),
                ('starts_on', models.DateField(verbose_name='开始')),
                ('ends_on', models.DateField(verbose_name='结束')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='路程（分钟）')),
                ('is_backbone', models.BooleanField(verbose_name='是否骨干教师')),
                ('wish_rank', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='意愿次序')),
                ('pinned', models.BooleanField(default=False, verbose_name='指定')),
                ('origin', models.CharField(choices=[('solver', '计算得出'), ('hand', '人工调整')], default='solver', max_length=10, verbose_name='来源')),
                ('change', models.CharField(blank=True, choices=[('kept', '不变'), ('moved', '改派'), ('new', '新增')], max_length=10, verbose_name='与原方案相比')),
                ('reasons', models.JSONField(blank=True, default=list, verbose_name='理由')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('from_school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='派出学校')),
                ('to_school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='接收学校')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='plans.plan')),
            ],
            options={
                'ordering': ['teacher_code'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'teacher_code'), name='move_once_a_teacher'), models.CheckConstraint(condition=models.Q(('from_school', models.F('to_school')), _negated=True), name='move_leads_to_another_school'), models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='move_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('sending', '派出学校'), ('receiving', '接收学校')], max_length=10, verbose_name='答复方')),
                ('state', models.CharField(choices=[('waiting', '待答复'), ('agreed', '同意'), ('refused', '不同意')], default='waiting', max_length=10, verbose_name='答复')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='理由')),
                ('due_on', models.DateField(verbose_name='答复期限')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='答复时间')),
                ('reminded_at', models.DateTimeField(blank=True, null=True, verbose_name='催办时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='答复学校')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat', verbose_name='席位')),
                ('move', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='plans.move')),
            ],
            options={
                'ordering': ['move__teacher_code', 'side'],
                'constraints': [models.UniqueConstraint(fields=('move', 'side'), name='answer_once_a_side'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('seat__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('answered_at__isnull', False), ('seat__isnull', False)), _connector='OR'), name='answer_given_at_a_time_by_a_seat'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='refusal_says_why', violation_error_message='不同意须写明理由。')],
            },
        ),
        migrations.CreateModel(
            name='Scenario',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('exchange', '教师交流轮岗'), ('caravan', '博士大篷车'), ('grouping', '集团布局')], default='exchange', max_length=10, verbose_name='种类')),
                ('year', models.PositiveSmallIntegerField(verbose_name='学年')),
                ('number', models.PositiveSmallIntegerField(verbose_name='编号')),
                ('name', models.CharField(max_length=120, verbose_name='名称')),
                ('scope', models.CharField(choices=[('group', '集团内交流'), ('district', '全区交流')], default='group', max_length=10, verbose_name='范围')),
                ('pack', models.CharField(max_length=60, verbose_name='规则包')),
                ('seconds', models.PositiveIntegerField(default=60, validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(3600)], verbose_name='最长计算时间（秒）')),
                ('seed', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2147483647)], verbose_name='随机种子')),
                ('state', models.CharField(choices=[('draft', '草拟中'), ('submitted', '已上报'), ('returned', '已退回'), ('withdrawn', '已作废')], default='draft', max_length=10, verbose_name='状态')),
                ('made_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='起草时间')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='上报时间')),
                ('returned_for', models.CharField(blank=True, max_length=500, verbose_name='退回原因')),
                ('base', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replans', to='plans.plan', verbose_name='原方案')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('freeze', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scenarios', to='plans.freeze', verbose_name='冻结数据')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.group', verbose_name='集团')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit', verbose_name='起草单位')),
            ],
            options={
                'ordering': ['-year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'kind', 'year', 'number'), name='scenario_number_once_a_year'), models.CheckConstraint(condition=models.Q(('scope', 'group'), ('group__isnull', True), _connector='OR'), name='scenario_of_one_group_moves_within_it', violation_error_message='只有集团内交流可以只选一个集团。')],
            },
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('placed_code', models.CharField(max_length=32, verbose_name='安排对象编号')),
                ('place_code', models.CharField(blank=True, max_length=80, verbose_name='去向代码')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('scenario', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pins', to='plans.scenario')),
            ],
            options={
                'ordering': ['placed_code'],
                'constraints': [models.UniqueConstraint(fields=('scenario', 'placed_code'), name='pin_once_a_placed')],
            },
        ),
        migrations.CreateModel(
            name='Override',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80, verbose_name='规则')),
                ('value', models.CharField(max_length=120, verbose_name='数值')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('scenario', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrides', to='plans.scenario')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('scenario', 'code'), name='override_once_a_rule')],
            },
        ),
        migrations.CreateModel(
            name='Ban',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('placed_code', models.CharField(max_length=32, verbose_name='安排对象编号')),
                ('place_code', models.CharField(max_length=80, verbose_name='去向代码')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('scenario', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bans', to='plans.scenario')),
            ],
            options={
                'ordering': ['placed_code', 'place_code'],
                'constraints': [models.UniqueConstraint(fields=('scenario', 'placed_code', 'place_code'), name='ban_once_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('goal', models.CharField(max_length=30, verbose_name='目标')),
                ('value', models.FloatField(blank=True, null=True, verbose_name='数值')),
                ('bound', models.FloatField(blank=True, null=True, verbose_name='界')),
                ('seconds', models.FloatField(verbose_name='秒')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.run')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='run',
            name='scenario',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='plans.scenario'),
        ),
        migrations.AddField(
            model_name='plan',
            name='scenario',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='plans.scenario'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(fields=('bureau', 'kind', 'year', 'number'), name='plan_number_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('group__isnull', True), ('state', 'adopted')), fields=('bureau', 'kind', 'year'), name='plan_for_all_adopted_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('group__isnull', False), ('state', 'adopted')), fields=('bureau', 'kind', 'year', 'group'), name='plan_of_group_adopted_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adopted_by__isnull', False), ('adopted_on__isnull', False), ('state__in', ['adopted', 'replaced'])), models.Q(models.Q(('state__in', ['adopted', 'replaced']), _negated=True), ('adopted_by__isnull', True), ('adopted_on__isnull', True)), _connector='OR'), name='plan_adopted_on_a_day_by_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['queued', 'running'])), fields=('scenario',), name='run_once_at_a_time', violation_error_message='这个方案草案正在计算。'),
        ),
        migrations.AddIndex(
            model_name='run',
            index=models.Index(fields=['state', 'queued_at'], name='run_in_the_queue'),
        ),
    ]
