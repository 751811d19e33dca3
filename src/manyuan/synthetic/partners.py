from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.outline import Outline
from manyuan.synthetic.places import degrees, scatter
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.wanted import Wanted

PARTNERS = (
    ("满园示范师范大学", "university"),
    ("云汀海洋大学（合成）", "university"),
    ("晴澜理工大学（合成）", "university"),
    ("星岗海洋研究所（合成）", "institute"),
    ("满园教育科学研究院（合成）", "institute"),
    ("槐庭示范高级中学（合成）", "high_school"),
    ("青塘智能制造有限公司（合成）", "company"),
    ("桂苑社区居民委员会（合成）", "community"),
)


def partner_rows(wanted: Wanted, outline: Outline) -> list[Row]:
    """Return eight invented universities, institutes, companies … inside the district."""
    rng: Random = stream(wanted.seed, "partners")
    places = scatter(outline, count=len(PARTNERS), rng=rng)
    return [
        {
            "partner": f"P{number:02d}",
            "name": name,
            "kind": kind,
            "lon": degrees(place.lon),
            "lat": degrees(place.lat),
        }
        for number, ((name, kind), place) in enumerate(zip(PARTNERS, places, strict=True), start=1)
    ]
