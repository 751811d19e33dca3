from manyuan.policies.actions.filing import PolicyFacts, add_version, file_policy
from manyuan.policies.actions.repealing import repeal_policy, restore_policy

__all__ = ["PolicyFacts", "add_version", "file_policy", "repeal_policy", "restore_policy"]
