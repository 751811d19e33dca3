import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(error_messages={'unique': '这个用户名已被使用，请换一个。'}, max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[\\w.@+-]+\\Z', '用户名只能含有文字、数字和 . @ + - _，请去掉空格和其他符号。')], verbose_name='用户名')),
                ('name', models.CharField(max_length=60, verbose_name='姓名')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='电子邮箱')),
                ('is_active', models.BooleanField(default=True, verbose_name='启用')),
                ('must_change_password', models.BooleanField(default=False, verbose_name='须修改密码')),
            ],
            options={
                'ordering': ['username'],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('bureau', '教育局'), ('group', '教育集团'), ('school', '学校'), ('partner', '合作单位')], max_length=10, verbose_name='类别')),
                ('code', models.CharField(max_length=32, validators=[django.core.validators.RegexValidator('^[^/\\\\,;，；、\\n]+\\Z', '代码里不能有斜线、逗号、分号和顿号，请去掉。')], verbose_name='代码')),
                ('name', models.CharField(max_length=120, verbose_name='名称')),
                ('bureau', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='units', to='seats.unit')),
            ],
            options={
                'ordering': ['kind', 'code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'kind', 'code'), name='unit_code_once_in_bureau', violation_error_message='这个代码已被使用，请换一个代码。'), models.UniqueConstraint(condition=models.Q(('kind', 'bureau')), fields=('code',), name='bureau_code_once', violation_error_message='这个行政区划代码的教育局已经存在。')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('bureau_officer', '教育局干部'), ('group_office', '集团办公室'), ('principal', '校长'), ('teacher', '教师'), ('auditor', '督导审计'), ('public', '公众'), ('partner_link', '合作单位链接'), ('job', '后台任务'), ('command_line', '命令行')], max_length=20, verbose_name='角色')),
                ('starts_on', models.DateField(verbose_name='开始')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='结束')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL, verbose_name='人员')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='seats.unit', verbose_name='单位')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='seat_does_not_end_before_it_starts', violation_error_message='结束日期不能早于开始日期。'), models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', True), ('role__in', ['command_line', 'job', 'partner_link', 'public'])), models.Q(('person__isnull', False), models.Q(('role__in', ['command_line', 'job', 'partner_link', 'public']), _negated=True)), _connector='OR'), name='seat_of_a_person_or_of_none', violation_error_message='这种角色的席位与人员不符。'), models.UniqueConstraint(condition=models.Q(('person__isnull', True)), fields=('unit', 'role'), name='seat_of_no_person_once_at_unit')],
            },
        ),
    ]
