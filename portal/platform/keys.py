"""Read, judge and make the secret keys; `python -m portal.platform.keys` prints a new set."""

import base64
import binascii
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SLEUTELLENGTE = 32
MIN_GEHEIM = 32
MIN_VERSCHILLEND = 10

SECRET_KEY = "SECRET_KEY"  # noqa: S105 - a name, not a secret
GEGEVENSSLEUTELS = "MEERZORG_SLEUTELS"
INDEXSLEUTEL = "MEERZORG_INDEXSLEUTEL"
AUDITSLEUTEL = "MEERZORG_AUDITSLEUTEL"
NAMEN = (SECRET_KEY, GEGEVENSSLEUTELS, INDEXSLEUTEL, AUDITSLEUTEL)


class SleutelFout(RuntimeError):  # noqa: N818 - named in Dutch like every other error
    """A key is missing, malformed or too weak; the message never holds the key itself."""


@dataclass(frozen=True, slots=True, repr=False)
class Sleutels:
    """All secrets of one portal.

    Args:
        geheim: Signs the CSRF tokens.
        gegevens: Key ring for encrypted columns by key id (1-255); the highest id encrypts.
        index: Keys the blind indexes.
        audit: Keys the chains of the audit log.
    """

    geheim: str
    gegevens: Mapping[int, bytes]
    index: bytes
    audit: bytes

    @property
    def huidige(self) -> int:
        """Give the id of the key that encrypts."""
        return max(self.gegevens)


def lees_sleutels(bron: Mapping[str, str], *, zwak_mag: bool = False) -> Sleutels:
    """Read the keys from their texts.

    Args:
        bron: Text per name in `NAMEN`.
        zwak_mag: Accept guessable keys; only for demonstrations.

    Raises:
        SleutelFout: A key is missing, malformed, weak or used twice.
    """
    ontbreekt = [naam for naam in NAMEN if not bron.get(naam)]
    if ontbreekt:
        raise SleutelFout(f"missing: {', '.join(ontbreekt)}")
    sleutels = Sleutels(
        geheim=bron[SECRET_KEY],
        gegevens=_lees_ring(bron[GEGEVENSSLEUTELS]),
        index=_lees_sleutel(INDEXSLEUTEL, bron[INDEXSLEUTEL]),
        audit=_lees_sleutel(AUDITSLEUTEL, bron[AUDITSLEUTEL]),
    )
    if not zwak_mag:
        _weiger_zwakke(sleutels)
    return sleutels


def lees_sleutelbestand(pad: Path) -> dict[str, str]:
    """Read NAME=value lines from a file that only its owner can read.

    Raises:
        SleutelFout: The file is absent or open to others.
    """
    if not pad.is_file():
        raise SleutelFout("the key file does not exist")
    if pad.stat().st_mode & 0o077:
        raise SleutelFout("the key file can be read by others: chmod 600")
    regels = (regel.strip() for regel in pad.read_text(encoding="utf-8").splitlines())
    paren = (regel.partition("=") for regel in regels if regel and not regel.startswith("#"))
    return {naam.strip(): waarde.strip() for naam, _, waarde in paren}


def nieuwe_sleutels() -> str:
    """Make the text of a key file with fresh keys."""
    return "".join(
        f"{naam}={waarde}\n"
        for naam, waarde in (
            (SECRET_KEY, secrets.token_urlsafe(48)),
            (GEGEVENSSLEUTELS, f"1:{_nieuwe_sleutel()}"),
            (INDEXSLEUTEL, _nieuwe_sleutel()),
            (AUDITSLEUTEL, _nieuwe_sleutel()),
        )
    )


def _nieuwe_sleutel() -> str:
    return base64.b64encode(secrets.token_bytes(SLEUTELLENGTE)).decode()


def _lees_ring(tekst: str) -> dict[int, bytes]:
    ring: dict[int, bytes] = {}
    for deel in tekst.replace(",", " ").split():
        nummer, _, sleutel = deel.partition(":")
        if not (nummer.isascii() and nummer.isdigit() and 1 <= int(nummer) <= 255):
            raise SleutelFout(f"{GEGEVENSSLEUTELS}: a key id is a number from 1 to 255")
        if int(nummer) in ring:
            raise SleutelFout(f"{GEGEVENSSLEUTELS}: key id {nummer} occurs twice")
        ring[int(nummer)] = _lees_sleutel(GEGEVENSSLEUTELS, sleutel)
    if not ring:
        raise SleutelFout(f"{GEGEVENSSLEUTELS}: no key in it")
    return ring


def _lees_sleutel(naam: str, tekst: str) -> bytes:
    try:
        sleutel = base64.b64decode(tekst, validate=True)
    except binascii.Error:
        raise SleutelFout(f"{naam}: not base64") from None
    if len(sleutel) != SLEUTELLENGTE:
        raise SleutelFout(f"{naam}: a key is {SLEUTELLENGTE} bytes")
    return sleutel


def _weiger_zwakke(sleutels: Sleutels) -> None:
    if len(sleutels.geheim) < MIN_GEHEIM or len(set(sleutels.geheim)) < MIN_VERSCHILLEND:
        raise SleutelFout(f"{SECRET_KEY}: weak, use {MIN_GEHEIM} or more random characters")
    ruw = [*sleutels.gegevens.values(), sleutels.index, sleutels.audit]
    if any(len(set(sleutel)) < MIN_VERSCHILLEND for sleutel in ruw):
        raise SleutelFout("a data key is weak: use random bytes")
    if len(set(ruw)) < len(ruw):
        raise SleutelFout("one key is used for two purposes")


if __name__ == "__main__":
    sys.stdout.write(nieuwe_sleutels())
