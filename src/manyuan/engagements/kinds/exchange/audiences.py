from collections.abc import Sequence

from manyuan.directory.audiences import members_around, schools_in
from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.engagements.kinds.exchange.rows import SENDINGS, TABLES
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import To, Told, both

_host = sides(PupilExchange, TABLES, "host")
_senders = sides(PupilExchange, TABLES, "sendings__school")
_group = sides(PupilExchange, TABLES, units=("group",))


def _members(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the schools of the group within which places are offered."""
    return members_around(written.bureau_id, _group(written, changes).units)


_asking = schools_in(SENDINGS, part=1)
AUDIENCES: dict[str, Told] = {
    "exchange.offered": both(_group, _members),
    "exchange.changed": _senders,
    "exchange.asked": _host,
    "exchange.accepted": _asking,
    "exchange.declined": _asking,
    "exchange.withdrawn": _host,
    "exchange.consented": _host,
    "exchange.started": _senders,
    "exchange.finished": _senders,
    "exchange.cancelled": both(_host, _senders),
}
