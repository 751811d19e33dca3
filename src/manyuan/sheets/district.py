from dataclasses import dataclass

OUTLINE_FILE = "outline.geojson"
HEAD_FILE = "district.toml"
HEAD_SHEET = "district"
HEAD_SHEET_LABEL = "区县"
HEAD_LABELS = {"code": "区县代码", "name": "区县名称"}


@dataclass(frozen=True, slots=True)
class DistrictHead:
    """The bureau that a district folder belongs to; ``outline`` is its GeoJSON as it was given."""

    code: str
    name: str
    outline: bytes | None = None
