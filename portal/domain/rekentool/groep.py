"""The rekentool for a group: the context is shared, everything else is per client."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool.bedragen import (
    Context,
    bepaal_bedragen,
    bepaal_context,
    bepaal_drempelgrondslag,
)
from portal.domain.rekentool.bereken import (
    bepaal_basis,
    bepaal_maatwerkreden,
    bepaal_stand_van,
    bereken_maatwerk,
    maak_uitkomst,
)
from portal.domain.rekentool.invoer import (
    GEEN_BEDRAG,
    GEEN_UREN,
    HandmatigeInvoer,
    Rekeninvoer,
    controleer_niet_negatief,
    controleer_tarief,
)
from portal.domain.rekentool.maatwerk import maak_handmatig
from portal.domain.rekentool.trace import Spoor, Stap
from portal.domain.rekentool.uitkomst import Maatwerkreden, Uitkomst, Uitkomstsoort
from portal.domain.rekentool.uren import Stand
from portal.domain.waarden import Bedrag, Euro, Uren
from portal.domain.zorgprofielen import Referentietabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsinvoer:
    """Input of a group; the context of the clients themselves is not used.

    Attributes:
        clienten: Input of each client, at least one, in order; a HandmatigeInvoer for a client
            whose zorgprofiel has no table.
        zonder_volumetoets: Places in `clienten` of those for whom the 25% does not apply.
        context_uren_jaar: Extra context hours per year of the whole group; None is not filled in.
        context_totaal: Context means in euros per year of the whole group.
        context_boven_toegekend: What the reviewer grants of the part above the threshold, or None.
    """

    clienten: tuple[Rekeninvoer | HandmatigeInvoer, ...]
    context_uren_jaar: Uren | None = None
    context_totaal: Bedrag = GEEN_BEDRAG
    context_boven_toegekend: Bedrag | None = None
    zonder_volumetoets: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsuitkomst:
    """Outcome of a group: one outcome per client, and the shared context in euros per year.

    `context_per_client` is None when nobody has meerzorg; `trace` holds the shared steps.
    """

    clienten: tuple[Uitkomst, ...]
    aantal_met_meerzorg: int
    drempelgrondslag: Bedrag
    context: Context
    context_per_client: Bedrag | None
    trace: tuple[Stap, ...]

    @property
    def jaarbedrag_totaal(self) -> Bedrag:
        """The total of the workbook: exact amounts added up, euros per year.

        Bron: [rekentool] par. 2 Groep.
        """
        bedragen = (uitkomst.bedragen for uitkomst in self.clienten)
        return Bedrag(sum((b.jaarbedrag for b in bedragen if b), Fraction(0)))

    @property
    def som_beschikkingen(self) -> Euro:
        """The total of the besluiten: amounts in cents added up, euros per year.

        Bron: [procedure] par. 3.2.
        """
        bedragen = (uitkomst.bedragen for uitkomst in self.clienten)
        return Euro(sum((b.jaarbedrag_cent for b in bedragen if b), Decimal("0.00")))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lid:
    """A client between the hours and the amounts; `basis` is None without meerzorg.

    `stand` is None for a client whose zorgprofiel has no table.
    """

    invoer: Rekeninvoer | HandmatigeInvoer
    stand: Stand | None
    spoor: Spoor
    basis: Bedrag | None = None
    grondslag: Bedrag = GEEN_BEDRAG
    maatwerk: Maatwerkreden | None = None
    zonder_uren: bool = False


def bereken_groep(invoer: Groepsinvoer, tabel: Referentietabel) -> Groepsuitkomst:
    """Calculate a group with the table of one year.

    Args:
        invoer: Direct care of each client, and the context of the group.
        tabel: Table of the year of the (granted) ingangsdatum.

    Returns:
        One outcome per client, in order. Context hours are divided over all clients, context
        means above the threshold over those with a meerzorgprofiel (maatwerk included). Where
        context hours are filled in, a client without any hours is GEEN_UITKOMST. Behandelaren are
        weighted for every combination, unlike the group sheet of the workbook. A client for whom
        the 25% does not apply comes out as with `bereken_buiten_banden`, one without table as with
        `handmatig_maatwerk`; both share in the context.

    Raises:
        DomeinFout: `groep_leeg` without clients, and what `bereken` raises.

    Bron: [rekentool] par. 2 Groep.
    """
    if not invoer.clienten:
        raise DomeinFout("groep_leeg")
    controleer_niet_negatief("context_totaal", invoer.context_totaal)
    leden = [_bepaal_lid(plaats, invoer, tabel) for plaats in range(len(invoer.clienten))]
    met_meerzorg = sum(lid.basis is not None for lid in leden)
    som = Bedrag(sum((lid.grondslag for lid in leden), Fraction(0)))
    spoor = Spoor()
    spoor.stap("groep_grondslag", (som,), som)
    context = bepaal_context(
        totaal=invoer.context_totaal,
        toegekend=invoer.context_boven_toegekend,
        grondslag=som,
        contextdrempel=tabel.constanten.contextdrempel,
        spoor=spoor,
    )
    deel = Bedrag(context.telt_mee / met_meerzorg) if met_meerzorg else None
    return Groepsuitkomst(
        clienten=tuple(_rond_af(lid, context, met_meerzorg, tabel) for lid in leden),
        aantal_met_meerzorg=met_meerzorg,
        drempelgrondslag=som,
        context=context,
        context_per_client=deel,
        trace=spoor.als_trace(),
    )


def _bepaal_lid(plaats: int, groep: Groepsinvoer, tabel: Referentietabel) -> _Lid:
    client = groep.clienten[plaats]
    if isinstance(client, HandmatigeInvoer):
        return _bepaal_handmatig(client, tabel)
    spoor, aantal = Spoor(), Fraction(len(groep.clienten))
    uren = groep.context_uren_jaar or GEEN_UREN
    deel = Uren(spoor.stap("groep_contextuur", (uren, aantal), uren / aantal))
    invoer = replace(
        client, context_uren_jaar=deel, context_totaal=GEEN_BEDRAG, context_boven_toegekend=None
    )
    stand = bepaal_stand_van(invoer, tabel, spoor)
    if groep.context_uren_jaar is not None and not _heeft_uren(client):
        return _Lid(invoer=invoer, stand=stand, spoor=spoor, zonder_uren=True)
    basis, reden = bepaal_basis(stand, tabel), bepaal_maatwerkreden(stand)
    meerzorg = stand.uren.meerzorg
    if basis is None and plaats in groep.zonder_volumetoets and meerzorg:
        basis = bereken_maatwerk("basis_buiten_banden", meerzorg, stand, tabel)
        reden = Maatwerkreden.BUITEN_BANDEN
    if basis is None:
        return _Lid(invoer=invoer, stand=stand, spoor=spoor)
    return _Lid(
        invoer=invoer,
        stand=stand,
        spoor=spoor,
        basis=basis,
        grondslag=bepaal_drempelgrondslag(
            basis, tabel.constanten, spoor, maatwerk=reden is not None
        ),
        maatwerk=reden,
    )


def _heeft_uren(client: Rekeninvoer) -> bool:
    uren = (client.wonen, client.dagbesteding, client.nachtzorg, client.behandelaren)
    return any(uren)


def _bepaal_handmatig(client: HandmatigeInvoer, tabel: Referentietabel) -> _Lid:
    for veld in ("meerzorguren", "bedrag_100"):
        controleer_niet_negatief(veld, getattr(client, veld))
    controleer_tarief(client.tarief)
    spoor, basis = Spoor(), client.bedrag_100
    spoor.stap("basis_handmatig", (basis,), basis)
    return _Lid(
        invoer=replace(client, context_totaal=GEEN_BEDRAG, context_boven_toegekend=None),
        stand=None,
        spoor=spoor,
        basis=basis,
        grondslag=bepaal_drempelgrondslag(basis, tabel.constanten, spoor, maatwerk=True),
        maatwerk=Maatwerkreden.HANDMATIG,
    )


def _rond_af(lid: _Lid, context: Context, met_meerzorg: int, tabel: Referentietabel) -> Uitkomst:
    if lid.basis is None:
        assert lid.stand is not None
        uitkomst = maak_uitkomst(lid.stand, tabel, maatwerk=None, bedragen=None)
        return _zonder_uren(uitkomst) if lid.zonder_uren else uitkomst
    spoor, aantal = lid.spoor, Fraction(met_meerzorg)
    deel = spoor.stap("groep_context", (context.telt_mee, aantal), context.telt_mee / aantal)
    eigen = replace(context, telt_mee=Bedrag(deel))
    bedragen = bepaal_bedragen(lid.basis, eigen, lid.invoer.tarief, tabel.constanten, spoor)
    if lid.stand is None:
        assert isinstance(lid.invoer, HandmatigeInvoer)
        return maak_handmatig(lid.invoer, bedragen, tabel, spoor)
    return maak_uitkomst(lid.stand, tabel, maatwerk=lid.maatwerk, bedragen=bedragen)


def _zonder_uren(leeg: Uitkomst) -> Uitkomst:
    return replace(
        leeg,
        soort=Uitkomstsoort.GEEN_UITKOMST,
        uren=None,
        meerzorguren=None,
        volumetoets=None,
        profiel=None,
        trace=(),
    )
