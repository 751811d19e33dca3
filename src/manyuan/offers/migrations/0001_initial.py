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
            name='Window',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='学年')),
                ('opens_on', models.DateField(verbose_name='开始日期')),
                ('closes_on', models.DateField(verbose_name='截止日期')),
                ('pack', models.CharField(max_length=60, verbose_name='交流规则')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
            ],
            options={
                'ordering': ['-year'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'year'), name='window_once_a_year', violation_error_message='这个学年的收集窗口已经存在，请直接调整它。'), models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='window_closes_after_it_opens', violation_error_message='截止日期不能早于开始日期。')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='不去的原因')),
                ('stated_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='填写时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('teacher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='directory.teacher')),
                ('window', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='offers.window')),
            ],
            options={
                'ordering': ['-stated_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('window', 'teacher'), name='statement_once_a_window')],
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('roster_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='教师名单确认时间')),
                ('posts_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='岗位需求确认时间')),
                ('changed_at', models.DateTimeField(blank=True, null=True, verbose_name='最近更改')),
                ('reminded_at', models.DateTimeField(blank=True, null=True, verbose_name='最近提醒')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('posts_confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('roster_confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='directory.school')),
                ('window', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='offers.window')),
            ],
            options={
                'ordering': ['school__unit__code'],
                'constraints': [models.UniqueConstraint(fields=('window', 'school'), name='return_once_a_window')],
            },
        ),
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=40, verbose_name='项目')),
                ('stored', models.CharField(blank=True, max_length=200, verbose_name='现登记为')),
                ('should_be', models.CharField(blank=True, max_length=200, verbose_name='应为')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='依据')),
                ('state', models.CharField(choices=[('open', '待答复'), ('accepted', '已更正'), ('declined', '未更正')], default='open', max_length=10, verbose_name='状态')),
                ('opened_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='提出时间')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='答复时间')),
                ('answer', models.CharField(blank=True, max_length=400, verbose_name='答复')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('teacher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contests', to='directory.teacher')),
            ],
            options={
                'ordering': ['-opened_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('teacher', 'field'), name='one_open_contest_of_a_field', violation_error_message='这一项已有一份待答复的更正申请。')],
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('retire_soon', '临近退休'), ('pregnant', '孕期'), ('nursing', '哺乳期'), ('serious_illness', '重大疾病'), ('disability', '残疾'), ('single_parent_or_care', '单亲或照护家人'), ('abroad', '长期外派'), ('long_leave', '长期休假'), ('already_exchanged', '近年已交流'), ('disciplinary', '处分期内')], max_length=40, verbose_name='免交流原因')),
                ('until', models.DateField(blank=True, null=True, verbose_name='免交流至')),
                ('evidence', models.CharField(max_length=200, verbose_name='证明材料')),
                ('state', models.CharField(choices=[('proposed', '待审批'), ('approved', '已批准'), ('refused', '未批准'), ('withdrawn', '已撤回')], default='proposed', max_length=10, verbose_name='状态')),
                ('proposed_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='申请时间')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='办理时间')),
                ('answer', models.CharField(blank=True, max_length=400, verbose_name='答复')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('teacher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exemptions', to='directory.teacher')),
            ],
            options={
                'ordering': ['-proposed_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('teacher',), name='one_exemption_waits_for_a_teacher', violation_error_message='这位教师已有一份待审批的免交流申请。')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中')], max_length=10, verbose_name='学段')),
                ('subject', models.CharField(max_length=40, verbose_name='学科')),
                ('year', models.PositiveSmallIntegerField(verbose_name='学年')),
                ('wanted', models.PositiveIntegerField(blank=True, null=True, verbose_name='需要人数')),
                ('backbone_wanted', models.PositiveIntegerField(blank=True, null=True, verbose_name='其中骨干人数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='directory.school')),
            ],
            options={
                'ordering': ['school__unit__code', 'year', 'stage', 'subject'],
                'indexes': [models.Index(fields=['bureau', 'year'], name='post_of_year')],
                'constraints': [models.UniqueConstraint(fields=('school', 'stage', 'subject', 'year'), name='post_once_a_year', violation_error_message='这个学段和学科的岗位已经填写。')],
            },
        ),
    ]
