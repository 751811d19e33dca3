from django.http import QueryDict

from manyuan.seats.enums import PEOPLE_ROLES, Role
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Tab


def chosen_role(request: SeatRequest) -> Role:
    """Return the role that the address asks for; a principal is invited most often."""
    asked = request.GET.get("role", "")
    return next((role for role in PEOPLE_ROLES if role.value == asked), Role.PRINCIPAL)


def role_tabs(request: SeatRequest, chosen: Role) -> list[Tab]:
    """Return a tab a role: the role decides which units the form offers."""
    return [
        Tab(label=str(role.label), url=_address(request.path, role), current=role == chosen)
        for role in PEOPLE_ROLES
    ]


def _address(path: str, role: Role) -> str:
    query = QueryDict(mutable=True)
    query["role"] = role.value
    return f"{path}?{query.urlencode()}"
