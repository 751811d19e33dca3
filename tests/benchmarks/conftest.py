import sys
from pathlib import Path

# The benchmarks are scripts, not a package of the product.
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
