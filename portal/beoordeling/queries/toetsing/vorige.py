"""The version that was scored before: its oordelen, and what changed for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import AanvraagVersie
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.aanvraag.queries.weergave import (
    VORIG_DOEL,
    Groep,
    Item,
    Tabcode,
    Weergave,
    maak_weergave,
)
from portal.beoordeling.models import Oordeel as Oordeelrij
from portal.beoordeling.models import Signaalreactie
from portal.beoordeling.queries.toetsing.bepalen import bepaal_toetsing
from portal.beoordeling.queries.toetsing.cijfers import cijfer
from portal.beoordeling.queries.toetsing.signaalbeeld import signaaltitel
from portal.beoordeling.queries.toetsing.stand import Toetsstand
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.domain.toetsingskader import (
    Criterium,
    Criteriumgroep,
    Inhoudsoort,
    Oordeelwaarde,
    Toetsinhoud,
    Verandering,
    bepaal_veranderingen,
)
from portal.platform.database import db

DOELEN, DOELENGROEP = "dl-doelen", "doelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class VorigeToetsing:
    """The toetsing of the version before, beside the one of now.

    Attributes:
        stand: Where that toetsing ended.
        veranderd: By criterium that is visible now and has an oordeel there, the names of what it
            shows otherwise; empty when nothing changed.
    """

    stand: Toetsstand
    veranderd: Mapping[str, tuple[str, ...]]

    @property
    def nr(self) -> int:
        """Give the number of that version."""
        return self.stand.versie.rij.nr

    def oordelen_voor(self, nu: Toetsstand) -> tuple[Oordeelrij, ...]:
        """Give the oordelen that can be taken over: nothing changed, and nothing stands there."""
        return tuple(
            self.stand.rijen[criterium_id]
            for criterium_id, wat in self.veranderd.items()
            if not wat and criterium_id not in nu.rijen
        )

    def reacties_voor(self, nu: Toetsstand) -> tuple[Signaalreactie, ...]:
        """Give the reactions to signals that still say exactly the same."""
        toen = {signaal.id: signaal for signaal in self.stand.signalen}
        return tuple(
            self.stand.reacties[signaal.id]
            for signaal in nu.signalen
            if signaal.actief
            and signaal == toen.get(signaal.id)
            and signaal.id in self.stand.reacties.keys() - nu.reacties.keys()
        )


@dataclass(frozen=True, slots=True)
class Groepsoordelen:
    """What was found in one group."""

    groep: Criteriumgroep
    oordelen: tuple[tuple[Criterium, Oordeelrij], ...]

    @property
    def bijzonder(self) -> tuple[tuple[Criterium, Oordeelrij], ...]:
        """Give the oordelen that say more than `voldoet`."""
        return tuple(paar for paar in self.oordelen if not _is_kaal(paar[1]))

    @property
    def voldoet(self) -> tuple[Criterium, ...]:
        """Give the criteria that are met, with nothing to it."""
        return tuple(criterium for criterium, rij in self.oordelen if _is_kaal(rij))


def find_vorige_toetsing(
    nu: Toetsstand, weergave: Weergave, vandaag: date
) -> VorigeToetsing | None:
    """Find the last version before this one that was scored.

    Args:
        nu: The toetsing as it is now.
        weergave: The version of `nu`, ready to read.
        vandaag: Dutch calendar day whose settings hold, for both.
    """
    rij = _find_getoetste_versie(nu.versie.rij)
    if rij is None:
        return None
    versie = lees_versie(rij)
    stand, toen = bepaal_toetsing(nu.aanvraag, versie, vandaag), maak_weergave(versie)
    vorig, huidig = _inhoud(stand, toen), _inhoud(nu, weergave)
    return VorigeToetsing(
        stand=stand,
        veranderd={
            criterium.id: tuple(
                _naam(verandering, weergave, toen)
                for verandering in bepaal_veranderingen(criterium.id, vorig=vorig, nu=huidig)
            )
            for criterium in nu.criteria
            if criterium.id in stand.rijen
        },
    )


def find_doelen(weergave: Weergave) -> Groep | None:
    """Give the goals of a version, None when it has none."""
    groepen = weergave.tab(Tabcode.GEWENST).groepen
    return next((groep for groep in groepen if groep.id == DOELENGROEP), None)


def find_vorige_doelen(weergave: Weergave) -> tuple[Item, ...]:
    """Give the doelen of the vorige toekenning with what became of them, of a her-aanvraag."""
    items = (item for tab in weergave.tabs for item in tab.items)
    return tuple(item for item in items if item.id.startswith(VORIG_DOEL))


def oordelen_per_groep(stand: Toetsstand) -> tuple[Groepsoordelen, ...]:
    """Give the groups that have an oordeel, in order."""
    per_groep = (
        Groepsoordelen(
            groep,
            tuple(
                (criterium, stand.rijen[criterium.id])
                for criterium in stand.criteria_van(groep.id)
                if criterium.id in stand.rijen
            ),
        )
        for groep in stand.groepen
    )
    return tuple(deel for deel in per_groep if deel.oordelen)


def _is_kaal(rij: Oordeelrij) -> bool:
    """Say whether an oordeel is `voldoet` with nothing to it."""
    erbij = rij.toelichting or rij.motivering or rij.meekijken
    return rij.oordeel == Oordeelwaarde.VOLDOET and not erbij


def _find_getoetste_versie(nu: AanvraagVersie) -> AanvraagVersie | None:
    if nu.nr == 1:
        return None
    vraag = (
        sa.select(AanvraagVersie)
        .where(AanvraagVersie.aanvraag_id == nu.aanvraag_id, AanvraagVersie.nr < nu.nr)
        .where(sa.exists().where(Oordeelrij.versie_id == AanvraagVersie.id))
    )
    return db.session.scalar(vraag.order_by(AanvraagVersie.nr.desc()).limit(1))


def _inhoud(stand: Toetsstand, weergave: Weergave) -> Toetsinhoud:
    return Toetsinhoud(
        criteria=stand.criteria,
        antwoorden=_antwoorden(weergave),
        cijfers={
            regel: tekst
            for criterium in stand.criteria
            for regel in criterium.rekenregels
            if (tekst := cijfer(stand.bron, regel))
        },
        signalen=stand.signalen,
    )


def _antwoorden(weergave: Weergave) -> dict[str, object]:
    """Give what is shown of every item, and of the goals as one."""
    antwoorden: dict[str, object] = {
        item.id: (item.kop, item.delen) for tab in weergave.tabs for item in tab.items
    }
    doelen, vorige = find_doelen(weergave), find_vorige_doelen(weergave)
    if doelen is not None:
        antwoorden[DOELEN] = doelen.items
    return {**antwoorden, HA_DOELEN: vorige} if vorige else antwoorden


def _naam(verandering: Verandering, nu: Weergave, toen: Weergave) -> str:
    """Name what changed, as it is headed on the page."""
    match verandering.soort:
        case Inhoudsoort.CIJFER:
            return woord("cijfer", verandering.id)
        case Inhoudsoort.SIGNAAL:
            return woord("verandering", "signaal", {"titel": signaaltitel(verandering.id)})
        case Inhoudsoort.ANTWOORD if verandering.id == HA_DOELEN:
            return woord("verandering", "vorige_doelen")
        case Inhoudsoort.ANTWOORD if verandering.id != DOELEN:
            gevonden = nu.find_item(verandering.id) or toen.find_item(verandering.id)
            vraag = gevonden[1].kop if gevonden else verandering.id
            return woord("verandering", "antwoord", {"vraag": vraag})
        case Inhoudsoort.ANTWOORD:
            return woord("verandering", "doelen")
    return woord("verandering", "criterium")
