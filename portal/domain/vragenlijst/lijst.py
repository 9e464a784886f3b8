"""The vragenlijst of one version: sections with questions, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout
from portal.domain.gegevens import Gegevens, Lezer, weiger_dubbel
from portal.domain.voorwaarden import Voorwaarde, Zichtbaarheid, lees_zichtbaarheid
from portal.domain.vragenlijst.vraag import Doelveld, Niveau, Vraag, Vraagtype

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sectie:
    """One part of the vragenlijst.

    Args:
        id: Stable key.
        volgorde: Place in the list.
        titel: What people read.
        toelichting: Text above it, empty when none.
        soorten: Kinds of aanvraag it belongs to.
        niveau: Asked once, or for each client.
        zichtbaarheid: When it is asked.
        vragen: Its questions in order.
    """

    id: str
    volgorde: int
    titel: str
    toelichting: str
    soorten: tuple[str, ...]
    niveau: Niveau
    zichtbaarheid: Zichtbaarheid
    vragen: tuple[Vraag, ...]

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Sectie:
        """Read one section."""
        return cls(
            id=lezer.tekst("id"),
            volgorde=lezer.getal("volgorde"),
            titel=lezer.tekst("titel"),
            toelichting=lezer.tekst("toelichting", ""),
            soorten=lezer.teksten("soorten"),
            niveau=lezer.een_van("niveau", Niveau),
            zichtbaarheid=lees_zichtbaarheid(lezer),
            vragen=tuple(map(Vraag.uit_lezer, lezer.delen("vraag"))),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vragenlijst:
    """Every question of one version.

    Args:
        versie: Such as `2026-1`.
        geldig_vanaf: First day on which it is used.
        max_woorden: General guideline in words.
        vragen_per_pagina: Most questions on a page.
        doelvelden: Parts of a doel in order.
        secties: In order.
        vragen: Every question by id.
    """

    versie: str
    geldig_vanaf: date
    max_woorden: int
    vragen_per_pagina: int
    doelvelden: tuple[Doelveld, ...]
    secties: tuple[Sectie, ...]
    vragen: Mapping[str, Vraag]

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Vragenlijst:
        """Read and check the vragenlijst.

        Raises:
            DomeinFout: `gegevens_onjuist`, `gegevens_dubbel`, `voorwaarde_onbekend`,
                `veld_onbekend`, `opties_ontbreken`, `optie_onbekend` or `subveld_onbekend`.
        """
        lezer = Lezer(gegevens, "vragenlijst")
        meta, delen = lezer.deel("meta"), lezer.delen("sectie")
        weiger_dubbel(delen, "vragenlijst.sectie")
        weiger_dubbel(
            (vraag for deel in delen for vraag in deel.delen("vraag")), "vragenlijst.vraag"
        )
        secties = tuple(sorted(map(Sectie.uit_lezer, delen), key=lambda sectie: sectie.volgorde))
        lijst = cls(
            versie=meta.tekst("versie"),
            geldig_vanaf=meta.datum("geldig_vanaf"),
            max_woorden=meta.getal("max_woorden_richtlijn"),
            vragen_per_pagina=meta.getal("vragen_per_pagina"),
            doelvelden=tuple(map(Doelveld.uit_lezer, lezer.delen("doelveld"))),
            secties=secties,
            vragen={vraag.id: vraag for sectie in secties for vraag in sectie.vragen},
        )
        _controleer(lijst, lezer.deel("velden").gegevens.keys())
        return lijst


def _controleer(lijst: Vragenlijst, velden: AbstractSet[str]) -> None:
    for vraag in lijst.vragen.values():
        for code in _fouten(vraag):
            raise DomeinFout(code, vraag=vraag.id)
    for voorwaarde in _voorwaarden(lijst):
        if voorwaarde.vraag_id not in lijst.vragen and voorwaarde.veld not in velden:
            raise DomeinFout("veld_onbekend", veld=voorwaarde.veld)


def _voorwaarden(lijst: Vragenlijst) -> Iterator[Voorwaarde]:
    for sectie in lijst.secties:
        yield from sectie.zichtbaarheid.voorwaarden
        for vraag in sectie.vragen:
            yield from vraag.zichtbaarheid.voorwaarden
            yield from vraag.stop_alleen_als


def _fouten(vraag: Vraag) -> Iterator[str]:
    if vraag.type is Vraagtype.KEUZE and not vraag.opties:
        yield "opties_ontbreken"
    if not {*vraag.toelichting_bij, *filter(None, [vraag.stop_bij])} <= {*vraag.opties}:
        yield "optie_onbekend"
    if not {*vraag.minstens_een_van} <= {subveld.id for subveld in vraag.subvelden}:
        yield "subveld_onbekend"
