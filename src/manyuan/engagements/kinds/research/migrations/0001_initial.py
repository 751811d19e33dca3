import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0005_venues'),
        ('seats', '0002_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='Research',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='教研编号')),
                ('mode', models.CharField(choices=[('lesson_study', '联合课例研究'), ('preparation', '集体备课'), ('training', '培训'), ('promotion', '推进会'), ('catchment', '片区联席会'), ('three_heads', '“三长”会'), ('school_visit', '走访学校')], max_length=12, verbose_name='形式')),
                ('topic', models.CharField(max_length=80, verbose_name='主题')),
                ('subject', models.CharField(blank=True, max_length=40, verbose_name='学科')),
                ('stage', models.CharField(blank=True, choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中')], max_length=10, verbose_name='学段')),
                ('room', models.CharField(blank=True, max_length=60, verbose_name='地点')),
                ('on', models.DateField(verbose_name='日期')),
                ('starts_at', models.TimeField(verbose_name='开始时间')),
                ('ends_at', models.TimeField(verbose_name='结束时间')),
                ('agenda', models.TextField(blank=True, max_length=4000, verbose_name='议程')),
                ('minutes', models.TextField(blank=True, max_length=20000, verbose_name='纪要')),
                ('state', models.CharField(choices=[('planned', '待开展'), ('held', '已开展'), ('cancelled', '已取消')], default='planned', max_length=10, verbose_name='状态')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='research', to='directory.group', verbose_name='集团')),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosted_research', to='seats.unit', verbose_name='主办单位')),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_research', to='directory.teacher', verbose_name='主持教师')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='research_here', to='directory.school', verbose_name='举行学校')),
            ],
            options={
                'ordering': ['-on', 'starts_at', 'code'],
                'indexes': [models.Index(fields=['bureau', 'on'], name='research_of_day')],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='research_code_once_in_bureau', violation_error_message='这个教研编号已被使用。'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='research_ends_after_it_starts', violation_error_message='结束时间须晚于开始时间。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='research_is_cancelled_for_a_reason', violation_error_message='取消活动须写明原因。'), models.CheckConstraint(condition=models.Q(('state', 'held'), ('minutes', ''), _connector='OR'), name='research_has_minutes_once_held', violation_error_message='开展之后才能写纪要。')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expected', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='预计人数')),
                ('attended', models.PositiveIntegerField(blank=True, null=True, verbose_name='到会人数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='research_participations', to='directory.school', verbose_name='参加学校')),
                ('teachers', models.ManyToManyField(blank=True, related_name='research_participations', to='directory.teacher', verbose_name='参加教师')),
                ('research', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='research.research')),
            ],
            options={
                'ordering': ['school__unit__code'],
                'constraints': [models.UniqueConstraint(fields=('research', 'school'), name='participation_once_a_school', violation_error_message='同一所学校只能参加一次。'), models.CheckConstraint(condition=models.Q(('expected__gte', 1)), name='participation_expects_somebody', violation_error_message='预计人数至少为 1。')],
            },
        ),
        migrations.CreateModel(
            name='Output',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='文件名')),
                ('media_type', models.CharField(choices=[('jpeg', 'JPEG 照片'), ('png', 'PNG 图片'), ('pdf', 'PDF 文档'), ('docx', 'Word 文件'), ('xlsx', 'Excel 文件'), ('pptx', 'PowerPoint 文件')], max_length=10, verbose_name='文件类型')),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField(verbose_name='大小（字节）')),
                ('added_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='添加时间')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('research', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outputs', to='research.research')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
    ]
