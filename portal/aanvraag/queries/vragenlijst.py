"""The sections and pages of the vragenlijst of one aanvraag, and how far each question is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag, Antwoord, WerktNu
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.inhoud import onderdeel_van_vraag
from portal.aanvraag.queries.stand.stand import niveau_van
from portal.aanvraag.queries.werkt_nu import list_werkt_nu
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Handtekeningstatus, Onderdeel, onderdelen_van
from portal.domain.voorwaarden import Antwoordwaarde, is_gevuld
from portal.domain.vragenlijst import (
    Ontbrekend,
    Pagina,
    Sectie,
    Vraag,
    Vraagtype,
    aantal_woorden,
    is_verplicht,
    paginas,
    zichtbare_paginas,
)
from portal.toegang.models import Gebruiker


class Vraagstand(StrEnum):
    """How far one question is; the values are those of the task list."""

    KLAAR = "klaar"
    BEZIG = "bezig"
    NOG_INVULLEN = "nog_invullen"
    LET_OP = "let_op"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagbeeld:
    """One question as a page shows it.

    Attributes:
        vraag: The question.
        rij: The stored answer, None when nothing was typed yet.
        waarde: The whole answer, with what comes from elsewhere.
        stand: How far it is.
        verplicht: Whether it must be answered.
        ontbrekend: Parts that are missing.
        stopt: With this answer the aanvraag cannot be submitted.
        woorden: Length of the answer.
        richtlijn: Guideline in words.
        onbevestigd: The answer was carried over and nobody confirmed it yet.
    """

    vraag: Vraag
    rij: Antwoord | None
    waarde: Antwoordwaarde
    stand: Vraagstand
    verplicht: bool
    ontbrekend: tuple[Ontbrekend, ...]
    stopt: bool
    woorden: int
    richtlijn: int
    onbevestigd: bool = False

    @property
    def is_te_lang(self) -> bool:
        """Say whether the answer is longer than the guideline."""
        return self.woorden > self.richtlijn

    @property
    def is_open(self) -> bool:
        """Say whether this answer keeps the section from being finished."""
        return bool(self.ontbrekend) or self.stopt or self.onbevestigd

    @property
    def elders(self) -> str:
        """Name the page on which it is answered, empty when that is here."""
        soort, _, plaats = (self.vraag.gevuld_uit or "").partition(":")
        return plaats if soort == "pagina" else soort


@dataclass(frozen=True, slots=True)
class Paginabeeld:
    """One page with its place in the section."""

    nr: int
    vragen: tuple[Vraagbeeld, ...]

    @property
    def is_doelen(self) -> bool:
        """Say whether this page is the list of doelen."""
        return any(beeld.vraag.type is Vraagtype.DOELEN for beeld in self.vragen)

    @property
    def is_terugblik(self) -> bool:
        """Say whether those are the doelen of the vorige toekenning."""
        return any(beeld.vraag.terugblik for beeld in self.vragen)

    @property
    def is_klaar(self) -> bool:
        """Say whether nothing is missing of what is answered on this page itself."""
        return not any(
            beeld.is_open
            for beeld in self.vragen
            if is_hier_gevraagd(beeld.vraag) or beeld.vraag.terugblik
        )


@dataclass(frozen=True, slots=True)
class Sectiebeeld:
    """One visible section with its visible pages."""

    sectie: Sectie
    paginas: tuple[Paginabeeld, ...]

    @property
    def is_klaar(self) -> bool:
        """Say whether every page is."""
        return all(pagina.is_klaar for pagina in self.paginas)

    @property
    def eerste_open(self) -> Paginabeeld | None:
        """Give the first page on which something is missing, None when all are ready."""
        return next((pagina for pagina in self.paginas if not pagina.is_klaar), None)

    def pagina(self, nr: int) -> Paginabeeld:
        """Give a visible page.

        Raises:
            NotFound: There is no such page now.
        """
        gevonden = next((pagina for pagina in self.paginas if pagina.nr == nr), None)
        if gevonden is None:
            raise NotFound
        return gevonden

    def plaats(self, nr: int) -> int:
        """Give the place of a page among the visible ones, from 1."""
        return [pagina.nr for pagina in self.paginas].index(nr) + 1

    def naast(self, nr: int, stap: int) -> int | None:
        """Give the number of the visible page before (-1) or after (1) a page, None at the end."""
        nummers = [pagina.nr for pagina in self.paginas]
        kandidaten = [ander for ander in nummers[::stap] if (ander - nr) * stap > 0]
        return kandidaten[0] if kandidaten else None


def list_secties(stand: Stand) -> tuple[Sectiebeeld, ...]:
    """Give the visible sections in order, each with its visible pages."""
    niveau = niveau_van(stand.dossier.aanvraag)
    alle = zichtbare_paginas(stand.kader.vragenlijst, stand.velden, stand.antwoorden, niveau)
    return tuple(
        Sectiebeeld(
            sectie,
            tuple(_paginabeeld(stand, pagina) for pagina in alle if pagina.sectie.id == sectie.id),
        )
        for sectie in stand.secties
    )


def get_sectie(stand: Stand, sectie_id: str) -> Sectiebeeld:
    """Give one visible section.

    Raises:
        NotFound: This aanvraag does not have it now.
    """
    beeld = next((beeld for beeld in list_secties(stand) if beeld.sectie.id == sectie_id), None)
    if beeld is None:
        raise NotFound
    return beeld


def get_vragen(stand: Stand, sectie_id: str, nr: int) -> tuple[Vraag, ...]:
    """Give the questions that people answer on a page, visible at this moment or not.

    What was typed on a page is saved also when a colleague's answer hid a question meanwhile.

    Raises:
        NotFound: The vragenlijst has no such page.
    """
    lijst = stand.kader.vragenlijst
    sectie = next((sectie for sectie in lijst.secties if sectie.id == sectie_id), None)
    gevonden = paginas(lijst, sectie)[nr - 1 : nr] if sectie is not None and nr > 0 else ()
    if not gevonden:
        raise NotFound
    return tuple(vraag for vraag in gevonden[0].vragen if is_hier_gevraagd(vraag))


def is_hier_gevraagd(vraag: Vraag) -> bool:
    """Say whether a question is answered on its page of the vragenlijst itself."""
    return vraag.gevuld_uit is None and vraag.type is not Vraagtype.DOELEN


def richtlijn_van(stand: Stand, vraag: Vraag) -> int:
    """Give the guideline in words of an answer."""
    return vraag.max_woorden or stand.kader.vragenlijst.max_woorden


def list_ondertekend(stand: Stand, sectie: Sectie) -> tuple[Rol, ...]:
    """Name the functions whose signature a change in this section reopens."""
    onderdelen = {onderdeel_van_vraag(sectie.id, vraag.id) for vraag in sectie.vragen}
    return ondertekend_voor(stand, onderdelen)


def ondertekend_voor(stand: Stand, onderdelen: set[Onderdeel]) -> tuple[Rol, ...]:
    """Name the functions that signed and that sign one of these onderdelen."""
    return tuple(
        functie
        for functie, handtekening in stand.handtekeningen.items()
        if handtekening.status is not Handtekeningstatus.ONTBREEKT
        and onderdelen & set(onderdelen_van(functie))
    )


def list_collegas(
    aanvraag: Aanvraag, onderdeel: str, *, voor: Gebruiker, op: datetime
) -> tuple[WerktNu, ...]:
    """Name who else saved something in an onderdeel a short while ago, latest first."""
    return tuple(
        rij
        for rij in list_werkt_nu(aanvraag, op=op)
        if rij.onderdeel == onderdeel and rij.gebruiker_id != voor.id
    )


def _paginabeeld(stand: Stand, pagina: Pagina) -> Paginabeeld:
    nr = int(pagina.id.removeprefix(f"{pagina.sectie.id}-"))
    return Paginabeeld(nr, tuple(_vraagbeelden(stand, pagina)))


def _vraagbeelden(stand: Stand, pagina: Pagina) -> Iterator[Vraagbeeld]:
    stoppend = {vraag.id for vraag in stand.stoppend}
    onbevestigd = frozenset(stand.onbevestigd)
    for vraag in pagina.vragen:
        waarde = stand.antwoorden.get(vraag.id)
        ontbrekend = tuple(deel for deel in stand.ontbrekend if deel.vraag_id == vraag.id)
        verplicht = is_verplicht(vraag, stand.velden)
        yield Vraagbeeld(
            vraag=vraag,
            rij=stand.dossier.antwoorden.get(vraag.id),
            waarde=waarde,
            stand=Vraagstand.BEZIG
            if vraag.id in onbevestigd
            else _vraagstand(waarde, ontbrekend, stopt=vraag.id in stoppend, verplicht=verplicht),
            verplicht=verplicht,
            ontbrekend=ontbrekend,
            stopt=vraag.id in stoppend,
            woorden=aantal_woorden(waarde),
            richtlijn=richtlijn_van(stand, vraag),
            onbevestigd=vraag.id in onbevestigd,
        )


def _vraagstand(
    waarde: Antwoordwaarde, ontbrekend: tuple[Ontbrekend, ...], *, stopt: bool, verplicht: bool
) -> Vraagstand:
    if stopt:
        return Vraagstand.LET_OP
    if not ontbrekend:
        return Vraagstand.KLAAR if verplicht or is_gevuld(waarde) else Vraagstand.NOG_INVULLEN
    return Vraagstand.BEZIG if is_gevuld(waarde) else Vraagstand.NOG_INVULLEN
