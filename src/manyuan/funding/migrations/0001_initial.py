import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0006_venue_photos'),
        ('engagements', '0003_flow_of_days'),
        ('seats', '0004_deputies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, validators=[django.core.validators.RegexValidator('^[^/\\\\,;，；、\\n]+\\Z', '代码里不能有斜线、逗号、分号和顿号，请去掉。')], verbose_name='专项编号')),
                ('name', models.CharField(max_length=80, verbose_name='专项名称')),
                ('kind', models.CharField(choices=[('groups', '集团专项'), ('award', '奖补')], max_length=10, verbose_name='专项类别')),
                ('calendar', models.CharField(choices=[('budget', '预算年度'), ('school', '学年度')], default='budget', max_length=10, verbose_name='年度口径')),
                ('year', models.PositiveSmallIntegerField(verbose_name='资金年度')),
                ('source', models.CharField(max_length=80, verbose_name='资金来源')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=13, verbose_name='资金总额')),
                ('opens_on', models.DateField(verbose_name='开始使用')),
                ('closes_on', models.DateField(verbose_name='停止使用')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='决算日期')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='资金说明')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
            ],
            options={
                'ordering': ['-year', 'code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='pot_code_once_in_bureau', violation_error_message='这个专项编号已被使用，请换一个编号。'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='pot_holds_money', violation_error_message='金额须大于 0。'), models.CheckConstraint(condition=models.Q(('closes_on__gt', models.F('opens_on'))), name='pot_closes_after_it_opens', violation_error_message='停止使用的日期须晚于开始使用的日期。')],
            },
        ),
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='第几次分配')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=13, verbose_name='分配总额')),
                ('pack', models.CharField(blank=True, max_length=40, verbose_name='规则包')),
                ('values', models.JSONField(blank=True, default=dict)),
                ('state', models.CharField(choices=[('draft', '待批准'), ('approved', '已批准'), ('discarded', '已放弃'), ('withdrawn', '已收回')], default='draft', max_length=10, verbose_name='分配状态')),
                ('drawn_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='起草时间')),
                ('document', models.CharField(blank=True, max_length=60, verbose_name='批准文号')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='批准时间')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('pot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='funding.pot', verbose_name='专项资金')),
            ],
            options={
                'ordering': ['pot', 'number'],
                'constraints': [models.UniqueConstraint(fields=('pot', 'number'), name='allocation_number_once_in_pot'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='allocation_gives_money')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=13, verbose_name='分配额')),
                ('why', models.JSONField(blank=True, default=dict)),
                ('reason', models.CharField(blank=True, max_length=120, verbose_name='奖补理由')),
                ('allocation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='funding.allocation')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit', verbose_name='单位')),
            ],
            options={
                'ordering': ['allocation', 'unit__code'],
                'constraints': [models.UniqueConstraint(fields=('allocation', 'unit'), name='share_once_of_unit', violation_error_message='同一单位在一次分配里只能有一行。'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='share_is_not_negative', violation_error_message='金额不能是负数。')],
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='seats.unit', verbose_name='单位')),
                ('pot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='funding.pot', verbose_name='专项资金')),
            ],
            options={
                'ordering': ['pot', 'unit__kind', 'unit__code'],
                'constraints': [models.UniqueConstraint(fields=('pot', 'unit'), name='account_once_of_unit_in_pot')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='预算编号')),
                ('use', models.CharField(choices=[('teaching', '教学改革'), ('curriculum', '课程实施'), ('quality', '质量评估'), ('staff', '队伍建设'), ('features', '特色发展')], max_length=12, verbose_name='用途')),
                ('purpose', models.CharField(max_length=120, verbose_name='开支内容')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=13, verbose_name='申报金额')),
                ('state', models.CharField(choices=[('proposed', '待审批'), ('approved', '已批准'), ('refused', '未批准'), ('withdrawn', '已撤回')], default='proposed', max_length=10, verbose_name='审批状态')),
                ('proposed_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='申报时间')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='未批准的原因')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='funding.account', verbose_name='经费账户')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='用款学校')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='line_code_once_in_bureau'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='line_asks_for_money', violation_error_message='金额须大于 0。')],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='占用编号')),
                ('title', models.CharField(max_length=120, verbose_name='活动或合同')),
                ('payee', models.CharField(blank=True, max_length=80, verbose_name='收款单位')),
                ('made_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='占用时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('flow', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='engagements.flow', verbose_name='流动编号')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='funding.line', verbose_name='预算项')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='commitment_code_once_in_bureau')],
            },
        ),
        migrations.CreateModel(
            name='Voucher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='报账编号')),
                ('number', models.CharField(max_length=40, verbose_name='凭证号')),
                ('on', models.DateField(verbose_name='凭证日期')),
                ('payee', models.CharField(max_length=80, verbose_name='收款单位')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=13, verbose_name='凭证金额')),
                ('state', models.CharField(choices=[('registered', '待支付'), ('paid', '已支付'), ('void', '已冲销')], default='registered', max_length=10, verbose_name='凭证状态')),
                ('entered_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='登记时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='funding.commitment', verbose_name='占用')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='voucher_code_once_in_bureau'), models.UniqueConstraint(condition=models.Q(('state', 'void'), _negated=True), fields=('bureau', 'number'), name='voucher_number_once_in_bureau', violation_error_message='这个凭证号已经登记过。'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='voucher_is_for_money', violation_error_message='金额须大于 0。')],
            },
        ),
        migrations.CreateModel(
            name='LedgerEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='台账号')),
                ('on', models.DateField(verbose_name='记账日期')),
                ('kind', models.CharField(choices=[('allotted', '拨入'), ('budgeted', '批准预算'), ('transferred', '调剂'), ('encumbered', '占用'), ('released', '释放'), ('vouchered', '报账'), ('paid', '支付')], max_length=12, verbose_name='记账类别')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=13, verbose_name='记账金额')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='记账说明')),
                ('at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='记账时间')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='funding.account')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='funding.commitment')),
                ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='funding.ledgerentry', verbose_name='冲销')),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='funding.line')),
                ('to_line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries_in', to='funding.line')),
                ('share', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='funding.share')),
                ('voucher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='funding.voucher')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['account', 'on'], name='entry_of_account')],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'number'), name='entry_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('reverses__isnull', True)), models.Q(('amount__lt', 0), ('reverses__isnull', False)), _connector='OR'), name='entry_is_positive_or_reverses', violation_error_message='金额须大于 0。'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'transferred'), ('to_line__isnull', False)), models.Q(models.Q(('kind', 'transferred'), _negated=True), ('to_line__isnull', True)), _connector='OR'), name='entry_goes_to_a_line_in_transfers_only'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'allotted'), ('line__isnull', True), ('share__isnull', False)), models.Q(models.Q(('kind', 'allotted'), _negated=True), ('line__isnull', False), ('share__isnull', True)), _connector='OR'), name='entry_is_of_a_line_once_allotted')],
            },
        ),
    ]
