"""A submitted version: its canonical content, its digest, and reading it back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from portal.aanvraag.models import AanvraagVersie
from portal.aanvraag.queries.instroom import GROEP_TOT, groep_tot_van
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.inhoud import berekening, canoniek, groep_van
from portal.aanvraag.queries.stand.velden import als_antwoord
from portal.aanvraag.queries.voorganger.gegevens import WERKSTUKKEN
from portal.aanvraag.queries.voorganger.verschil import schrijf_verschil
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import onderdelen_van
from portal.domain.voorwaarden import Antwoordwaarde
from portal.domain.vragenlijst import Niveau
from portal.platform.encrypted import JsonWaarde

SCHEMA = 1
Json: TypeAlias = JsonWaarde


def maak_inhoud(stand: Stand, erbij: Mapping[str, object] | None = None) -> bytes:
    """Write everything that is submitted as canonical JSON.

    Args:
        stand: Where the aanvraag stands at the moment of submitting.
        erbij: Parts that belong to this submission alone, such as who did it.

    Returns:
        UTF-8 bytes; the same content always gives the same bytes.
    """
    aanvraag, kader = stand.dossier.aanvraag, stand.kader
    return canoniek(
        {
            "schema": SCHEMA,
            "nummer": aanvraag.nummer,
            "soort": aanvraag.soort,
            "herkomst": aanvraag.herkomst,
            "maanden": aanvraag.gewenste_maanden,
            "ingang": aanvraag.beoogde_ingang.isoformat() if aanvraag.beoogde_ingang else None,
            "versies": {
                "vragenlijst": kader.vragenlijst.versie,
                "check": kader.check.versie,
                "kenmerken": kader.kenmerken.versie,
                "verklaringen": kader.verklaringen.versie,
                "tabel": kader.tabel.versie,
                "tabeljaar": kader.tabel.jaar,
                "voorlopig": kader.voorlopig,
            },
            "velden": {naam: _veld(waarde) for naam, waarde in stand.velden.items()},
            "antwoorden": dict(stand.antwoorden),
            "herkomsten": {
                vraag_id: rij.herkomst for vraag_id, rij in stand.dossier.antwoorden.items()
            },
            "onderdelen": {naam.value: dict(deel) for naam, deel in stand.inhoud.items()},
            "berekening": berekening(stand.rekenen),
            "handtekeningen": _handtekeningen(stand),
            **_groep(stand),
            **_vervolg(stand),
            **(erbij or {}),
        }
    )


def _groep(stand: Stand) -> dict[str, object]:
    """Say of which group it is, and which of its clients; nothing for an aanvraag of one client."""
    aanvraag = stand.dossier.aanvraag
    groep = groep_van(aanvraag)
    if groep is None:
        return {}
    waar = {"code": groep.code, "naam": groep.naam, "locatie": groep.locatie.naam}
    tot = groep_tot_van(aanvraag)
    erbij = {GROEP_TOT: tot.isoformat()} if tot else {}
    eigen = {} if aanvraag.is_groep else {"lidnr": aanvraag.lidnr}
    return {"groep": waar, **eigen, **erbij}


def _vervolg(stand: Stand) -> dict[str, object]:
    """Give what a her-aanvraag follows on, and how it differs; nothing for any other aanvraag."""
    vervolg = stand.vervolg
    if vervolg is None:
        return {}
    return {
        "aanleiding": vervolg.aanleiding,
        "voorganger": vervolg.voorganger.als_gegevens(zonder=WERKSTUKKEN),
        "verschil": schrijf_verschil(vervolg.verschil) if vervolg.verschil else None,
        "blokherkomsten": {naam: rij.herkomst for naam, rij in stand.dossier.blokken.items()},
    }


def sha256(inhoud: bytes) -> str:
    """Give the digest that receipt, PDF and verify page show."""
    return hashlib.sha256(inhoud).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """The content of an aanvraag as it is, or was, submitted."""

    inhoud: Mapping[str, Json]

    @property
    def is_lid(self) -> bool:
        """It is about one client of a group."""
        return "lidnr" in self.inhoud

    @property
    def is_groep(self) -> bool:
        """It is about a group as a whole."""
        return "groep" in self.inhoud and not self.is_lid

    @property
    def niveau(self) -> Niveau | None:
        """Say which questions it holds: of the group, of one client, or both."""
        if self.is_lid:
            return Niveau.CLIENT
        return Niveau.AANVRAAG if self.is_groep else None

    @property
    def antwoorden(self) -> Mapping[str, Antwoordwaarde]:
        """Give the answers by question."""
        return {naam: als_antwoord(deel) for naam, deel in self.deel("antwoorden").items()}

    @property
    def velden(self) -> Mapping[str, str]:
        """Give the fields on which visibility depended; hours and euros as `n/d`."""
        return {naam: str(waarde) for naam, waarde in self.deel("velden").items() if waarde}

    @property
    def berekening(self) -> Mapping[str, Json] | None:
        """Give the calculation with its trace, as `uitkomst_als_gegevens` wrote it."""
        berekend = self.inhoud["berekening"]
        return berekend if isinstance(berekend, dict) else None

    def deel(self, naam: str) -> Mapping[str, Json]:
        """Give one part of the content."""
        deel = self.inhoud[naam]
        return deel if isinstance(deel, dict) else {}

    def onderdeel(self, naam: str) -> Mapping[str, Json]:
        """Give the content of one signed onderdeel."""
        deel = self.deel("onderdelen").get(naam)
        return deel if isinstance(deel, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Versie(Inhoud):
    """A submitted version as it was, read back."""

    rij: AanvraagVersie


def inhoud_van(stand: Stand, erbij: Mapping[str, object] | None = None) -> Inhoud:
    """Give what would be submitted now, in the form in which a version is read back."""
    return Inhoud(inhoud=json.loads(maak_inhoud(stand, erbij)))


def lees_versie(rij: AanvraagVersie) -> Versie:
    """Decrypt and read a version.

    Raises:
        ValueError: The stored bytes are not what was submitted.
    """
    ruw = rij.json
    if sha256(ruw) != rij.sha256:
        raise ValueError("a submitted version does not match its digest")
    return Versie(rij=rij, inhoud=json.loads(ruw))


def _veld(waarde: object) -> str | int | None:
    return waarde if isinstance(waarde, str | int) or waarde is None else str(waarde)


def _handtekeningen(stand: Stand) -> dict[str, dict[str, object]]:
    """Give who signed, and for which onderdelen that signature still holds."""
    return {
        functie: {
            "gebruiker": str(rij.gebruiker_id),
            "naam": rij.gebruiker.naam,
            "op": rij.op.isoformat(),
            "onderdelen": [
                onderdeel.value
                for onderdeel in onderdelen_van(Rol(functie))
                if rij.digests.get(onderdeel.value) == stand.digests[onderdeel]
            ],
        }
        for functie, rij in sorted(stand.dossier.handtekeningen.items())
    }
