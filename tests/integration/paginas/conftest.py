"""The pages are visited on the demo data."""

from tests.demo import demo

__all__ = ["demo"]
