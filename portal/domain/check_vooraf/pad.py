"""The decision path as data: nodes, answers and exits of one version."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.check_vooraf.controle import controleer
from portal.domain.check_vooraf.zet import Zet
from portal.domain.fouten import DomeinFout
from portal.domain.gegevens import Gegevens, Lezer, weiger_dubbel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Soort(StrEnum):
    """Who answers a node."""

    MENS = "mens"
    BEREKEND = "berekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """One answer to a node.

    Args:
        waarde: The answer, also the text people see.
        naar: Id of the node or exit it leads to.
        zet: What it fixes.
        alleen_als: Setting and value under which it exists, None is always.
        alleen_profielen: Zorgprofielen it exists for, empty is every profile.
        motivering: A reason is needed to go on with this answer.
        advies: Exit that is offered first, without force.
    """

    waarde: str
    naar: str
    zet: Zet
    alleen_als: tuple[str, str] | None
    alleen_profielen: tuple[str, ...]
    motivering: bool
    advies: str | None

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Keuze:
        """Read one answer."""
        return cls(
            waarde=lezer.tekst("waarde"),
            naar=lezer.tekst("naar"),
            zet=Zet.uit_lezer(lezer.deel("zet")),
            alleen_als=_lees_alleen_als(lezer),
            alleen_profielen=lezer.teksten("alleen_profielen"),
            motivering=lezer.vlag("motivering", standaard=False),
            advies=lezer.tekst_of_niets("advies"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Knoop:
    """One question of the path.

    Args:
        id: Such as `k04`.
        soort: Who answers.
        vraag: The question.
        hulp: Help under it, empty when none.
        bron: Sources.
        keuzes: The answers.
        toelichting_verplicht: A text goes with every answer.
        meerkeuze: Several answers at once.
        criteria: Criteria where the reviewer meets the answer.
        velden: Amounts a person fills in instead of choosing.
        berekening: Name of the rule that answers, None when a person chooses.
        bevestigen: A person adds to what the portal found before the path goes on.
        voorgevuld: Where the portal finds a first answer, empty when nowhere.
        per_client: In a group it is answered for one client apart.
    """

    id: str
    soort: Soort
    vraag: str
    hulp: str
    bron: tuple[str, ...]
    keuzes: tuple[Keuze, ...]
    toelichting_verplicht: bool
    meerkeuze: bool
    criteria: tuple[str, ...]
    velden: tuple[str, ...]
    berekening: str | None
    bevestigen: bool
    voorgevuld: str
    per_client: bool

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Knoop:
        """Read one node."""
        return cls(
            id=lezer.tekst("id"),
            soort=lezer.een_van("soort", Soort),
            vraag=lezer.tekst("vraag"),
            hulp=lezer.tekst("hulp", ""),
            bron=lezer.teksten("bron"),
            keuzes=tuple(map(Keuze.uit_lezer, lezer.delen("antwoorden"))),
            toelichting_verplicht=lezer.vlag("toelichting_verplicht", standaard=False),
            meerkeuze=lezer.vlag("meerkeuze", standaard=False),
            criteria=lezer.teksten("criteria"),
            velden=lezer.teksten("velden"),
            berekening=lezer.tekst_of_niets("berekening"),
            bevestigen=bool(lezer.tekst("gegevens", "")),
            voorgevuld=lezer.tekst("voorgevuld", ""),
            per_client=lezer.vlag("per_client", standaard=False),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitgang:
    """One end of the path.

    Args:
        id: Such as `u-consult`.
        soort: Kind of end, for people.
        indienen: An aanvraag for an instelling can follow.
        opent: What opens instead, None for nothing.
        tekst: What people read.
        taak: What the portal offers next.
        bron: Sources.
    """

    id: str
    soort: str
    indienen: bool
    opent: str | None
    tekst: str
    taak: str
    bron: tuple[str, ...]

    @property
    def intern_afwijzen(self) -> bool:
        """The case can be kept as not meerzorgwaardig with an analysis.

        Bron: [procedure] §1 T04; [processen] A20.
        """
        return not self.indienen and self.opent is None

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Uitgang:
        """Read one exit."""
        return cls(
            id=lezer.tekst("id"),
            soort=lezer.tekst("soort"),
            indienen=lezer.vlag("indienen"),
            opent=lezer.tekst_of_niets("opent"),
            tekst=lezer.tekst("tekst"),
            taak=lezer.tekst("taak"),
            bron=lezer.teksten("bron"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslispad:
    """The whole path of one version, checked: every answer leads somewhere and it ends."""

    versie: str
    geldig_vanaf: date
    start: str
    instellingen: Mapping[str, str]
    knopen: Mapping[str, Knoop]
    uitgangen: Mapping[str, Uitgang]

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Beslispad:
        """Read and check the path.

        Raises:
            DomeinFout: `gegevens_onjuist`, `gegevens_dubbel`, `zet_onbekend`,
                `alleen_als_onbekend`, `doel_onbekend`, `pad_rond`, `onbereikbaar`,
                `advies_onbekend`, `berekening_onbekend` or `knoop_zonder_antwoord`.
        """
        lezer = Lezer(gegevens, "check_vooraf")
        meta, knopen, uitgangen = lezer.deel("meta"), lezer.delen("knoop"), lezer.delen("uitgang")
        weiger_dubbel(knopen + uitgangen, "check_vooraf")
        pad = cls(
            versie=meta.tekst("versie"),
            geldig_vanaf=meta.datum("geldig_vanaf"),
            start=meta.tekst("start"),
            instellingen=lezer.deel("instellingen").alle_teksten(),
            knopen={knoop.id: knoop for knoop in map(Knoop.uit_lezer, knopen)},
            uitgangen={uitgang.id: uitgang for uitgang in map(Uitgang.uit_lezer, uitgangen)},
        )
        controleer(pad)
        return pad


def _lees_alleen_als(lezer: Lezer) -> tuple[str, str] | None:
    """Read `<setting> = <value>`."""
    tekst = lezer.tekst("alleen_als", "")
    if not tekst:
        return None
    sleutel, teken, waarde = (deel.strip() for deel in tekst.partition("="))
    if not (sleutel and teken and waarde):
        raise DomeinFout("alleen_als_onbekend", plek=lezer.plek, tekst=tekst)
    return sleutel, waarde
