from manyuan.directory.audiences import schools_in
from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.engagements.kinds.exchange.rows import SENDINGS, TABLES
from manyuan.notices.audiences import Told, both

_host = sides(PupilExchange, TABLES, "host")
_senders = sides(PupilExchange, TABLES, "sendings__school")
_asking = schools_in(SENDINGS, part=1)
AUDIENCES: dict[str, Told] = {
    "exchange.offered": sides(PupilExchange, TABLES, units=("group",)),
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
