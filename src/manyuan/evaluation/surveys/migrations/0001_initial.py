import django.core.validators
import django.db.models.deletion
import manyuan.kernel.clock
import uuid
from django.db import migrations, models

from manyuan.evaluation.surveys.unordered import CreateUnordered


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0006_venue_photos'),
        ('seats', '0004_deputies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='编号')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000), django.core.validators.MaxValueValidator(2100)], verbose_name='学年')),
                ('audience', models.CharField(choices=[('parents', '家长'), ('pupils', '学生'), ('teachers', '教师')], max_length=10, verbose_name='调查对象')),
                ('title', models.CharField(max_length=60, verbose_name='问卷名称')),
                ('opens_on', models.DateField(verbose_name='开始填写')),
                ('closes_on', models.DateField(verbose_name='最后一天')),
                ('state', models.CharField(choices=[('draft', '草稿'), ('open', '进行中'), ('closed', '已结束')], default='draft', max_length=10, verbose_name='状态')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.seat')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [
                    models.UniqueConstraint(fields=('bureau', 'number'), name='survey_number_once_in_bureau'),
                    models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='survey_closes_after_it_opens', violation_error_message='最后一天不能早于开始填写的日子。'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SurveyQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='题号')),
                ('topic', models.CharField(choices=[('overall', '学校总体'), ('teaching', '课堂教学'), ('care', '对学生的关心'), ('fairness', '公平对待'), ('burden', '课业负担'), ('safety', '校园安全'), ('facilities', '设施和场地'), ('listening', '听取意见'), ('sharing', '集团校共享课程和活动')], max_length=12, verbose_name='题目')),
                ('scale', models.CharField(choices=[('levels', '1 至 5 分'), ('yes_no', '是或否')], default='levels', max_length=8, verbose_name='答法')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='surveys.survey')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [
                    models.UniqueConstraint(fields=('survey', 'position'), name='survey_question_once_at_place'),
                    models.UniqueConstraint(fields=('survey', 'topic'), name='survey_topic_once'),
                ],
            },
        ),
        CreateUnordered(
            name='SurveyAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mark', models.PositiveSmallIntegerField(verbose_name='打分')),
                ('answered_on', models.DateField(default=manyuan.kernel.clock.today, verbose_name='填写日期')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='surveys.survey')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='surveys.surveyquestion')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('mark__lte', 5)), name='survey_mark_on_a_scale'),
                ],
                'indexes': [
                    models.Index(fields=['survey', 'school', 'question', 'mark'], name='survey_answers_counted'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SurveySchool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('codes', models.PositiveIntegerField(default=0, verbose_name='问卷码')),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school', verbose_name='学校')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schools', to='surveys.survey')),
            ],
            options={
                'ordering': ['school__unit__code'],
                'constraints': [
                    models.UniqueConstraint(fields=('survey', 'school'), name='survey_school_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SurveyToken',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('bureau', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='seats.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.school')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='surveys.survey')),
            ],
            options={
                'ordering': ['digest'],
            },
        ),
    ]
