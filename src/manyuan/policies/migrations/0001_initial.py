import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0006_venue_photos'),
        ('seats', '0004_deputies'),
    ]

    operations = [
        migrations.CreateModel(
            name='PolicyDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='归档编号')),
                ('kind', models.CharField(choices=[('plan', '实施方案'), ('charter', '章程'), ('supporting', '配套文件'), ('notice', '通知'), ('other', '其他文件')], max_length=12, verbose_name='文件种类')),
                ('repealed_on', models.DateField(blank=True, null=True, verbose_name='废止日期')),
                ('repeal_reason', models.CharField(blank=True, max_length=200, verbose_name='废止原因')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('groups', models.ManyToManyField(blank=True, related_name='policies', to='directory.group', verbose_name='适用集团')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='policies', to='seats.unit', verbose_name='归档单位')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='succeeds', to='policies.policydocument', verbose_name='替代文件')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'number'), name='policy_number_once_in_bureau', violation_error_message='这个归档编号已被使用。'), models.CheckConstraint(condition=models.Q(models.Q(('repeal_reason', ''), ('repealed_on__isnull', True), ('successor__isnull', True)), models.Q(('repealed_on__isnull', False), models.Q(('repeal_reason', ''), _negated=True)), _connector='OR'), name='policy_is_repealed_for_a_reason', violation_error_message='废止文件须写明日期和原因。')],
            },
        ),
        migrations.CreateModel(
            name='PolicyFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='文件名')),
                ('media_type', models.CharField(choices=[('jpeg', 'JPEG 照片'), ('png', 'PNG 图片'), ('pdf', 'PDF 文档'), ('docx', 'Word 文件'), ('xlsx', 'Excel 文件'), ('pptx', 'PowerPoint 文件')], max_length=10, verbose_name='文件类型')),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField(verbose_name='大小（字节）')),
                ('added_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='添加时间')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PolicyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='版本')),
                ('title', models.CharField(max_length=120, verbose_name='文件标题')),
                ('mark', models.CharField(blank=True, max_length=60, verbose_name='发文字号')),
                ('issuer', models.CharField(max_length=80, verbose_name='发文机关')),
                ('issued_on', models.DateField(verbose_name='印发日期')),
                ('starts_on', models.DateField(verbose_name='生效日期')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='失效日期')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='修改说明')),
                ('added_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='添加时间')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='policies.policydocument')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='policies.policyfile')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='policy_version_number_once'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='policy_version_ends_after_it_starts', violation_error_message='失效日期须晚于生效日期。'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('note', ''), _negated=True), _connector='OR'), name='policy_version_says_what_changed', violation_error_message='新版本须写明改了什么。')],
            },
        ),
    ]
