"""Manyuan 满园: the software with which a school district runs its education groups."""

__version__ = "0.1.0"
