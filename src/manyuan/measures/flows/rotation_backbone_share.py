from manyuan.measures.flows.counting import codes_of, share, unknown
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.rotation import exchanged_in
from manyuan.measures.measured import Measured
from manyuan.rules.national_ratio import BACKBONE

CODE = "rotation_backbone_share"


def rotation_backbone_share(group: GroupYear) -> Measured:
    """Return the share of backbone teachers among those exchanged (B2, national B11).

        backbone teachers of county level and above among them / teachers exchanged in the year

    Who is exchanged says ``rotation.py``. Teachers whose level is not known are left out on both
    sides. Unit: share.

    Source: 教师〔2014〕4号 and 教督〔2017〕6号 B11 (at least 20 %); domain rules §2.4 and §3.2 B2.
    """
    exchanged = exchanged_in(group)
    if exchanged.unknown:
        return unknown(CODE, exchanged.unknown)
    rows = codes_of(exchanged.flows)
    if not exchanged.teachers:
        return unknown(CODE, "nobody_exchanged", left_out=exchanged.unsure)
    levels = [group.tables.backbone.get(teacher) for teacher in exchanged.teachers]
    known = [level for level in levels if level]
    left_out = exchanged.unsure + len(levels) - len(known)
    if not known:
        return unknown(CODE, "backbone_unknown", rows=rows, left_out=left_out)
    part = sum(level in BACKBONE for level in known)
    return share(CODE, part, len(known), rows=rows, left_out=left_out)
