"""Do a job row by row: one that cannot be done holds up none of the others, and is not lost."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.platform.logs import LOGGER

T = TypeVar("T")


class RijenMislukt(Exception):  # noqa: N818 - named in Dutch like every other error
    """Some rows of a job could not be done; the others were."""


@dataclass(slots=True)
class Rijen:
    """The rows of one job, in one or more rounds.

    Attributes:
        taak: Name of the job, for the log.
        wachten: Errors after which a row waits for the next time, while the job succeeded.
        mislukt: How many rows could not be done so far.
    """

    taak: str
    wachten: tuple[type[Exception], ...]
    mislukt: int = 0

    def doe(self, rijen: Iterable[T], functie: Callable[[T], int]) -> int:
        """Do each row, which commits by itself; give the sum of what was done.

        Raises:
            OperationalError: The database is away, so no row would do better.
        """
        return sum(self._een(rij, functie) for rij in rijen)

    def _een(self, rij: T, functie: Callable[[T], int]) -> int:
        velden = {"taak": self.taak, "rij": str(rij)}
        try:
            return functie(rij)
        except OperationalError:
            raise
        except self.wachten as fout:
            db.session.rollback()
            velden["code"] = fout.code if isinstance(fout, DomeinFout) else type(fout).__name__
            LOGGER.warning("rij wacht", extra={"velden": velden})
        except Exception:  # noqa: BLE001 - whatever it is, the next row goes on
            db.session.rollback()
            LOGGER.exception("rij mislukt", extra={"velden": velden})
            self.mislukt += 1
        return 0


@contextmanager
def per_rij(taak: str, *, wachten: tuple[type[Exception], ...] = ()) -> Iterator[Rijen]:
    """Give what does the rows of a job, of which each has to commit by itself.

    Args:
        taak: Name of the job.
        wachten: Errors that are known, after which a row waits for the next time.

    Raises:
        RijenMislukt: At the end, so that the job is tried again and shows as late.
    """
    rijen = Rijen(taak, wachten)
    yield rijen
    if rijen.mislukt:
        raise RijenMislukt(f"{taak}: {rijen.mislukt}")
