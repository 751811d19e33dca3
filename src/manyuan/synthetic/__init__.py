"""An invented district to look at, to test with and to measure speed on."""

from manyuan.synthetic.district import DEMO, SyntheticDistrict, generate

__all__ = ["DEMO", "SyntheticDistrict", "generate"]
