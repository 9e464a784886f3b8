"""Walk the check vooraf of a demonstration along one of its paths."""

from collections.abc import Mapping
from datetime import datetime

from portal.aanvraag.actions.check import Checkinvoer, beantwoord
from portal.aanvraag.models import CheckPad, CheckStap
from portal.demo.gegevens import lees
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db

_BEGIN = {"k01": "verblijf", "k02": "ja", "k03": "ja", "k04": ""}
_MIDDEN = {
    "k18": "de zorg is zwaarder of ingewikkelder dan het profiel beschrijft",
    "k06": "ja",
    "k07": "ja",
    "k08": "ja",
    "k09": "ja",
    "k10": "ja",
    "k11": "zorg of verbetering van de omgeving",
    "k19": "ja",
    "k12": "ja",
    "k13": "besproken en machtiging aanwezig",
}
_TOT_BASIS = {**_BEGIN, "k05": "geen van beide", "k18": _MIDDEN["k18"], "k06": "ja", "k07": "ja"}
PADEN: Mapping[str, Mapping[str, str]] = {
    "gewoon": {**_BEGIN, "k05": "geen van beide", **_MIDDEN, "k16": "nee", "k17": "nee"},
    "groep": {
        **_BEGIN,
        "k05": "geen van beide",
        **_MIDDEN,
        "k16": "nee",
        "k17": "ja, in totaal twee of meer",
    },
    "preventief": {**_BEGIN, "k05": "geen van beide", **_MIDDEN, "k16": "ja, voor één cliënt"},
    "vg7plus": {
        **_BEGIN,
        "k05": "vg7-plus",
        "k21": "terug na tijdelijke opname elders",
        "k22": "nee",
        **_MIDDEN,
        "k16": "nee",
    },
    "lvhc": {
        **_BEGIN,
        "k05": "lvhc",
        "k31": "ja",
        "k32": "ja",
        "k33": "ja",
        "k34": "",
        **_MIDDEN,
        "k16": "nee",
    },
    "consult": {**_TOT_BASIS, "k08": "deels"},
    "half": {**_TOT_BASIS, "k08": "ja", "k09": "ja"},
    "twijfel": {
        **_BEGIN,
        "k05": "geen van beide",
        **_MIDDEN,
        "k06": "deels",
        "k16": "nee",
        "k17": "nee",
    },
}
DAGBEDRAGEN = {"k34": {"dagbedrag_profiel": "345.10", "dagbedrag_lvhc_prestatie": "612.75"}}


def loop_check(werk: Werk, op: datetime) -> None:
    """Answer every node of the path; the last answer makes it an event, as for people."""
    pad = PADEN[werk.wens.tekst("pad", "gewoon")]
    *eerder, laatste = pad
    door = werk.bij_aanbieder(Rol.BEGELEIDER)
    stappen = [
        CheckStap(
            knoop=knoop,
            antwoorden=[waarde] if (waarde := _waarde(werk, pad, knoop)) else [],
            velden=DAGBEDRAGEN.get(knoop, {}),
            toelichting=_toelichting(knoop),
            door_id=door.id,
            op=op,
        )
        for knoop in eerder
    ]
    stand = werk.stand(op)
    rij = CheckPad(
        aanvraag_id=werk.aanvraag.id,
        nr=1,
        configversie=stand.kader.check.versie,
        begonnen_op=op,
        stappen=stappen,
    )
    db.session.add(rij)
    invoer = Checkinvoer(waarden=(pad[laatste],), toelichting=_toelichting(laatste))
    beantwoord(werk.stand(op), laatste, invoer, door=door, op=op)


def _waarde(werk: Werk, pad: Mapping[str, str], knoop: str) -> str:
    """Give the answer at a node; where the client lives decides the first one."""
    return werk.client.plaatsingen[-1].leveringsvorm if knoop == "k01" else pad[knoop]


def _toelichting(knoop: str) -> str:
    teksten = lees("antwoorden").deel("check")
    return teksten.tekst(knoop, teksten.tekst("toelichting"))
