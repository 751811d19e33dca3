from manyuan.engagements.kinds.material.models.materials import Material
from manyuan.engagements.kinds.material.models.uses import MaterialUse
from manyuan.engagements.kinds.material.models.versions import MaterialFile, MaterialVersion

__all__ = ["Material", "MaterialFile", "MaterialUse", "MaterialVersion"]
