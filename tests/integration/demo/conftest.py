"""The demonstration itself is what is looked at."""

from tests.demo import demo

__all__ = ["demo"]
