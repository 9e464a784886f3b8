"""Passphrases: how they are hashed and compared, with the same work for unknown accounts."""

import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from portal.platform.settings import Wachtwoordkosten, huidige_instellingen

KORTSTE = 12
LANGSTE = 128


def maak_hash(zin: str) -> str:
    """Hash a passphrase with Argon2id."""
    return _hasher(huidige_instellingen().wachtwoord).hash(_gelijk(zin))


def klopt(hash_: str | None, zin: str) -> bool:
    """Say whether a passphrase belongs to a hash; None costs as much time as a real one."""
    kosten = huidige_instellingen().wachtwoord
    try:
        _hasher(kosten).verify(hash_ or _nephash(kosten), _gelijk(zin))
    except (VerificationError, InvalidHashError):
        return False
    return hash_ is not None


def _gelijk(zin: str) -> str:
    """Write equal characters equally, whatever keyboard made them; too long stays wrong."""
    return unicodedata.normalize("NFC", zin[: LANGSTE + 1])


@lru_cache
def _hasher(kosten: Wachtwoordkosten) -> PasswordHasher:
    return PasswordHasher(time_cost=kosten.rondes, memory_cost=kosten.geheugen_kib, parallelism=1)


@lru_cache
def _nephash(kosten: Wachtwoordkosten) -> str:
    return _hasher(kosten).hash("nobody has this passphrase")
