"""The content of an aanvraag per onderdeel that is signed, and the digest of each."""

import hashlib
import json
from typing import TYPE_CHECKING, TypeAlias

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import Rekenstand
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.clienten.models import Groep
from portal.domain.check_vooraf import Voortgang
from portal.domain.procedure import Onderdeel
from portal.domain.rekentool import uitkomst_als_gegevens
from portal.domain.voorwaarden import Antwoorden
from portal.domain.vragenlijst import Sectie

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | bool | None"

_SECTIES = {
    "gegevens": Onderdeel.GEGEVENS,
    "lvhc": Onderdeel.GEGEVENS,
    "vg7plus": Onderdeel.GEGEVENS,
}
_VRAGEN = {
    "iz-wonen": Onderdeel.ZORGINZET,
    "iz-dag": Onderdeel.ZORGINZET,
    "iz-nacht": Onderdeel.ZORGINZET,
    "iz-min": Onderdeel.ZORGINZET,
    "iz-behandelaar": Onderdeel.BEHANDELAARS,
    "iz-context-uren": Onderdeel.FINANCIEN,
    "iz-context-euro": Onderdeel.FINANCIEN,
}


def onderdeel_van_vraag(sectie_id: str, vraag_id: str) -> Onderdeel:
    """Say with which signed onderdeel an answer belongs (procedure 7.2)."""
    return _VRAGEN.get(vraag_id) or _SECTIES.get(sectie_id, Onderdeel.INHOUD)


def canoniek(inhoud: object) -> bytes:
    """Write data as canonical JSON: sorted keys, no blanks, UTF-8."""
    tekst = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return tekst.encode()


def digest(inhoud: object) -> str:
    """Give the SHA-256 of the canonical JSON of data, in hexadecimal."""
    return hashlib.sha256(canoniek(inhoud)).hexdigest()


def inhoud_per_onderdeel(
    dossier: Dossier,
    check: Voortgang,
    rekenen: Rekenstand | None,
    antwoorden: Antwoorden,
    secties: tuple[Sectie, ...],
) -> dict[Onderdeel, dict[str, object]]:
    """Divide everything that is submitted over the onderdelen that are signed."""
    inhoud: dict[Onderdeel, dict[str, object]] = {onderdeel: {} for onderdeel in Onderdeel}
    for sectie in secties:
        for vraag in sectie.vragen:
            if vraag.id in antwoorden:
                plaats = inhoud[onderdeel_van_vraag(sectie.id, vraag.id)]
                plaats.setdefault("antwoorden", {})
                _onder(plaats, "antwoorden")[vraag.id] = antwoorden[vraag.id]
    inhoud[Onderdeel.INHOUD] |= _terugblik(dossier, antwoorden)
    inhoud[Onderdeel.GEGEVENS] |= _gegevens(dossier)
    inhoud[Onderdeel.CHECK_VOORAF] |= _check(check)
    inhoud[Onderdeel.ZORGINZET] |= _blokken(dossier, "dagprogramma", "zorg")
    inhoud[Onderdeel.BEHANDELAARS] |= _blokken(dossier, "behandelaars")
    inhoud[Onderdeel.FINANCIEN] |= _blokken(dossier, "context", "maatwerk") | {
        "tarief": None if rekenen is None else str(rekenen.tarief)
    }
    inhoud[Onderdeel.AFSTEMMING] |= _afstemming(dossier)
    return inhoud


def berekening(rekenen: Rekenstand | None) -> object:
    """Give the calculation with its trace as data, None while there is none.

    Of a group as a whole: what its clients share.
    """
    if rekenen is None:
        return None
    if rekenen.is_geheel:
        return rekenen.groep.als_gegevens() if rekenen.groep else None
    if rekenen.uitkomst is None:
        return None
    return uitkomst_als_gegevens(rekenen.uitkomst)


def _terugblik(dossier: Dossier, antwoorden: Antwoorden) -> dict[str, object]:
    """Give what became of the own doelen of one client of a group, which no question asks."""
    terugblik = antwoorden.get(HA_DOELEN) if dossier.aanvraag.is_lid else None
    return {"terugblik": terugblik} if terugblik else {}


