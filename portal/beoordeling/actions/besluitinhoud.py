"""What a besluit in the making holds: the choice and texts of the reviewer, and what is granted."""

from dataclasses import dataclass, fields
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluitvorming import Ruimte
from portal.beoordeling.queries.overlap import (
    PREVENTIEF,
    Vervanging,
    eis_dagen_vrij,
    eis_niet_elders,
    list_vervangen,
    verloop_voor,
)
from portal.beoordeling.queries.toekenning import Groepstoekenning, Toekenning
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import uitkomst_als_gegevens
from portal.domain.termijnen import Looptijd
from portal.domain.toetsingskader import Belemmering, Besluitconcept, belemmeringen
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import breuk_als_tekst, centen

CENT = 100
VG7_VERLENGING = "SG-VG7-VERLENGING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What the reviewer chose and wrote; texts as typed.

    Attributes:
        afspraken: Agreements on the result in hours and money, one a line.
        open_punten: Points that stayed open, one a line.
        verzenddatum: Day of the letter; None is the day of vaststellen.
        max_meerzorguren: Exact hours as `n/d`, empty when not agreed.
    """

    uitkomst: Uitkomst
    onderbouwing: str
    perspectief: str = ""
    max_profiel: str = ""
    max_meerzorguren: str = ""
    afgebouwd_op: date | None = None
    afspraken: str = ""
    voorwaarden: str = ""
    termijnreden: str = ""
    andere_hulp: str = ""
    afbouwpad: str = ""
    open_punten: str = ""
    antwoorddatum: date | None = None
    teamleider_akkoord: bool = False
    verzenddatum: date | None = None
    oude_tabel_reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbereiding:
    """Where the besluit is made from: the toetsing, what would be granted, what can be chosen.

    Attributes:
        groep: What would be granted to a group; `toekenning` is None then.
        leden: The clients of a group, in order.
    """

    stand: Toetsstand
    toekenning: Toekenning | None
    ruimte: Ruimte
    groep: Groepstoekenning | None = None
    leden: tuple["Lid", ...] = ()


@dataclass(frozen=True, slots=True)
class Lid:
    """One client of a group: from what, and the besluit in the making if there is one."""

    voorbereiding: Voorbereiding
    besluit: Besluit | None

    @property
    def aanvraag(self) -> Aanvraag:
        """Give the part of the aanvraag."""
        return self.voorbereiding.stand.aanvraag

    @property
    def heeft_bedrag(self) -> bool:
        """Say whether the rekentool gives meerzorg, so that it can be granted."""
        toekenning = self.voorbereiding.toekenning
        return toekenning is not None and toekenning.uitkomst.is_meerzorg


VELDEN = tuple(veld.name for veld in fields(Keuze))


def keuze_van(besluit: Besluit) -> Keuze:
    """Read back what was chosen and written."""
    return Keuze(**{veld: getattr(besluit, veld) for veld in VELDEN})


def eis_mogelijk(keuze: Keuze, voorbereiding: Voorbereiding, *, dag: date) -> None:
    """Refuse a choice that cannot be made on a day.

    Raises:
        DomeinFout: `uitkomst_niet_mogelijk`, `besluit_niet_mogelijk` with `belemmeringen`,
            `antwoorddatum_verstreken`, `termijnreden_ontbreekt`, `oude_tabel_reden_ontbreekt`
            or `afbouwpad_ontbreekt`.
    """
    if keuze.uitkomst not in voorbereiding.ruimte.uitkomsten:
        raise DomeinFout("uitkomst_niet_mogelijk", veld="uitkomst")
    gevonden = list_belemmeringen(keuze, voorbereiding)
    if gevonden:
        raise DomeinFout("besluit_niet_mogelijk", belemmeringen=gevonden)
    if keuze.uitkomst is Uitkomst.TOEKENNEN:
        eis_redenen(keuze, voorbereiding)
    if keuze.uitkomst is Uitkomst.AFWIJZEN and vroeg_maatwerk(voorbereiding):
        eis_afbouwpad(keuze)
    if keuze.uitkomst is Uitkomst.BIJSTELLEN and (keuze.antwoorddatum or dag) < dag:
        raise DomeinFout("antwoorddatum_verstreken", veld="antwoorddatum", vroegste=dag)


def vroeg_maatwerk(voorbereiding: Voorbereiding) -> bool:
    """Say whether maatwerk was requested."""
    return bool(voorbereiding.stand.bron.berekend().get("maatwerk"))


def list_belemmeringen(keuze: Keuze, voorbereiding: Voorbereiding) -> tuple[Belemmering, ...]:
    """Give everything that must be done first; what was found holds no longer after bezwaar."""
    na_bezwaar = voorbereiding.ruimte.na_bezwaar
    toetsing = None if na_bezwaar else voorbereiding.stand.toetsing
    return belemmeringen(_concept(keuze, voorbereiding), toetsing)


def list_vervangen_door(
    besluit: Besluit | None, voorbereiding: Voorbereiding
) -> tuple[Vervanging, ...]:
    """Give the toekenningen that end because of what would be granted now.

    Raises:
        DomeinFout: `loopt_elders` when one of another aanbieder runs in those days: that has to
            be ended first, with a letter of its own; `preventief_naast_lopende` when a regular
            one runs in those days; or as `eis_dagen_vrij`.

    Bron: [procedure] §3.1.
    """
    stand, toekenning = voorbereiding.stand, voorbereiding.toekenning
    if toekenning is None:
        return ()
    nieuw = Looptijd(toekenning.ingang, toekenning.laatste_dag)
    verloop = verloop_voor(stand.aanvraag, besluit, nieuw.ingang)
    eis_dagen_vrij(verloop, nieuw)
    gevonden = list_vervangen(verloop, nieuw)
    eis_niet_elders(gevonden, stand.aanvraag)
    if stand.bron.soort == PREVENTIEF:
        for vervanging in gevonden:
            if vervanging.soort != PREVENTIEF:
                raise DomeinFout("preventief_naast_lopende", kenmerk=vervanging.kenmerk)
    return gevonden


def is_vg7plus_verlenging(stand: Toetsstand) -> bool:
    """Say whether the client had meerzorg beside VG7-plus before."""
    return any(signaal.actief for signaal in stand.signalen if signaal.id == VG7_VERLENGING)


def is_actueel(besluit: Besluit, voorbereiding: Voorbereiding) -> bool:
    """Say whether version, toetsing and calculation are still those of the prepared besluit.

    Bron: [procedure] §1 T22; [brieven] controle 6.
    """
    stand = voorbereiding.stand
    rijen = (*stand.rijen.values(), *stand.reacties.values(), stand.voorstel)
    later = any(rij is not None and rij.op > besluit.voorbereid_op for rij in rijen)
    if later or besluit.versie_id != stand.versie.rij.id:
        return False
    toekenning = voorbereiding.toekenning
    if besluit.uitkomst is not Uitkomst.TOEKENNEN or toekenning is None:
        return True
    looptijd = (toekenning.ingang, toekenning.maanden)
    return looptijd == (
        besluit.ingangsdatum,
        besluit.maanden,
    ) and besluit.invoer == uitkomst_als_gegevens(toekenning.uitkomst)


def vul(besluit: Besluit, keuze: Keuze, voorbereiding: Voorbereiding) -> None:
    """Write choice, texts and what is granted on a besluit in the making."""
    besluit.versie_id = voorbereiding.stand.versie.rij.id
    for veld in VELDEN:
        setattr(besluit, veld, getattr(keuze, veld))
    if keuze.uitkomst is not Uitkomst.BIJSTELLEN:
        besluit.antwoorddatum = None
    toekenning = voorbereiding.toekenning
    if keuze.uitkomst is Uitkomst.TOEKENNEN and toekenning is not None:
        _vul_toekenning(besluit, toekenning)
    else:
        _wis_toekenning(besluit)


def _concept(keuze: Keuze, voorbereiding: Voorbereiding) -> Besluitconcept:
    toekenning = voorbereiding.toekenning
    return Besluitconcept(
        uitkomst=keuze.uitkomst,
        onderbouwing=keuze.onderbouwing,
        ingangsdatum=toekenning.ingang if toekenning else None,
        maanden=toekenning.maanden if toekenning else None,
        heeft_bedrag=toekenning is not None and toekenning.uitkomst.is_meerzorg,
        perspectief=keuze.perspectief,
        zonder_reden=toekenning.zonder_reden if toekenning else (),
        antwoorddatum=keuze.antwoorddatum,
        eerder_bijgesteld=voorbereiding.ruimte.eerder_bijgesteld,
        teamleider_akkoord=keuze.teamleider_akkoord,
        andere_hulp=keuze.andere_hulp,
        open_punten=tuple(keuze.open_punten.split("\n")) if keuze.open_punten.strip() else (),
    )


def eis_redenen(keuze: Keuze, voorbereiding: Voorbereiding) -> None:
    """Demand why the period differs from the request, and why an older table is used.

    Raises:
        DomeinFout: `termijnreden_ontbreekt` or `oude_tabel_reden_ontbreekt`.
    """
    toekenning, bron = voorbereiding.toekenning, voorbereiding.stand.bron
    if toekenning is None:
        return
    anders = (toekenning.ingang, toekenning.maanden) != (bron.ingang, bron.maanden)
    if anders and not keuze.termijnreden.strip():
        raise DomeinFout("termijnreden_ontbreekt", veld="termijnreden")
    if toekenning.voorlopig and not keuze.oude_tabel_reden.strip():
        raise DomeinFout("oude_tabel_reden_ontbreekt", veld="oude_tabel_reden")


def eis_afbouwpad(keuze: Keuze) -> None:
    """Demand the way back that was weighed, when maatwerk is refused (brieven, B6).

    Raises:
        DomeinFout: `afbouwpad_ontbreekt`.
    """
    if not keuze.afbouwpad.strip():
        raise DomeinFout("afbouwpad_ontbreekt", veld="afbouwpad")


def _wis_toekenning(besluit: Besluit) -> None:
    besluit.invoer = besluit.ingangsdatum = besluit.maanden = besluit.laatste_dag = None
    besluit.jaarbedrag_cent = besluit.etmaalbedrag_cent = besluit.jaarbedrag_100_cent = None
    besluit.jaarbedrag_later_cent = besluit.etmaalbedrag_later_cent = None
    besluit.meerzorgprofiel = besluit.meerzorguren = besluit.tabelversie = ""
    besluit.prijspeil = None
    besluit.maatwerk = besluit.deels = False


def _vul_toekenning(besluit: Besluit, toekenning: Toekenning) -> None:
    uitkomst = toekenning.uitkomst
    bedragen = uitkomst.bedragen
    assert bedragen is not None
    assert uitkomst.meerzorguren is not None
    besluit.ingangsdatum, besluit.maanden = toekenning.ingang, toekenning.maanden
    besluit.laatste_dag = toekenning.laatste_dag
    besluit.invoer = uitkomst_als_gegevens(uitkomst)
    besluit.meerzorgprofiel = uitkomst.profiel or ""
    besluit.meerzorguren = breuk_als_tekst(uitkomst.meerzorguren)
    besluit.jaarbedrag_cent = int(bedragen.jaarbedrag_cent * CENT)
    besluit.etmaalbedrag_cent = int(bedragen.etmaalbedrag_cent * CENT)
    besluit.jaarbedrag_100_cent = int(centen(bedragen.jaar_100) * CENT)
    later = toekenning.later.bedragen if toekenning.later else None
    besluit.jaarbedrag_later_cent = int(later.jaarbedrag_cent * CENT) if later else None
    besluit.etmaalbedrag_later_cent = int(later.etmaalbedrag_cent * CENT) if later else None
    besluit.maatwerk = uitkomst.maatwerk is not None
    besluit.deels = toekenning.is_deels
    besluit.prijspeil, besluit.tabelversie = uitkomst.jaar, uitkomst.versie
