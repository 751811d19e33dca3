from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.engagements.signups.kinds import PublicKind, register_public_kind
from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.notices.closings import register_closings
from manyuan.offers.kinds import FlowKind, register_kind


class CourseConfig(AppConfig):
    """Courses that one school gives and several take."""

    name = "manyuan.engagements.kinds.course"
    label = "course"
    verbose_name = _("课程共享")

    def ready(self) -> None:
        """Make the kind known, to who has an account and to the public, and its sentences."""
        from manyuan.engagements.kinds.course import public  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.course.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.course.closings import SIGN_UPS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.course.enums import KIND, Mode  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.course.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.course.permissions import (  # noqa: PLC0415 -- app ready
            may_list_courses,
        )
        from manyuan.engagements.kinds.course.queries.courses import (  # noqa: PLC0415 -- app ready
            visible_codes,
        )
        from manyuan.engagements.kinds.course.queries.openings import (  # noqa: PLC0415 -- app ready
            openings,
        )
        from manyuan.engagements.kinds.course.rescheduling import (  # noqa: PLC0415 -- app ready
            move_occasion,
        )
        from manyuan.engagements.kinds.course.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.course.sentences import SENTENCES  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES)
        register_matters(*MATTERS)
        register_closings(SIGN_UPS)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="courses",
                urls="manyuan.web.courses.urls",
                home="courses",
                page="course",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_courses,
                modes={mode.value: mode.label for mode in Mode},
                openings=openings,
                answer="course-new",
                move=move_occasion,
                audiences=AUDIENCES,
            )
        )
        register_public_kind(
            PublicKind(
                slug=KIND,
                label=self.verbose_name,
                page="course",
                shown=public.shown,
                may_open=public.may_open,
                codes=visible_codes,
                programme=public.programme,
            )
        )
