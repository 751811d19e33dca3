import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0006_venue_photos'),
        ('engagements', '0002_occasions'),
        ('seats', '0002_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='停用首日')),
                ('ends_on', models.DateField(verbose_name='停用末日')),
                ('first', models.PositiveSmallIntegerField(verbose_name='起始刻')),
                ('last', models.PositiveSmallIntegerField(verbose_name='结束刻')),
                ('reason', models.CharField(max_length=200, verbose_name='停用原因')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('venue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blocks', to='directory.venue', verbose_name='所停场地')),
            ],
            options={
                'ordering': ['starts_on', 'first'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='block_does_not_end_before_it_starts', violation_error_message='停用末日不能早于停用首日。'), models.CheckConstraint(condition=models.Q(('first__gte', 24), ('last__gt', models.F('first')), ('last__lte', 88)), name='block_lies_within_the_day', violation_error_message='场地在 6:00 至 22:00 之间使用，结束时间须晚于开始时间。')],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, verbose_name='预订编号')),
                ('purpose', models.CharField(max_length=60, verbose_name='使用事由')),
                ('people', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='使用人数')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='补充说明')),
                ('asked_at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='提出时间')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('flow', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='booking', to='engagements.flow')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='directory.group', verbose_name='集团')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='directory.school', verbose_name='使用学校')),
                ('venue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='directory.venue', verbose_name='所订场地')),
            ],
            options={
                'ordering': ['-asked_at', 'code'],
                'constraints': [models.UniqueConstraint(fields=('bureau', 'code'), name='booking_code_once_in_bureau', violation_error_message='这个预订编号已被使用。')],
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='第几次')),
                ('on', models.DateField(verbose_name='使用日期')),
                ('first', models.PositiveSmallIntegerField(verbose_name='起始刻')),
                ('last', models.PositiveSmallIntegerField(verbose_name='结束刻')),
                ('state', models.CharField(choices=[('waiting', '候补'), ('requested', '待审批'), ('approved', '已同意'), ('held', '已使用'), ('refused', '未同意'), ('cancelled', '已取消')], default='requested', max_length=10, verbose_name='预订状态')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='未使用的原因')),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='venue.booking')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
            ],
            options={
                'ordering': ['on', 'first', 'booking', 'number'],
                'indexes': [models.Index(fields=['bureau', 'on'], name='use_of_day'), models.Index(fields=['bureau', 'state'], name='use_in_state')],
                'constraints': [models.UniqueConstraint(fields=('booking', 'number'), name='use_number_once_in_booking', violation_error_message='这个次序已被使用。'), models.CheckConstraint(condition=models.Q(('first__gte', 24), ('last__gt', models.F('first')), ('last__lte', 88)), name='use_lies_within_the_day', violation_error_message='场地在 6:00 至 22:00 之间使用，结束时间须晚于开始时间。'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('refused', 'cancelled')), ('reason__gt', '')), models.Q(models.Q(('state__in', ('refused', 'cancelled')), _negated=True), ('reason', '')), _connector='OR'), name='use_is_given_up_for_a_reason', violation_error_message='不同意或取消须写明原因。')],
            },
        ),
        migrations.CreateModel(
            name='Quarter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('block', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quarters', to='venue.block')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('venue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.venue')),
                ('use', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quarters', to='venue.use')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('venue', 'on', 'quarter'), name='venue_is_taken_once', violation_error_message='这个时间场地已被占用。'), models.CheckConstraint(condition=models.Q(models.Q(('block__isnull', True), ('use__isnull', False)), models.Q(('block__isnull', False), ('use__isnull', True)), _connector='OR'), name='quarter_is_taken_by_one')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('owner', '场地所属学校'), ('user', '使用学校')], max_length=10, verbose_name='交接方')),
                ('condition', models.CharField(choices=[('good', '完好'), ('tidy', '需要整理'), ('damaged', '有损坏')], max_length=10, verbose_name='场地状况')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='交接说明')),
                ('at', models.DateTimeField(default=manyuan.kernel.clock.now, verbose_name='交接时间')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
                ('use', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='venue.use')),
            ],
            options={
                'ordering': ['side'],
                'constraints': [models.UniqueConstraint(fields=('use', 'side'), name='hand_over_once_a_side', violation_error_message='这一方已经登记过交接。')],
            },
        ),
    ]
