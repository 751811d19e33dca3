from manyuan.notices.audiences import Told, everybody
from manyuan.seats.enums import Role

# On what groups and schools are evaluated concerns all who run one.
_told = everybody(Role.GROUP_OFFICE, Role.PRINCIPAL)
AUDIENCES: dict[str, Told] = {"frozen.made": _told, "frozen.corrected": _told}
