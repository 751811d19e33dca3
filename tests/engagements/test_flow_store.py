from datetime import date

from manyuan.engagements.models import Flow
from manyuan.engagements.sheets import FLOW_STORE
from manyuan.sheets.checking import check_district
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.reading import read_bytes
from manyuan.sheets.writing import zip_folder
from worlds.flows import write_flows


def test_flow_of_one_day_is_written_so_that_it_can_be_read_again(shore):
    with shore.at():
        write_flows(shore)
        Flow.objects.filter(starts_on=None).delete()
        Flow.objects.filter(code="F03").update(ends_on=date(2025, 9, 1))

        rows = FLOW_STORE.handed_out(shore.officer)

    ends = {row["flow"]: row["end"] for row in rows}
    assert (ends["F04"], ends["F03"], ends["F05"]) == (
        None,
        date(2025, 9, 2),
        date(2026, 10, 15),
    )
    folder = zip_folder(DistrictHead("990001", "岸区"), {"flows": rows})
    assert check_district(read_bytes(folder, "flows.zip")).is_sound
