from manyuan.directory.visibility import schools_of
from manyuan.engagements.models import Flow
from manyuan.funding.models import Account
from manyuan.seats.models import Seat


def is_flow_of(flow: Flow, account: Account) -> bool:
    """Say whether a flow is of the unit that has the money: of the group, or at the school."""
    if flow.group_id == account.unit_id:
        return True
    own = {account.unit_id, *schools_of(account.unit)}
    return flow.provider_id in own or flow.receiver_id in own


def flow_with_code(seat: Seat, code: str) -> Flow | None:
    """Return the flow of a code at the seat's bureau."""
    found = Flow.objects.filter(bureau_id=seat.bureau_id, code=code)
    return found.select_related("provider", "receiver").first()
