"""Where a teacher goes this year, as a task of their desk."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.decisions.my_move import own_move
from manyuan.web.desks.attention_words import Task


def own_move_tasks(seat: Seat) -> list[Task]:
    """Return the teacher's own move once it is in force."""
    move = own_move(seat) if seat.is_any_of(Role.TEACHER) else None
    if move is None:
        return []
    said = _("你自 {starts} 起到{host}交流").format(starts=move.starts_on, host=move.to_school.name)
    return [Task(said, ((_("我的交流安排"), reverse("my-move")),))]
