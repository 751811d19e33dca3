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
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='课程编号')),
                ('name', models.CharField(max_length=60, verbose_name='课程名称')),
                ('mode', models.CharField(choices=[('shared', '共享课程'), ('bridging', '衔接课程'), ('career', '生涯规划'), ('club', '社团课程')], max_length=12, verbose_name='课程类型')),
                ('subject', models.CharField(blank=True, max_length=40, verbose_name='学科领域')),
                ('stage', models.CharField(choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中')], max_length=10, verbose_name='学段')),
                ('grade', models.CharField(blank=True, max_length=40, verbose_name='年级')),
                ('places', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='名额')),
                ('taken', models.PositiveIntegerField(default=0, verbose_name='已占名额')),
                ('opens_on', models.DateField(verbose_name='报名开始')),
                ('closes_on', models.DateField(verbose_name='报名截止')),
                ('weaker_until', models.DateField(blank=True, null=True, verbose_name='薄弱校先报至')),
                ('about', models.CharField(blank=True, max_length=400, verbose_name='课程说明')),
                ('state', models.CharField(choices=[('draft', '草拟中'), ('open', '报名中'), ('running', '开课中'), ('finished', '已结课'), ('cancelled', '已取消')], default='draft', max_length=10, verbose_name='状态')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='directory.group', verbose_name='集团')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses_given', to='seats.unit', verbose_name='开课单位')),
            ],
            options={
                'ordering': ['-opens_on', '-code'],
                'indexes': [models.Index(fields=['bureau', 'opens_on'], name='course_of_day')],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='course_code_once_in_bureau', violation_error_message='这个课程编号已被使用。'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='course_has_places', violation_error_message='名额至少为 1。'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('places'))), name='course_gives_no_more_places_than_it_has', violation_error_message='已占名额不能超过名额。'), models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='course_sign_up_closes_after_it_opens', violation_error_message='报名截止不能早于报名开始。'), models.CheckConstraint(condition=models.Q(('weaker_until__isnull', True), models.Q(('weaker_until__gte', models.F('opens_on')), ('weaker_until__lt', models.F('closes_on'))), _connector='OR'), name='course_weaker_schools_are_first_within_the_sign_up', violation_error_message='薄弱校先报的最后一天须在报名期内，并早于报名截止，其他学校才有时间报名。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='course_is_cancelled_for_a_reason', violation_error_message='取消课程或课次须写明原因。')],
            },
        ),
        migrations.CreateModel(
            name='Lecturer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lecturers', to='course.course')),
                ('expert', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lectures', to='directory.expert', verbose_name='专家')),
                ('teacher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lectures', to='directory.teacher', verbose_name='教师')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('expert__isnull', False), ('teacher__isnull', True)), models.Q(('expert__isnull', True), ('teacher__isnull', False)), _connector='OR'), name='lecturer_is_a_teacher_or_an_expert', violation_error_message='授课人须是一位教师或一位专家。'), models.UniqueConstraint(condition=models.Q(('teacher__isnull', False)), fields=('course', 'teacher'), name='lecturer_teacher_once_in_course', violation_error_message='这位教师已是授课人。'), models.UniqueConstraint(condition=models.Q(('expert__isnull', False)), fields=('course', 'expert'), name='lecturer_expert_once_in_course', violation_error_message='这位专家已是授课人。')],
            },
        ),
        migrations.CreateModel(
            name='Receiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quota', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='本校限额')),
                ('asked', models.PositiveIntegerField(default=0, verbose_name='报名人数')),
                ('placed', models.PositiveIntegerField(default=0, verbose_name='占名额')),
                ('asked_at', models.DateTimeField(blank=True, null=True, verbose_name='报名时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receivers', to='course.course')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='directory.school', verbose_name='学校')),
            ],
            options={
                'ordering': ['school__unit__code'],
                'constraints': [models.UniqueConstraint(fields=('course', 'school'), name='receiver_school_once_in_course', violation_error_message='这所学校已在接受学校里。'), models.CheckConstraint(condition=models.Q(('placed__lte', models.F('asked'))), name='receiver_has_no_more_places_than_it_asks', violation_error_message='占名额不能超过报名人数。'), models.CheckConstraint(condition=models.Q(('quota__isnull', True), models.Q(('placed__lte', models.F('quota')), ('quota__gte', 1)), _connector='OR'), name='receiver_keeps_to_its_quota', violation_error_message='占名额不能超过本校限额。'), models.CheckConstraint(condition=models.Q(models.Q(('asked', 0), ('asked_at__isnull', True)), models.Q(('asked__gt', 0), ('asked_at__isnull', False)), _connector='OR'), name='receiver_stands_in_line_while_it_asks', violation_error_message='报名须有报名时间。')],
            },
        ),
        migrations.CreateModel(
            name='GradeCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grade', models.CharField(max_length=20, verbose_name='年级')),
                ('pupils', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='学生人数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grades', to='course.receiver')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('receiver', 'grade'), name='grade_count_once_a_grade', violation_error_message='同一个年级只能填写一行。'), models.CheckConstraint(condition=models.Q(('pupils__gte', 1)), name='grade_count_has_pupils', violation_error_message='报名人数至少为 1。')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='课次')),
                ('topic', models.CharField(blank=True, max_length=40, verbose_name='主题')),
                ('on', models.DateField(verbose_name='日期')),
                ('starts_at', models.TimeField(verbose_name='开始时间')),
                ('ends_at', models.TimeField(verbose_name='结束时间')),
                ('room', models.CharField(blank=True, max_length=60, verbose_name='具体地点')),
                ('state', models.CharField(choices=[('planned', '待上课'), ('held', '已上课'), ('cancelled', '已取消')], default='planned', max_length=10, verbose_name='状态')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='course.course')),
                ('lecturer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='course.lecturer', verbose_name='授课人')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit', verbose_name='地点')),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='course_sessions', to='directory.venue', verbose_name='场地')),
            ],
            options={
                'ordering': ['on', 'starts_at', 'number'],
                'indexes': [models.Index(fields=['bureau', 'on'], name='session_of_day')],
                'constraints': [models.UniqueConstraint(fields=('course', 'number'), name='session_number_once'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='session_ends_after_it_starts', violation_error_message='结束时间须晚于开始时间。'), models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('course', 'on', 'starts_at'), name='session_starts_once_in_course', violation_error_message='这门课程在这个时间已经排了一次课。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='session_is_cancelled_for_a_reason', violation_error_message='取消课程或课次须写明原因。')],
            },
        ),
        migrations.CreateModel(
            name='Turnout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pupils', models.PositiveIntegerField(verbose_name='到课人数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnouts', to='course.receiver')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnouts', to='course.session')),
            ],
            options={
                'ordering': ['session__number', 'receiver__school__unit__code'],
                'constraints': [models.UniqueConstraint(fields=('session', 'receiver'), name='turnout_once_a_session', violation_error_message='这所学校这次课的到课人数已经登记。')],
            },
        ),
    ]
