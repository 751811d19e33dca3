from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.material.models import Material
from manyuan.engagements.kinds.material.rows import TABLES
from manyuan.notices.audiences import Told

_owner = sides(Material, TABLES, "school", teachers=("author",))
_users = sides(Material, TABLES, "uses__school")
AUDIENCES: dict[str, Told] = {
    "material.revised": _users,
    "material.withdrawn": _users,
    "material.used": _owner,
    "material.unused": _owner,
}
