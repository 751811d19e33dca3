from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from manyuan.directory.actions.schools import lock_school
from manyuan.directory.enums import Stage
from manyuan.directory.errors import NothingCorrected
from manyuan.directory.models import School
from manyuan.directory.rows import added, changed, removed, row_of
from manyuan.history.actions import Changed, record
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.returns import note_change
from manyuan.offers.errors import (
    BackboneAboveWanted,
    PostIncomplete,
    PostOutsideSchool,
    PostTwice,
)
from manyuan.offers.models import Post
from manyuan.offers.permissions import may_correct
from manyuan.offers.queries.teachers import posts_of
from manyuan.offers.queries.windows import window_of_year
from manyuan.offers.sheets import POST_STORE
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.cells import parse_cell

MOST_WANTED = int(POST_STORE.table.column("wanted").high or 0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many more teachers of a stage and subject are wanted, and how many of them backbone."""

    stage: str
    subject: str
    wanted: int
    backbone: int = 0


@transaction.atomic
def set_posts(*, by: Seat, school: School, year: int, posts: Sequence[Wanted]) -> list[Post]:
    """A school says which teachers it wants for a year: the whole list, which replaces the old."""
    window = window_of_year(by, year)
    require(may_correct(by, school, window))
    lock_bureau(by)
    locked = lock_school(school)
    wanted = _checked(locked, posts)
    changes = list(_replace(locked, year, wanted))
    if not changes:
        raise NothingCorrected
    record(
        by=by,
        code="posts.stated",
        changes=[*changes, *note_change(by, locked, window, of="posts")],
        school=locked.name,
        year=str(SchoolYear(year)),
        wanted=sum(one.wanted for one in posts),
    )
    return posts_of(locked, year)


def _checked(school: School, posts: Sequence[Wanted]) -> dict[tuple[str, str], Wanted]:
    found: dict[tuple[str, str], Wanted] = {}
    for one in posts:
        subject = parse_cell(POST_STORE.table.column("subject"), one.subject).value
        if not subject or not 1 <= one.wanted <= MOST_WANTED:
            raise PostIncomplete(high=MOST_WANTED)
        if one.stage not in school.stages:
            raise PostOutsideSchool(school=school.name, stage=_stage(one.stage))
        if not 0 <= one.backbone <= one.wanted:
            raise BackboneAboveWanted(
                stage=_stage(one.stage), subject=subject, wanted=one.wanted, backbone=one.backbone
            )
        key = (one.stage, str(subject))
        if key in found:
            raise PostTwice(stage=_stage(one.stage), subject=subject)
        found[key] = one
    return found


def _stage(stage: str) -> str:
    return str(Stage(stage).label) if stage in Stage.values else stage


def _replace(school: School, year: int, wanted: dict[tuple[str, str], Wanted]) -> Iterator[Changed]:
    stored = {(post.stage, post.subject): post for post in posts_of(school, year)}
    for key in stored.keys() - wanted.keys():
        yield removed(POST_STORE, stored[key])
        stored[key].delete()
    for key, one in wanted.items():
        post = stored.get(key)
        before = row_of(POST_STORE, post) if post else None
        if post is None:
            post = Post(bureau_id=school.bureau_id, school=school, year=year)
            post.stage, post.subject = key
        elif (post.wanted, post.backbone_wanted or 0) == (one.wanted, one.backbone):
            continue
        post.wanted, post.backbone_wanted = one.wanted, one.backbone
        post.full_clean()
        post.save()
        yield changed(POST_STORE, post, before=before) if before else added(POST_STORE, post)
