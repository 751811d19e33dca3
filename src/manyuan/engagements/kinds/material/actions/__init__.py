from manyuan.engagements.kinds.material.actions.sharing import (
    MaterialFacts,
    add_version,
    change_material,
    share_material,
    withdraw_material,
)
from manyuan.engagements.kinds.material.actions.storing import VersionFacts
from manyuan.engagements.kinds.material.actions.using import UseFacts, report_use, take_back_use

__all__ = [
    "MaterialFacts",
    "UseFacts",
    "VersionFacts",
    "add_version",
    "change_material",
    "report_use",
    "share_material",
    "take_back_use",
    "withdraw_material",
]
