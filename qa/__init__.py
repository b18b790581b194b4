"""Checks health-information pages the way a careful medical editor does."""

__version__ = "0.1.0"
