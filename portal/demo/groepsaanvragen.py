"""Make the aanvragen of groups of a demonstration, by the same steps as for one client."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from portal.aanvraag.actions.driehoek import Driehoek, bewaar_driehoek
from portal.aanvraag.actions.groep import Groepsstart, start_groepsaanvraag
from portal.aanvraag.actions.groepsdoelen import bewaar_groepsdoelen
from portal.aanvraag.models import Aanvraag
from portal.clienten.models import Groep
from portal.demo import besluiten, check, concept, indiening, toetsing, volledigheid
from portal.demo.gegevens import eerste_van_maand, lees, moment
from portal.demo.organisaties import Bezetting
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.gegevens import Lezer
from portal.platform import clock

MAANDEN, MAANDEN_TOT_INGANG = 36, 2
TOELICHTING = "Een vaste middag met rust, zodat de cliënt bij de groep kan blijven."
VERDER = {
    "wijs_toe": volledigheid.wijs_toe,
    "verklaar_volledig": volledigheid.verklaar,
    "toets": toetsing.toets,
    "bereid_toekennen_voor": besluiten.bereid_toekennen_voor,
    "stel_vast": besluiten.stel_vast,
}


@dataclass(frozen=True, slots=True)
class Groepswerk:
    """One aanvraag of a group while it is being made: the whole, and each of its clients."""

    geheel: Werk
    leden: tuple[Werk, ...]


def bouw_groepsaanvragen(
    bezetting: Bezetting, groepen: Mapping[str, Groep], nu: datetime
) -> list[Aanvraag]:
    """Make every aanvraag in `groepsaanvragen.toml`, each step on its own day in the past.

    Args:
        bezetting: Who can do what.
        groepen: The groups by name.
        nu: The present moment; nothing happens after it.
    """
    delen = lees("groepsaanvragen").delen("aanvraag")
    return [_maak(deel, bezetting, groepen[deel.tekst("groep")], nu) for deel in delen]


def _maak(deel: Lezer, bezetting: Bezetting, groep: Groep, nu: datetime) -> Aanvraag:
    vandaag, geleden = clock.local_day(nu), deel.getal("dagen")
    momenten = momenten_van(vandaag, geleden)
    ingang = eerste_van_maand(vandaag - timedelta(days=geleden), MAANDEN_TOT_INGANG)
    op = next(momenten)
    with clock.freeze(op):
        werk = _start(deel, bezetting, groep, ingang, op)
    return speel_af(werk, momenten)


def speel_af(werk: Groepswerk, momenten: Iterator[datetime]) -> Aanvraag:
    """Do the steps of a started aanvraag of a group as far as the file says, each on its moment."""
    for stap in (_vul_groep, _vul_leden, _rond_af):
        op = next(momenten)
        with clock.freeze(op):
            stap(werk, op)
    if werk.geheel.wens.tekst("tot") == "dien_in":
        for naam in ("dien_in", *werk.geheel.wens.teksten("verder")):
            op = next(momenten)
            with clock.freeze(op):
                {"dien_in": indiening.dien_in, **VERDER}[naam](werk.geheel, op)
    return werk.geheel.aanvraag


def momenten_van(vandaag: date, geleden: int) -> Iterator[datetime]:
    """Give a moment on each day from so many days ago."""
    for nr in range(geleden):
        yield moment(vandaag, geleden - nr, minuut=nr)


def _start(
    deel: Lezer, bezetting: Bezetting, groep: Groep, ingang: date, op: datetime
) -> Groepswerk:
    eerste = groep.leden[0].client
    geheel = Werk(wens=deel, client=eerste, bezetting=bezetting, ingang=ingang)
    door = geheel.bij_aanbieder(Rol.BEGELEIDER)
    start = Groepsstart(
        groep_id=groep.id,
        client_ids=tuple(lid.client_id for lid in groep.leden),
        maanden=MAANDEN,
        ingang=ingang,
    )
    geheel.gemaakt = start_groepsaanvraag(start, door=door, op=op)
    return zet_driehoek(geheel, op)


def zet_driehoek(geheel: Werk, op: datetime) -> Groepswerk:
    """Name the driehoek of an aanvraag of a group that was started; give it with its clients."""
    leden = {rol: geheel.bij_aanbieder(rol).id for rol in DRIEHOEK}
    driehoek = Driehoek(leden=leden, telefoon="0900 1234")
    door = geheel.bij_aanbieder(Rol.MANAGER)
    bewaar_driehoek(geheel.aanvraag, driehoek, door=door, op=op)
    return Groepswerk(geheel, tuple(_leden(geheel)))


def _leden(geheel: Werk) -> Iterator[Werk]:
    invoer = geheel.wens.teksten("leden")
    for lid, naam in zip(geheel.aanvraag.leden, invoer, strict=True):
        wens = Lezer({**geheel.wens.gegevens, "rekentool": naam}, geheel.wens.plek)
        yield replace(geheel, wens=wens, client=lid.persoon, gemaakt=lid)


def _vul_groep(werk: Groepswerk, op: datetime) -> None:
    concept.kies_periode(werk.geheel, op)
    concept.stel_doelen(werk.geheel, op)
    concept.reken(werk.geheel, op)


def _vul_leden(werk: Groepswerk, op: datetime) -> None:
    for lid in werk.leden:
        concept.reken(lid, op)
    check.loop_check(werk.geheel, op)
    doelen = [str(doel.doel_id) for doel in werk.geheel.stand(op).dossier.zichtbare_doelen]
    for lid in werk.leden:
        door = lid.bij_aanbieder(Rol.BEGELEIDER)
        bewaar_groepsdoelen(lid.aanvraag, doelen, TOELICHTING, 0, door=door, op=op)


def _rond_af(werk: Groepswerk, op: datetime) -> None:
    for deel in (werk.geheel, *werk.leden):
        concept.beantwoord_vragen(deel, op)
    for lid in werk.leden:
        concept.stem_af(lid, op)
        concept.verklaar(lid, op)
    concept.verklaar(werk.geheel, op)
    indiening.teken(werk.geheel, op)
