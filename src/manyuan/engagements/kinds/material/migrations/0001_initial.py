import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0005_venues'),
        ('engagements', '0002_occasions'),
        ('seats', '0002_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='资料编号')),
                ('title', models.CharField(max_length=80, verbose_name='资料名称')),
                ('sort', models.CharField(choices=[('lesson_plan', '教案'), ('item_bank', '题库'), ('courseware', '课件'), ('recording', '课堂实录')], max_length=12, verbose_name='资料类型')),
                ('subject', models.CharField(max_length=40, verbose_name='学科')),
                ('stage', models.CharField(choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中')], max_length=10, verbose_name='学段')),
                ('grade', models.CharField(blank=True, max_length=20, verbose_name='年级')),
                ('licence', models.CharField(choices=[('group', '仅限本集团学校使用'), ('district', '仅限本区学校使用'), ('cc_by', 'CC BY 4.0，署名即可使用'), ('cc_by_sa', 'CC BY-SA 4.0，署名并以相同方式共享'), ('cc_by_nc', 'CC BY-NC 4.0，署名、非商业使用'), ('cc_by_nc_sa', 'CC BY-NC-SA 4.0，署名、非商业、相同方式共享')], max_length=12, verbose_name='使用许可')),
                ('description', models.TextField(blank=True, max_length=1000, verbose_name='简介')),
                ('shared_on', models.DateField(default=manyuan.kernel.clock.today, verbose_name='共享日期')),
                ('state', models.CharField(choices=[('shared', '共享中'), ('withdrawn', '已撤回')], default='shared', max_length=10, verbose_name='状态')),
                ('explanation', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='directory.teacher', verbose_name='作者')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='directory.school', verbose_name='提供学校')),
            ],
            options={
                'ordering': ['-shared_on', 'code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='material_code_once_in_bureau', violation_error_message='这个资料编号已被使用。'), models.CheckConstraint(condition=models.Q(('state', 'shared'), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='material_is_withdrawn_for_a_reason', violation_error_message='撤回资料须写明原因。')],
            },
        ),
        migrations.CreateModel(
            name='MaterialVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='版本')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='版本说明')),
                ('link', models.CharField(blank=True, max_length=400, validators=[django.core.validators.URLValidator(message='请填写以 https:// 开头的完整网址，其他网址不能保存。', schemes=['https'])], verbose_name='校外网址')),
                ('added_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='添加时间')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('material', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='material.material')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('material', 'number'), name='version_number_once_in_material', violation_error_message='这个版本已经存在。')],
            },
        ),
        migrations.CreateModel(
            name='MaterialUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='第几次使用')),
                ('class_name', models.CharField(blank=True, max_length=40, verbose_name='班级')),
                ('pupils', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='学生数')),
                ('hours', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='课时数')),
                ('used_on', models.DateField(verbose_name='使用日期')),
                ('mode', models.CharField(choices=[('remote_share', '远程共享'), ('onsite_share', '到校共享')], max_length=12, verbose_name='方式')),
                ('taken_back', models.CharField(blank=True, max_length=200, verbose_name='撤销原因')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('flow', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='material_use', to='engagements.flow')),
                ('material', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='material.material')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='material_uses', to='directory.school', verbose_name='使用学校')),
                ('teacher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='material_uses', to='directory.teacher', verbose_name='使用教师')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='material.materialversion', verbose_name='版本')),
            ],
            options={
                'ordering': ['-used_on', '-number'],
                'constraints': [models.UniqueConstraint(fields=('material', 'number'), name='use_number_once'), models.CheckConstraint(condition=models.Q(('pupils__gte', 1)), name='use_reaches_somebody', violation_error_message='学生数至少为 1。')],
            },
        ),
        migrations.CreateModel(
            name='MaterialFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='文件名')),
                ('media_type', models.CharField(choices=[('jpeg', 'JPEG 照片'), ('png', 'PNG 图片'), ('pdf', 'PDF 文档'), ('docx', 'Word 文件'), ('xlsx', 'Excel 文件'), ('pptx', 'PowerPoint 文件')], max_length=10, verbose_name='文件类型')),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField(verbose_name='大小（字节）')),
                ('added_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='添加时间')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='material.materialversion')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
    ]
