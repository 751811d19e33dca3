import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('seats', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='District',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='district', serialize=False, to='seats.unit')),
                ('outline', models.TextField(blank=True, verbose_name='辖区轮廓')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='group', serialize=False, to='seats.unit')),
                ('tightness', models.CharField(blank=True, choices=[('compact', '紧密型'), ('semi', '半紧密型'), ('loose', '松散型')], max_length=10, verbose_name='紧密程度')),
                ('founded_on', models.DateField(blank=True, null=True, verbose_name='成立日期')),
                ('dissolved_on', models.DateField(blank=True, null=True, verbose_name='解散日期')),
                ('state', models.CharField(blank=True, choices=[('draft', '拟建'), ('incubating', '培育'), ('established', '成立'), ('rectifying', '整改'), ('dissolved', '解散'), ('merged', '并入')], max_length=12, verbose_name='状态')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
            ],
            options={
                'ordering': ['unit__code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('founded_on__isnull', True), ('dissolved_on__isnull', True), ('dissolved_on__gt', models.F('founded_on')), _connector='OR'), name='group_dissolves_after_it_is_founded', violation_error_message='解散日期须晚于成立日期。')],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='partner', serialize=False, to='seats.unit')),
                ('kind', models.CharField(choices=[('university', '高校'), ('institute', '科研院所'), ('high_school', '高中'), ('company', '企业'), ('community', '社区')], max_length=20, verbose_name='类别')),
                ('lon', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='经度')),
                ('lat', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='纬度')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
            ],
            options={
                'ordering': ['unit__code'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('lat__isnull', True), ('lon__isnull', True)), models.Q(('lat__gte', -90), ('lat__isnull', False), ('lat__lte', 90), ('lon__gte', -180), ('lon__isnull', False), ('lon__lte', 180)), _connector='OR'), name='partner_lies_on_earth', violation_error_message='经度和纬度须同时填写，并在地球范围内。')],
            },
        ),
        migrations.CreateModel(
            name='School',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='school', serialize=False, to='seats.unit')),
                ('kind', models.CharField(choices=[('primary', '小学'), ('junior', '初级中学'), ('nine_year', '九年一贯制学校'), ('senior', '高级中学'), ('complete', '完全中学'), ('twelve_year', '十二年一贯制学校'), ('teaching_point', '教学点'), ('special', '特殊教育学校'), ('kindergarten', '幼儿园'), ('vocational', '中等职业学校'), ('office', '教学支撑单位')], max_length=20, verbose_name='办学类型')),
                ('nature', models.CharField(blank=True, choices=[('public', '公办'), ('private', '民办')], max_length=10, verbose_name='办学性质')),
                ('setting', models.CharField(blank=True, choices=[('city', '城区'), ('town', '镇区'), ('rural', '乡村')], max_length=10, verbose_name='城乡')),
                ('lon', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='经度')),
                ('lat', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='纬度')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='地址')),
                ('opened_on', models.DateField(blank=True, null=True, verbose_name='建校日期')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='停办日期')),
                ('strength', models.CharField(blank=True, choices=[('lead', '龙头校'), ('strong', '强校'), ('ordinary', '普通校'), ('weak', '薄弱校'), ('new', '新校')], max_length=10, verbose_name='办学水平')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('campus_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='campuses', to='directory.school', verbose_name='所属学校')),
            ],
            options={
                'ordering': ['unit__code'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('lat__isnull', True), ('lon__isnull', True)), models.Q(('lat__gte', -90), ('lat__isnull', False), ('lat__lte', 90), ('lon__gte', -180), ('lon__isnull', False), ('lon__lte', 180)), _connector='OR'), name='school_lies_on_earth', violation_error_message='经度和纬度须同时填写，并在地球范围内。'), models.CheckConstraint(condition=models.Q(('opened_on__isnull', True), ('closed_on__isnull', True), ('closed_on__gt', models.F('opened_on')), _connector='OR'), name='school_closes_after_it_opens', violation_error_message='停办日期须晚于建校日期。'), models.CheckConstraint(condition=models.Q(('campus_of__isnull', True), models.Q(('campus_of', models.F('unit')), _negated=True), _connector='OR'), name='school_is_not_its_own_campus', violation_error_message='学校不能是自己的校区。')],
            },
        ),
        migrations.CreateModel(
            name='ResourceReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中'), ('shared', '共用')], max_length=10, verbose_name='学段')),
                ('year', models.PositiveSmallIntegerField(verbose_name='学年')),
                ('pupils', models.PositiveIntegerField(blank=True, null=True, verbose_name='学生数')),
                ('classes', models.PositiveIntegerField(blank=True, null=True, verbose_name='班级数')),
                ('teachers', models.PositiveIntegerField(blank=True, null=True, verbose_name='专任教师数')),
                ('teachers_above_required', models.PositiveIntegerField(blank=True, null=True, verbose_name='高于规定学历教师数')),
                ('backbone_teachers', models.PositiveIntegerField(blank=True, null=True, verbose_name='县级以上骨干教师数')),
                ('pe_art_teachers', models.PositiveIntegerField(blank=True, null=True, verbose_name='体育艺术专任教师数')),
                ('teaching_area', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='教学及辅助用房面积')),
                ('indoor_sports_area', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='室内体育用房面积')),
                ('sports_area', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='室外运动场地面积')),
                ('equipment_value', models.DecimalField(blank=True, decimal_places=2, max_digits=13, null=True, verbose_name='教学仪器设备值')),
                ('multimedia_rooms', models.PositiveIntegerField(blank=True, null=True, verbose_name='网络多媒体教室数')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='directory.school')),
            ],
            options={
                'ordering': ['school__unit__code', 'year', 'stage'],
                'indexes': [models.Index(fields=['bureau', 'year'], name='report_of_year')],
                'constraints': [models.UniqueConstraint(fields=('school', 'stage', 'year'), name='report_once_a_year', violation_error_message='这所学校该学段该学年的数据已经存在。')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', '牵头校'), ('member', '成员校')], max_length=10, verbose_name='角色')),
                ('kind', models.CharField(blank=True, choices=[('new', '新校'), ('old', '老校'), ('private', '民办校'), ('weak', '薄弱校'), ('rural', '乡村校'), ('strong', '强校')], max_length=10, verbose_name='成员类型')),
                ('state', models.CharField(blank=True, choices=[('candidate', '候选'), ('probation', '试行'), ('member', '正式'), ('graduating', '成长退出中'), ('graduated', '已成长退出'), ('exited', '已退出'), ('merged', '已并为校区'), ('moved', '已转入他集团')], max_length=12, verbose_name='成员状态')),
                ('joined_on', models.DateField(verbose_name='加入日期')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='退出日期')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='directory.group', verbose_name='集团')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='directory.school', verbose_name='学校')),
            ],
            options={
                'ordering': ['group__unit__code', 'role', 'school__unit__code', 'joined_on'],
                'constraints': [models.UniqueConstraint(fields=('group', 'school', 'joined_on'), name='membership_starts_once_a_day', violation_error_message='这所学校在同一天已经加入了这个集团。'), models.CheckConstraint(condition=models.Q(('left_on__isnull', True), ('left_on__gt', models.F('joined_on')), _connector='OR'), name='membership_ends_after_it_starts', violation_error_message='退出日期须晚于加入日期。')],
            },
        ),
        migrations.CreateModel(
            name='StrengthOfYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='学年')),
                ('strength', models.CharField(choices=[('lead', '龙头校'), ('strong', '强校'), ('ordinary', '普通校'), ('weak', '薄弱校'), ('new', '新校')], max_length=10, verbose_name='办学水平')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strengths', to='directory.school')),
            ],
            options={
                'ordering': ['school__unit__code', 'year'],
                'constraints': [models.UniqueConstraint(fields=('school', 'year'), name='strength_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Teacher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='教师编号')),
                ('name', models.CharField(max_length=60, verbose_name='姓名')),
                ('stage', models.CharField(blank=True, choices=[('primary', '小学'), ('junior', '初中'), ('senior', '高中')], max_length=10, verbose_name='任教学段')),
                ('subject', models.CharField(blank=True, max_length=40, verbose_name='任教学科')),
                ('sex', models.CharField(blank=True, max_length=6, verbose_name='性别')),
                ('born', models.DateField(blank=True, null=True, verbose_name='出生日期')),
                ('at_school_since', models.DateField(blank=True, null=True, verbose_name='到校日期')),
                ('education', models.CharField(blank=True, max_length=10, verbose_name='学历')),
                ('title', models.CharField(blank=True, max_length=12, verbose_name='职称')),
                ('backbone', models.CharField(blank=True, max_length=10, verbose_name='骨干级别')),
                ('cadre', models.CharField(blank=True, max_length=16, verbose_name='干部职务')),
                ('on_establishment', models.BooleanField(blank=True, null=True, verbose_name='在编')),
                ('graduating_class', models.BooleanField(blank=True, null=True, verbose_name='任教毕业班')),
                ('exemption', models.CharField(blank=True, max_length=40, verbose_name='免交流原因')),
                ('exempt_until', models.DateField(blank=True, null=True, verbose_name='免交流至')),
                ('posted_from', models.DateField(blank=True, null=True, verbose_name='派出起')),
                ('posted_until', models.DateField(blank=True, null=True, verbose_name='派出止')),
                ('last_exchanged', models.DateField(blank=True, null=True, verbose_name='上次交流日期')),
                ('wishes', models.CharField(blank=True, max_length=200, verbose_name='意愿学校代码')),
                ('refuses', models.CharField(blank=True, max_length=200, verbose_name='不去学校代码')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('posted_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posted_teachers', to='directory.school')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teachers', to='directory.school')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='teacher_code_once_in_bureau')],
            },
        ),
    ]
