import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0004_experts_leave_and_studios_close'),
        ('seats', '0002_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('introduction', models.CharField(blank=True, max_length=600, verbose_name='对公众的介绍')),
                ('is_published', models.BooleanField(default=True, verbose_name='公开')),
                ('changed_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='公开时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='public_page', to='seats.unit')),
            ],
            options={
                'ordering': ['unit__kind', 'unit__code'],
            },
        ),
        migrations.CreateModel(
            name='SignUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='编号')),
                ('kind', models.CharField(max_length=12, verbose_name='种类')),
                ('code', models.CharField(max_length=40, verbose_name='活动编号')),
                ('title', models.CharField(max_length=60, verbose_name='报名名称')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='报名须知')),
                ('places', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100000)], verbose_name='名额（人）')),
                ('waiting_places', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(100000)], verbose_name='候补名额（人）')),
                ('most_people', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='每份报名最多人数')),
                ('opens_at', models.DateTimeField(verbose_name='开始报名')),
                ('closes_at', models.DateTimeField(verbose_name='截止报名')),
                ('needs', models.CharField(choices=[('nothing', '不收集联系方式'), ('phone', '手机号'), ('name_phone', '监护人姓名和手机号')], default='phone', max_length=10, verbose_name='收集的联系方式')),
                ('asks_school', models.BooleanField(default=False, verbose_name='填写孩子所在学校')),
                ('weaker_first_until', models.DateTimeField(blank=True, null=True, verbose_name='薄弱校和新校优先至')),
                ('delete_on', models.DateField(verbose_name='个人信息删除日期')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='提前截止时间')),
                ('purged_at', models.DateTimeField(blank=True, null=True, verbose_name='个人信息删除时间')),
                ('taken', models.PositiveIntegerField(default=0, verbose_name='已报名人数')),
                ('waiting', models.PositiveIntegerField(default=0, verbose_name='候补人数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
            ],
            options={
                'ordering': ['-number'],
                'indexes': [models.Index(fields=['bureau', 'kind', 'code'], name='signup_of_engagement')],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'number'), name='signup_number_once_in_bureau'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('places'))), name='signup_never_oversells', violation_error_message='名额不能少于已经报名成功的人数。'), models.CheckConstraint(condition=models.Q(('waiting__lte', models.F('waiting_places'))), name='signup_waiting_never_runs_over', violation_error_message='候补名额不能少于已经在候补的人数。'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='signup_closes_after_it_opens', violation_error_message='截止报名的时间须晚于开始报名的时间。'), models.CheckConstraint(condition=models.Q(('weaker_first_until__isnull', True), models.Q(('asks_school', True), ('weaker_first_until__gt', models.F('opens_at'))), _connector='OR'), name='signup_weaker_first_asks_school', violation_error_message='薄弱校和新校优先须填写孩子所在学校，优先截止须晚于开始报名。')],
            },
        ),
        migrations.CreateModel(
            name='SchoolQuota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('places', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100000)], verbose_name='学校名额（人）')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='学校')),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='signups.signup')),
            ],
            options={
                'ordering': ['school__unit__code'],
                'constraints': [models.UniqueConstraint(fields=('sign_up', 'school'), name='quota_once_a_school', violation_error_message='一所学校只能有一个名额数。')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='序号')),
                ('state', models.CharField(choices=[('confirmed', '报名成功'), ('waiting', '候补'), ('cancelled', '已取消'), ('refused', '未通过')], max_length=10, verbose_name='状态')),
                ('people', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='来几人')),
                ('guardian', models.CharField(blank=True, max_length=30, verbose_name='监护人姓名')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='手机号')),
                ('code_digest', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ('submission_digest', models.CharField(blank=True, max_length=64, null=True)),
                ('reason', models.CharField(blank=True, max_length=100, verbose_name='未通过原因')),
                ('made_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='报名时间')),
                ('erased_at', models.DateTimeField(blank=True, null=True, verbose_name='个人信息删除时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='孩子所在学校')),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='signups.signup')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['sign_up', 'state', 'number'], name='registration_in_order')],
                'constraints': [models.UniqueConstraint(fields=('sign_up', 'number'), name='registration_number_once_on_list'), models.UniqueConstraint(fields=('sign_up', 'submission_digest'), name='registration_of_a_form_once'), models.UniqueConstraint(condition=models.Q(('state__in', ('confirmed', 'waiting')), models.Q(('phone', ''), _negated=True)), fields=('sign_up', 'phone'), name='registration_of_a_phone_once', violation_error_message='这个手机号已经报过名。'), models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('code_digest__isnull', True), ('guardian', ''), ('phone', ''), ('submission_digest__isnull', True)), _connector='OR'), name='registration_erased_holds_nothing')],
            },
        ),
    ]
