"""Encrypted columns: AES-GCM bound to table, column and row, and keyed indexes to search by."""

import hmac
import json
import secrets
import uuid
import zlib
from collections.abc import Callable, Iterator
from typing import Generic, Self, overload

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from typing_extensions import TypeVar

from portal.platform.database import RijMetId
from portal.platform.settings import huidige_instellingen

NONCE = 12

JsonWaarde = dict[str, "JsonWaarde"] | list["JsonWaarde"] | str | int | bool | None
T = TypeVar("T", default=JsonWaarde)


def versleutel(rauw: bytes, aad: str) -> bytes:
    """Encrypt with the newest key; `aad` binds the result to its place.

    Returns:
        Key id (1 byte), nonce (12 bytes), ciphertext with tag.
    """
    sleutels = huidige_instellingen().sleutels
    nonce = secrets.token_bytes(NONCE)
    versluierd = AESGCM(sleutels.gegevens[sleutels.huidige]).encrypt(nonce, rauw, aad.encode())
    return bytes([sleutels.huidige]) + nonce + versluierd


def ontsleutel(blob: bytes, aad: str) -> bytes:
    """Decrypt what `versleutel` made for the same place.

    Raises:
        InvalidTag: The bytes were changed or moved from another place.
        KeyError: The key is no longer in the ring.
    """
    sleutel = huidige_instellingen().sleutels.gegevens[blob[0]]
    return AESGCM(sleutel).decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], aad.encode())


def blinde_index(tekst: str, *, doel: str) -> bytes:
    """Give a keyed digest for exact search.

    Args:
        tekst: The normalised text.
        doel: What the index is for, with the tenant's id where rows of two tenants may not be
            comparable; every purpose has its own key.
    """
    sleutel = hmac.digest(huidige_instellingen().sleutels.index, doel.encode(), "sha256")
    return hmac.digest(sleutel, tekst.encode(), "sha256")


def aad_van(tabel: str, kolom: str, rij: uuid.UUID) -> str:
    """Name the place of one encrypted value."""
    return f"{tabel}|{kolom}|{rij}"


class RijMetGeheim(RijMetId):
    """A row with encrypted columns."""

    __abstract__ = True

    @classmethod
    def geheimen(cls) -> Iterator[str]:
        """Name the encrypted columns of this table."""
        for soort in cls.__mro__:
            for lid in vars(soort).values():
                if isinstance(lid, _Geheim):
                    yield lid.kolom


class _Geheim(Generic[T]):
    """Descriptor that encrypts what is written to its column and decrypts what is read.

    Writing the value that is already there leaves the row unchanged. NULL reads as `leeg`.
    """

    def __init__(
        self,
        kolom: str,
        *,
        pak_in: Callable[[T], bytes],
        pak_uit: Callable[[bytes], T],
        leeg: T,
    ) -> None:
        self.kolom = kolom
        self._pak_in = pak_in
        self._pak_uit = pak_uit
        self._leeg = leeg

    @overload
    def __get__(self, rij: None, soort: type[RijMetGeheim]) -> Self: ...
    @overload
    def __get__(self, rij: RijMetGeheim, soort: type[RijMetGeheim]) -> T: ...
    def __get__(self, rij: RijMetGeheim | None, soort: type[RijMetGeheim]) -> Self | T:
        if rij is None:
            return self
        rauw = self._lees(rij)
        return self._leeg if rauw is None else self._pak_uit(rauw)

    def __set__(self, rij: RijMetGeheim, waarde: T | None) -> None:
        rauw = None if waarde is None else self._pak_in(waarde)
        if rauw is None:
            setattr(rij, self.kolom, None)
        elif rauw != self._lees(rij):
            setattr(rij, self.kolom, versleutel(rauw, self._aad(rij)))

    def _lees(self, rij: RijMetGeheim) -> bytes | None:
        blob: bytes | None = getattr(rij, self.kolom)
        return None if blob is None else ontsleutel(blob, self._aad(rij))

    def _aad(self, rij: RijMetGeheim) -> str:
        return aad_van(rij.__tablename__, self.kolom, rij.id)


class Versleuteld(_Geheim[str]):
    """Encrypted text; NULL reads as an empty text."""

    def __init__(self, kolom: str) -> None:
        super().__init__(kolom, pak_in=str.encode, pak_uit=bytes.decode, leeg="")


class VersleuteldBlob(_Geheim[bytes]):
    """Encrypted bytes, compressed first; NULL reads as no bytes."""

    def __init__(self, kolom: str) -> None:
        super().__init__(kolom, pak_in=zlib.compress, pak_uit=zlib.decompress, leeg=b"")


class VersleuteldJson(_Geheim[T | None]):
    """Encrypted JSON value, read as a fresh copy; NULL reads as None.

    Changing the copy changes nothing: assign it again.
    """

    def __init__(self, kolom: str) -> None:
        super().__init__(kolom, pak_in=_naar_json, pak_uit=json.loads, leeg=None)


def _naar_json(waarde: object) -> bytes:
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
