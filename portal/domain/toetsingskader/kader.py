"""The toetsingskader as data: groups of criteria, and the rules of the signals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout
from portal.domain.gegevens import Gegevens, Lezer, weiger_dubbel
from portal.domain.toetsingskader.drempels import Drempels
from portal.domain.voorwaarden import Zichtbaarheid, lees_zichtbaarheid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Blokkeert(StrEnum):
    """What an unmet criterium does to toekennen."""

    JA = "ja"
    MOTIVERING = "motivering"
    NEE = "nee"


class Ernst(StrEnum):
    """How much a signal asks of the reviewer."""

    STOP = "stop"
    LET_OP = "let-op"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterium:
    """One criterium.

    Args:
        id: Such as `AL-4`.
        groep_id: The group it belongs to.
        vraag: What the reviewer answers.
        noot: Remark on the oordeel, empty when none.
        kern: Scored one by one, never by the button of the group.
        blokkeert: What an unmet criterium does to toekennen.
        geen_blokkade_bij_grond: Gronden with which it never blocks.
        motivering_bij_signaal: Active signals that ask a motivering at toekennen.
        meekijken: Forms of looking along of which one is recorded, empty when none is asked.
        per_client: Scored for each client of a group.
        check: Nodes of the check vooraf it shows.
        vragen: Questions of the vragenlijst it shows.
        rekenregels: Numbers of the rekentool it shows.
        signalen: Signals it shows.
        zichtbaarheid: When it is part of the toetsing.
        bron: Source.
    """

    id: str
    groep_id: str
    vraag: str
    noot: str
    kern: bool
    blokkeert: Blokkeert
    geen_blokkade_bij_grond: tuple[str, ...]
    motivering_bij_signaal: tuple[str, ...]
    meekijken: tuple[str, ...]
    per_client: bool
    check: tuple[str, ...]
    vragen: tuple[str, ...]
    rekenregels: tuple[str, ...]
    signalen: tuple[str, ...]
    zichtbaarheid: Zichtbaarheid
    bron: str

    @classmethod
    def uit_lezer(cls, lezer: Lezer, groep_id: str) -> Criterium:
        """Read one criterium."""
        return cls(
            id=lezer.tekst("id"),
            groep_id=groep_id,
            vraag=lezer.tekst("vraag"),
            noot=lezer.tekst("oordeel_noot", ""),
            kern=lezer.vlag("kern", standaard=False),
            blokkeert=lezer.een_van("blokkeert", Blokkeert),
            geen_blokkade_bij_grond=lezer.teksten("geen_blokkade_bij_grond"),
            motivering_bij_signaal=lezer.teksten("motivering_bij_signaal"),
            meekijken=lezer.teksten("meekijken"),
            per_client=lezer.vlag("per_client", standaard=False),
            check=lezer.teksten("check"),
            vragen=lezer.teksten("vragen"),
            rekenregels=lezer.teksten("rekenregels"),
            signalen=lezer.teksten("signalen"),
            zichtbaarheid=lees_zichtbaarheid(lezer),
            bron=lezer.tekst("bron"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteriumgroep:
    """One onderdeel of the toetsing.

    Args:
        id: Such as `AL`.
        titel: What people read.
        soorten: Kinds of aanvraag it belongs to.
        zichtbaarheid: When it is part of the toetsing.
        criteria: In order.
    """

    id: str
    titel: str
    soorten: tuple[str, ...]
    zichtbaarheid: Zichtbaarheid
    criteria: tuple[Criterium, ...]

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Criteriumgroep:
        """Read one group with its criteria."""
        groep_id = lezer.tekst("id")
        return cls(
            id=groep_id,
            titel=lezer.tekst("titel"),
            soorten=lezer.teksten("soorten"),
            zichtbaarheid=lees_zichtbaarheid(lezer),
            criteria=tuple(
                Criterium.uit_lezer(deel, groep_id) for deel in lezer.delen("criterium")
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalregel:
    """What a signal watches, how serious it is and where that stands."""

    id: str
    regel: str
    ernst: Ernst
    bron: str

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Signaalregel:
        """Read one rule."""
        return cls(
            id=lezer.tekst("id"),
            regel=lezer.tekst("regel"),
            ernst=lezer.een_van("ernst", Ernst),
            bron=lezer.tekst("bron"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsingskader:
    """The whole framework of one version.

    Args:
        versie: Such as `2026-1`.
        geldig_vanaf: First day on which it is used.
        groepen: In order.
        criteria: Every criterium by id.
        signaalregels: Every signal by id, in order.
        rekenregels: Name of each number by its id.
        drempels: Limits of the signals; replace them by those of a zorgkantoor.
    """

    versie: str
    geldig_vanaf: date
    groepen: tuple[Criteriumgroep, ...]
    criteria: Mapping[str, Criterium]
    signaalregels: Mapping[str, Signaalregel]
    rekenregels: Mapping[str, str]
    drempels: Drempels

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Toetsingskader:
        """Read and check the framework.

        Raises:
            DomeinFout: `gegevens_onjuist`, `gegevens_dubbel`, `voorwaarde_onbekend`,
                `signaal_onbekend` or `rekenregel_onbekend`.
        """
        lezer = Lezer(gegevens, "toetsingskader")
        meta = lezer.deel("meta")
        groepen, signalen = lezer.delen("groep"), lezer.delen("signaal")
        weiger_dubbel([*groepen, *signalen], "toetsingskader")
        weiger_dubbel((deel for groep in groepen for deel in groep.delen("criterium")), "criterium")
        gelezen = tuple(map(Criteriumgroep.uit_lezer, groepen))
        kader = cls(
            versie=meta.tekst("versie"),
            geldig_vanaf=meta.datum("geldig_vanaf"),
            groepen=gelezen,
            criteria={deel.id: deel for groep in gelezen for deel in groep.criteria},
            signaalregels={regel.id: regel for regel in map(Signaalregel.uit_lezer, signalen)},
            rekenregels=lezer.deel("rekenregels").alle_teksten(),
            drempels=Drempels.uit_lezer(lezer.deel("drempels")),
        )
        _controleer(kader)
        return kader


def _controleer(kader: Toetsingskader) -> None:
    for criterium in kader.criteria.values():
        signalen = {*criterium.signalen, *criterium.motivering_bij_signaal}
        if not signalen <= kader.signaalregels.keys():
            raise DomeinFout("signaal_onbekend", criterium=criterium.id)
        if not set(criterium.rekenregels) <= kader.rekenregels.keys():
            raise DomeinFout("rekenregel_onbekend", criterium=criterium.id)
