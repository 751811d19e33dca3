from collections.abc import Sequence
from itertools import chain

from manyuan.sheets.district import DistrictHead
from manyuan.sheets.findings import Finding, Place
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawDistrict


def merge_raw(districts: Sequence[RawDistrict]) -> RawDistrict:
    """Lay the tables of several workbooks or files together as one district.

    Rows of one key that stand in two files are settled by the check: equal ones are folded, ones
    that differ are an error that names both files.
    """
    head, findings = _one_head([d.head for d in districts if d.head is not None])
    return RawDistrict(
        head=head,
        tables=tuple(chain.from_iterable(district.tables for district in districts)),
        findings=(*chain.from_iterable(district.findings for district in districts), *findings),
        originals=tuple(chain.from_iterable(district.originals for district in districts)),
    )


def _one_head(heads: Sequence[DistrictHead]) -> tuple[DistrictHead | None, list[Finding]]:
    if not heads:
        return None, []
    codes = list(dict.fromkeys(head.code for head in heads))
    with_outline = [head for head in heads if head.outline is not None]
    head = (with_outline or list(heads))[0]
    if len(codes) == 1:
        return head, []
    problem = Problem("heads_differ", {"first": codes[0], "second": codes[1]})
    return head, [Place().finding(problem)]
