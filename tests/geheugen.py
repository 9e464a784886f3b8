"""Plugin: what tests write stands in memory, where the machine has the room.

The portal and PostgreSQL wait for the disk at every commit, as they must. No test pulls a plug, so
that waiting proves nothing; it took a fifth of the time of a run.
"""

import os
import shutil
import tempfile
from pathlib import Path

GEHEUGEN = Path("/dev/shm")  # noqa: S108 - each test makes a folder of its own in it
NODIG = 2 * 1024**3


def pytest_configure() -> None:
    """Put temporary files in memory; a TMPDIR that somebody chose stays."""
    if "TMPDIR" in os.environ or not os.access(GEHEUGEN, os.W_OK):
        return
    if shutil.disk_usage(GEHEUGEN).free >= NODIG:
        os.environ["TMPDIR"] = str(GEHEUGEN)
        tempfile.tempdir = None