def _onder(plaats: dict[str, object], sleutel: str) -> dict[str, object]:
    deel = plaats[sleutel]
    assert isinstance(deel, dict)
    return deel


def _gegevens(dossier: Dossier) -> dict[str, object]:
    aanvraag, indicatie, plaatsing = dossier.aanvraag, dossier.indicatie, dossier.plaatsing
    return {
        "soort": aanvraag.soort,
        "herkomst": aanvraag.herkomst,
        **({"aanleiding": aanvraag.aanleiding} if aanvraag.aanleiding else {}),
        **_wie(dossier),
        "indicatie": None
        if indicatie is None
        else {
            "zorgprofiel": indicatie.zorgprofiel,
            "zzp": indicatie.zzp,
            "behandeling": indicatie.behandeling,
            "dagbesteding": indicatie.dagbesteding,
            "besluit_van": indicatie.besluit_van.isoformat(),
            "besluit_tot": indicatie.besluit_tot.isoformat() if indicatie.besluit_tot else None,
        },
        "plaatsing": None
        if plaatsing is None
        else {
            "locatie": plaatsing.locatie.naam,
            "leveringsvorm": plaatsing.leveringsvorm,
            "opnamedatum": plaatsing.opnamedatum.isoformat() if plaatsing.opnamedatum else None,
        },
        "driehoek": {
            functie: {"id": str(lid.gebruiker_id), "naam": lid.gebruiker.naam}
            for functie, lid in sorted(dossier.driehoek.items())
        },
    }


def _wie(dossier: Dossier) -> dict[str, object]:
    client, groep = dossier.persoon, groep_van(dossier.aanvraag)
    wie: dict[str, object] = {
        "client": None
        if client is None
        else {
            "clientcode": client.clientcode,
            "bsn": client.bsn,
            "voornamen": client.voornamen,
            "tussenvoegsel": client.tussenvoegsel,
            "achternaam": client.achternaam,
            "geboortedatum": client.geboortedatum,
        }
    }
    if groep is not None:
        locatie = groep.locatie.naam
        wie["groep"] = {"code": groep.code, "naam": groep.naam, "locatie": locatie}
    return wie


def groep_van(aanvraag: Aanvraag) -> Groep | None:
    """Give the group of an aanvraag, or of the part of one client in it."""
    hoofd = aanvraag.groepsaanvraag
    return hoofd.groep if hoofd is not None else aanvraag.groep


def _check(check: Voortgang) -> dict[str, object]:
    return {
        "uitgang": check.uitgang.id if check.uitgang else None,
        "gronden": [grond.id for grond in check.gronden],
        "volumetoets": check.zet.volumetoets,
        "stappen": [
            {
                "knoop": stap.knoop.id,
                "waarden": list(stap.waarden),
                "toelichting": stap.antwoord.toelichting if stap.antwoord else "",
                "bedragen": {naam: str(bedrag) for naam, bedrag in stap.antwoord.bedragen.items()}
                if stap.antwoord
                else {},
            }
            for stap in check.stappen
        ],
    }


def _blokken(dossier: Dossier, *namen: str) -> dict[str, object]:
    return {naam: dossier.blokken[naam].ruw if naam in dossier.blokken else None for naam in namen}


def _afstemming(dossier: Dossier) -> dict[str, object]:
    rij = dossier.afstemming
    return {
        "afstemming": None
        if rij is None
        else {
            "met_wie": rij.met_wie,
            "hoe": rij.hoe,
            "datum": rij.datum.isoformat() if rij.datum else None,
            "machtiging_datum": rij.machtiging_datum.isoformat() if rij.machtiging_datum else None,
            "getekend_datum": rij.getekend_datum.isoformat() if rij.getekend_datum else None,
        },
        "verklaringen": {
            verklaring.verklaring_id: verklaring.tekstversie
            for verklaring in sorted(
                dossier.verklaringen.values(), key=lambda rij: rij.verklaring_id
            )
        },
    }
