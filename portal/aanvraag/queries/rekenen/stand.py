"""The state of the calculation of one aanvraag: input, outcome, or what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from portal.aanvraag.queries.rekenen.groepsrekening import Groepsrekening
from portal.aanvraag.queries.rekenen.lezen import (
    Blok,
    Contextpost,
    Lezer,
    Veldfout,
    lees_behandelaren,
    lees_dagprogramma,
    lees_posten,
)
from portal.domain.dagprogramma import Dagprogramma, Weekuren, bereken_weekuren
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import (
    Behandelaren,
    HandmatigeInvoer,
    Rekeninvoer,
    Uitkomst,
    Woonzorg,
    bereken,
    bereken_buiten_banden,
    handmatig_maatwerk,
    splits_wonen,
)
from portal.domain.waarden import Aandeel, Bedrag, Uren, percentage_uit_tekst
from portal.domain.zorgprofielen import Referentietabel

LEEG: Blok = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenkader:
    """What the calculation takes from client, indicatie, ingangsdatum and agreements.

    Attributes:
        zorgprofiel: Name in the Rlz, `7VG`.
        zzp: Name in the rekentool, `VG7`; empty where the workbook has no table.
        tarief_afspraak: Agreed share; None: the aanbieder types it.
        volumetoets: Whether the 25 % applies to the gronden of this client.
        context_boven_toegekend: Granted part above the threshold; None counts all of it.
    """

    zorgprofiel: str
    zzp: str
    behandeling: bool
    dagbesteding: bool
    tabel: Referentietabel
    voorlopig: bool
    tarief_afspraak: Aandeel | None
    volumetoets: bool
    context_boven_toegekend: Bedrag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zorguren:
    """Hours of care per week as read, with where they come from."""

    uit_dagprogramma: bool
    programma: Dagprogramma
    week: Weekuren
    wonen: Woonzorg | None
    nachtzorg: Uren
    min_uren: Uren


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenstand:
    """Everything a page or a guard needs of the calculation.

    `uitkomst` is None while `fouten` is not empty or nothing was typed (`leeg`). In a group it is
    that of the client within the group, and None for the group as a whole: see `groep`.
    """

    kader: Rekenkader
    leeg: bool
    zorg: Zorguren
    behandelaren: Behandelaren
    posten: tuple[Contextpost, ...]
    context_uren: Uren
    tarief: Aandeel | None
    fouten: tuple[Veldfout, ...]
    uitkomst: Uitkomst | None
    groep: Groepsrekening | None = None
    is_geheel: bool = False
    """It is that of the group as a whole."""

    @property
    def heeft_context(self) -> bool:
        """Say whether context hours or means are asked, for the group where there is one."""
        if self.groep is not None:
            return self.groep.heeft_context
        return bool(self.context_uren or self.posten)

    @property
    def context_euro(self) -> Bedrag:
        """Give the sum of the context posts, euros per year."""
        return Bedrag(sum((post.bedrag for post in self.posten), Fraction(0)))


def reken(blokken: Mapping[str, Blok], kader: Rekenkader) -> Rekenstand:
    """Calculate what the blocks hold.

    Args:
        blokken: Raw text per block, see `BLOKVELDEN`.
        kader: What comes from elsewhere.
    """
    fouten: list[Veldfout] = []
    zorg = _lees_zorg(blokken, kader.tabel, fouten)
    disciplines = Lezer(blokken.get("behandelaars", LEEG), "behandelaars")
    behandelaren = lees_behandelaren(disciplines)
    context = Lezer(blokken.get("context", LEEG), "context")
    posten, postfouten = lees_posten(blokken.get("context", LEEG))
    context_uren = context.jaaruren("context_uren")
    fouten += [*disciplines.fouten, *context.fouten, *postfouten]
    tarief = lees_tarief(context.tekst("tarief"), kader, fouten)
    leeg = not any(is_getypt(blok) for blok in blokken.values())
    stand = Rekenstand(
        kader=kader,
        leeg=leeg,
        zorg=zorg,
        behandelaren=behandelaren,
        posten=posten,
        context_uren=context_uren,
        tarief=tarief,
        fouten=(),
        uitkomst=None,
    )
    uitkomst = None
    if not (fouten or leeg) and tarief is not None:
        uitkomst = _bereken(stand, tarief, blokken.get("maatwerk", LEEG), fouten)
    return replace(stand, fouten=tuple(fouten), uitkomst=None if fouten else uitkomst)


def _lees_zorg(
    blokken: Mapping[str, Blok], tabel: Referentietabel, fouten: list[Veldfout]
) -> Zorguren:
    lezer = Lezer(blokken.get("zorg", LEEG), "zorg")
    programma, celfouten = lees_dagprogramma(blokken.get("dagprogramma", LEEG))
    uit_dagprogramma = is_uit_dagprogramma(lezer.tekst("bron"), programma)
    week = Weekuren(wonen=lezer.uren("wonen"), dagbesteding=lezer.uren("dagbesteding"))
    if uit_dagprogramma:
        fouten += celfouten
        week = _weekuren(programma, tabel, fouten, al_fout=bool(celfouten))
    wonen = _splits(lezer, week.wonen, fouten)
    nachtzorg, min_uren = lezer.uren("nachtzorg"), lezer.uren("min_uren")
    fouten += lezer.fouten
    return Zorguren(
        uit_dagprogramma=uit_dagprogramma,
        programma=programma,
        week=week,
        wonen=wonen,
        nachtzorg=nachtzorg,
        min_uren=min_uren,
    )


def is_uit_dagprogramma(bron: str, programma: Dagprogramma) -> bool:
    """Say where wonen and dagbesteding come from; unchosen, rows of a programme decide it."""
    return bron == "dagprogramma" or (bron != "totaal" and bool(programma.ma_vr + programma.za_zo))


def _weekuren(
    programma: Dagprogramma, tabel: Referentietabel, fouten: list[Veldfout], *, al_fout: bool
) -> Weekuren:
    try:
        return bereken_weekuren(programma, bezetting=tabel.bezetting)
    except DomeinFout as fout:
        if not al_fout:
            fouten.append(Veldfout(_cel(programma, fout), fout.code, fout.gegevens))
        return Weekuren(wonen=Uren(Fraction(0)), dagbesteding=Uren(Fraction(0)))


def _cel(programma: Dagprogramma, fout: DomeinFout) -> str:
    """Name the cell that a refused row must change: its occupation, its end or its begin."""
    dag, nr = str(fout.gegevens["dag"]), int(str(fout.gegevens["regelnr"]))
    regel = (programma.ma_vr if dag == "ma_vr" else programma.za_zo)[nr - 1]
    veld = "van"
    if fout.code == "bezetting_onbekend":
        veld = "op"
    elif regel.van is not None and (regel.tot is None or regel.tot <= regel.van):
        veld = "tot"
    return f"dagprogramma-{dag}-{nr}-{veld}"


def _splits(lezer: Lezer, wonen: Uren, fouten: list[Veldfout]) -> Woonzorg | None:
    verzorging, verpleging = lezer.uren("verzorging"), lezer.uren("verpleging")
    try:
        return splits_wonen(wonen, verzorging=verzorging, verpleging=verpleging)
    except DomeinFout as fout:
        fouten.append(Veldfout("zorg-verzorging", fout.code, fout.gegevens))
        return None


def lees_tarief(tekst: str, kader: Rekenkader, fouten: list[Veldfout]) -> Aandeel | None:
    """Give the agreed tariefpercentage, or read the typed one; None while there is none."""
    if kader.tarief_afspraak is not None or not tekst:
        return kader.tarief_afspraak
    try:
        return percentage_uit_tekst(tekst)
    except DomeinFout as fout:
        fouten.append(Veldfout("context-tarief", fout.code, {"getypt": tekst}))
        return None


def is_getypt(waarde: object) -> bool:
    """Say whether anything was typed in a block or a part of it."""
    if isinstance(waarde, str):
        return bool(waarde.strip())
    if isinstance(waarde, Mapping):
        return any(is_getypt(deel) for naam, deel in waarde.items() if naam != "bron")
    return isinstance(waarde, list) and any(is_getypt(deel) for deel in waarde)


def _bereken(
    stand: Rekenstand, tarief: Aandeel, maatwerk: Blok, fouten: list[Veldfout]
) -> Uitkomst | None:
    try:
        if not stand.kader.zzp:
            return _handmatig(stand, tarief, maatwerk, fouten)
        invoer = _invoer(stand, tarief)
        rekenregel = bereken if stand.kader.volumetoets else bereken_buiten_banden
        return rekenregel(invoer, stand.kader.tabel)
    except DomeinFout as fout:
        fouten.append(Veldfout("context-tarief", fout.code, fout.gegevens))
        return None


def _invoer(stand: Rekenstand, tarief: Aandeel) -> Rekeninvoer:
    kader, zorg = stand.kader, stand.zorg
    return Rekeninvoer(
        zzp=kader.zzp,
        dagbesteding_ja=kader.dagbesteding,
        behandeling_ja=kader.behandeling,
        tarief=tarief,
        wonen=zorg.week.wonen,
        dagbesteding=zorg.week.dagbesteding,
        nachtzorg=zorg.nachtzorg,
        behandelaren=stand.behandelaren.totaal,
        min_uren=zorg.min_uren,
        context_uren_jaar=stand.context_uren,
        context_totaal=stand.context_euro,
        context_boven_toegekend=kader.context_boven_toegekend,
    )


def _handmatig(
    stand: Rekenstand, tarief: Aandeel, maatwerk: Blok, fouten: list[Veldfout]
) -> Uitkomst | None:
    lezer = Lezer(maatwerk, "maatwerk")
    uren, bedrag = lezer.uren("meerzorguren"), lezer.bedrag("bedrag_100")
    fouten += lezer.fouten
    for veld in ("meerzorguren", "bedrag_100", "onderbouwing"):
        if not lezer.tekst(veld):
            fouten.append(Veldfout(f"maatwerk-{veld}", "veld_ontbreekt"))
    if fouten:
        return None
    invoer = HandmatigeInvoer(
        zorgprofiel=stand.kader.zorgprofiel,
        tarief=tarief,
        meerzorguren=uren,
        bedrag_100=bedrag,
        context_totaal=stand.context_euro,
        context_boven_toegekend=stand.kader.context_boven_toegekend,
    )
    return handmatig_maatwerk(invoer, stand.kader.tabel)
