import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0003_partners_and_experts'),
        ('engagements', '0001_initial'),
        ('offers', '0002_expert_days_and_visit_requests'),
        ('seats', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='到校编号')),
                ('topic', models.CharField(max_length=40, verbose_name='主题')),
                ('stage', models.CharField(choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中')], max_length=10, verbose_name='学段')),
                ('grade', models.CharField(blank=True, max_length=20, verbose_name='年级')),
                ('expected', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='预计学生数')),
                ('on', models.DateField(verbose_name='日期')),
                ('starts_at', models.TimeField(verbose_name='开始时间')),
                ('ends_at', models.TimeField(verbose_name='结束时间')),
                ('hall', models.CharField(blank=True, max_length=60, verbose_name='场地')),
                ('travel_minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='前往路程（分钟）')),
                ('state', models.CharField(choices=[('planned', '待确认'), ('confirmed', '已确认'), ('held', '已开展'), ('cancelled', '已取消')], default='planned', max_length=10, verbose_name='状态')),
                ('school_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='学校确认时间')),
                ('partner_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='合作单位确认时间')),
                ('teachers_attended', models.PositiveIntegerField(blank=True, null=True, verbose_name='到场教师数')),
                ('cancel_reason', models.CharField(blank=True, choices=[('school', '学校不能接待'), ('partner', '专家不能前来'), ('called_off', '组织者取消'), ('replanned', '方案调整')], max_length=10, verbose_name='取消原因')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='directory.expert', verbose_name='专家')),
                ('flow', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='visit', to='engagements.flow')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='directory.group', verbose_name='集团')),
                ('partner_confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='offers.visitrequest', verbose_name='学校需求')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='directory.school', verbose_name='学校')),
                ('school_confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
            ],
            options={
                'ordering': ['-on', 'starts_at', 'code'],
                'indexes': [models.Index(fields=['bureau', 'on'], name='visit_of_day')],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='visit_code_once_in_bureau', violation_error_message='这个到校编号已被使用。'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='visit_ends_after_it_starts', violation_error_message='结束时间须晚于开始时间。'), models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('expert', 'on', 'starts_at'), name='visit_expert_starts_once', violation_error_message='这位专家在这个时间已安排到校。'), models.UniqueConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('hall', ''), _negated=True)), fields=('school', 'on', 'hall', 'starts_at'), name='visit_hall_starts_once', violation_error_message='这个场地在这个时间已有安排。'), models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('request',), name='visit_serves_a_request_once', violation_error_message='这项学校需求已有安排。'), models.CheckConstraint(condition=models.Q(models.Q(('cancel_reason__gt', ''), ('state', 'cancelled')), models.Q(models.Q(('state', 'cancelled'), _negated=True), ('cancel_reason', '')), _connector='OR'), name='visit_is_cancelled_for_a_reason', violation_error_message='取消须写明原因。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), models.Q(('partner_confirmed_at__isnull', False), ('school_confirmed_at__isnull', False)), _connector='OR'), name='visit_is_confirmed_by_both', violation_error_message='学校和合作单位都确认后，到校才算确认。'), models.CheckConstraint(condition=models.Q(('state', 'held'), ('teachers_attended__isnull', True), _connector='OR'), name='visit_counts_teachers_once_held', violation_error_message='开展之后才能登记到场人数。')],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('school', '学校'), ('partner', '合作单位')], max_length=10, verbose_name='反馈方')),
                ('rating', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='评分')),
                ('text', models.CharField(blank=True, max_length=400, verbose_name='反馈意见')),
                ('at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='反馈时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='visit.visit')),
            ],
            options={
                'ordering': ['side'],
                'constraints': [models.UniqueConstraint(fields=('visit', 'side'), name='feedback_once_a_side', violation_error_message='这一方已经反馈过。'), models.CheckConstraint(condition=models.Q(('rating__gte', 1), ('rating__lte', 5)), name='feedback_rates_from_1_to_5', violation_error_message='评分须在 1 至 5 之间。')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='文件名')),
                ('media_type', models.CharField(choices=[('image/jpeg', 'JPEG 照片'), ('image/png', 'PNG 图片'), ('application/pdf', 'PDF 文档')], max_length=20, verbose_name='文件类型')),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField(verbose_name='大小（字节）')),
                ('added_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='添加时间')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='visit.visit')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grade', models.CharField(max_length=20, verbose_name='年级')),
                ('pupils', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='到场学生数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='visit.visit')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('visit', 'grade'), name='attendance_once_a_grade', violation_error_message='同一个年级只能填写一行。'), models.CheckConstraint(condition=models.Q(('pupils__gte', 1)), name='attendance_has_pupils', violation_error_message='到场学生数至少为 1。')],
            },
        ),
    ]
