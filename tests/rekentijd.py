"""A fence around what must not go on for ever: processor time, so that a busy machine is no fault."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

RUIM = 30.0
"""Seconds of this process; every case takes less than one, what grows with its square takes hours."""


class HoudtNietOpError(AssertionError):
    """The work did not end."""


@contextmanager
def houdt_op(seconden: float = RUIM) -> Iterator[None]:
    """Stop the block when it uses more processor time than any sound answer needs."""

    def stop(_nummer: int, _plek: FrameType | None) -> None:
        raise HoudtNietOpError

    vorige = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconden)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, vorige)
