"""The calculation of a group as its pages show it: every client, and what they share."""

import uuid
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from portal.aanvraag.queries.rekenen import Rekenstand
from portal.aanvraag.queries.stand import Kader, Stand
from portal.aanvraag.queries.taken import bepaal_taken
from portal.domain.rekentool import Uitkomst
from portal.domain.waarden import Uren, centen
from portal.platform.framework_data import get_toetsingskader


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekening:
    """What the clients of a group share; amounts in euros per year, in cents.

    Attributes:
        oordeel: Code of what stands in the way, `compleet` when everybody is calculated.
        aantal: Clients in the aanvraag.
        meegerekend: Clients for whom enough was typed.
        met_bedrag: Clients who get an amount.
        som_beschikkingen: Rounded amounts added up: what the besluiten come to together.
        werkboek: Exact amounts added up and then rounded: what the official workbook says.
        som_los: What the clients come to apart, with equal shares of the context.
        regels_werkboek: Rows on the official sheet; more clients is no fault here.
    """

    oordeel: str
    aantal: int
    meegerekend: int
    met_bedrag: int
    context_uren: Uren
    context_euro: Decimal
    drempel: Decimal | None = None
    boven: Decimal | None = None
    per_client: Decimal | None = None
    som_beschikkingen: Decimal | None = None
    werkboek: Decimal | None = None
    som_los: Decimal | None = None
    jaar: int
    versie: str
    voorlopig: bool
    regels_werkboek: int

    @property
    def duurder(self) -> Decimal | None:
        """Give what the group costs more than its clients apart, None when it does not."""
        if self.werkboek is None or self.som_los is None or self.werkboek <= self.som_los:
            return None
        return self.werkboek - self.som_los

    @property
    def past_niet_op_blad(self) -> bool:
        """Say whether the official sheet has too few rows for this group."""
        return self.aantal > self.regels_werkboek


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidregel:
    """One client of a group in a row of a table.

    Attributes:
        klaar: Tasks that are ready, of `totaal`.
        uren: All direct care per week: wonen, dagbesteding, nachtzorg and behandelaren.
        afwijking: The official sheet contradicts itself here: no dagbesteding, but behandeling.
    """

    id: uuid.UUID
    lidnr: int
    clientcode: str
    zorgprofiel: str
    klaar: int
    totaal: int
    wonen: Uren
    dagbesteding: Uren
    nachtzorg: Uren
    behandelaren: Uren
    oordeel: str
    profiel: str
    meerzorguren: Fraction | None
    jaarbedrag: Decimal | None
    etmaalbedrag: Decimal | None
    afwijking: bool

    @property
    def stand(self) -> str:
        """Give how far the part of this client is, as the task list says it."""
        if self.klaar == self.totaal:
            return "klaar"
        return "bezig" if self.klaar else "nog_invullen"


@dataclass(frozen=True, slots=True)
class Groepsbeeld:
    """A group with each of its clients."""

    rekening: Rekening
    leden: tuple[Lidregel, ...]

    @property
    def etmaal_samen(self) -> Decimal:
        """Give what the besluiten come to on one day together."""
        return sum((lid.etmaalbedrag or Decimal(0) for lid in self.leden), Decimal(0))

    @property
    def afwijkend(self) -> tuple[Lidregel, ...]:
        """Give the clients for whom the official sheet contradicts itself."""
        return tuple(lid for lid in self.leden if lid.afwijking)


def maak_groepsbeeld(stand: Stand) -> Groepsbeeld:
    """Give a group with each of its clients, from where it stands."""
    assert stand.rekenen is not None
    return Groepsbeeld(
        maak_rekening(stand.rekenen, stand.kader), tuple(map(_lidregel, stand.leden))
    )


def maak_rekening(rekenen: Rekenstand, kader: Kader) -> Rekening:
    """Give what the clients of a group share."""
    groep = rekenen.groep
    assert groep is not None
    uitkomst, los = groep.uitkomst, groep.bereken_los()
    rekening = Rekening(
        oordeel=_oordeel(rekenen),
        aantal=groep.aantal,
        meegerekend=0,
        met_bedrag=0,
        context_uren=rekenen.context_uren,
        context_euro=centen(rekenen.context_euro),
        jaar=kader.tabel.jaar,
        versie=kader.tabel.versie,
        voorlopig=kader.voorlopig,
        regels_werkboek=get_toetsingskader(op=kader.op).drempels.groep_werkboek,
    )
    if uitkomst is None or los is None:
        return rekening
    per_client = uitkomst.context_per_client
    return replace(
        rekening,
        meegerekend=len(uitkomst.clienten),
        met_bedrag=uitkomst.aantal_met_meerzorg,
        drempel=centen(uitkomst.context.drempel),
        boven=centen(uitkomst.context.boven),
        per_client=None if per_client is None else centen(per_client),
        som_beschikkingen=uitkomst.som_beschikkingen,
        werkboek=centen(uitkomst.jaarbedrag_totaal),
        som_los=centen(los),
    )


def _oordeel(rekenen: Rekenstand) -> str:
    groep = rekenen.groep
    if rekenen.fouten:
        return "fouten"
    if rekenen.tarief is None:
        return "tarief_ontbreekt"
    if groep is None or groep.uitkomst is None:
        return "leeg"
    return "compleet" if len(groep.uitkomst.clienten) == groep.aantal else "deels"


def _lidregel(stand: Stand) -> Lidregel:
    aanvraag, rekenen = stand.dossier.aanvraag, stand.rekenen
    uitkomst = rekenen.uitkomst if rekenen else None
    taken, bedragen = bepaal_taken(stand), uitkomst.bedragen if uitkomst else None
    niets = Uren(Fraction(0))
    return Lidregel(
        id=aanvraag.id,
        lidnr=stand.lidnr,
        clientcode=aanvraag.clientcode,
        zorgprofiel=aanvraag.zorgprofiel,
        klaar=taken.klaar,
        totaal=len(taken.onderdelen),
        wonen=rekenen.zorg.week.wonen if rekenen else niets,
        dagbesteding=rekenen.zorg.week.dagbesteding if rekenen else niets,
        nachtzorg=rekenen.zorg.nachtzorg if rekenen else niets,
        behandelaren=rekenen.behandelaren.totaal if rekenen else niets,
        oordeel=_oordeel_lid(rekenen, uitkomst),
        profiel=(uitkomst.profiel or "") if uitkomst else "",
        meerzorguren=uitkomst.meerzorguren if uitkomst else None,
        jaarbedrag=bedragen.jaarbedrag_cent if bedragen else None,
        etmaalbedrag=bedragen.etmaalbedrag_cent if bedragen else None,
        afwijking=rekenen is not None and _wijkt_af(rekenen),
    )


def _oordeel_lid(rekenen: Rekenstand | None, uitkomst: Uitkomst | None) -> str:
    if uitkomst is not None:
        return uitkomst.gelezen_als.value
    return "fouten" if rekenen is not None and rekenen.fouten else "leeg"


def _wijkt_af(rekenen: Rekenstand) -> bool:
    """Say whether the group sheet forgets the weight of the behandelaren of this client."""
    kader = rekenen.kader
    return kader.behandeling and not kader.dagbesteding and rekenen.behandelaren.totaal > 0
