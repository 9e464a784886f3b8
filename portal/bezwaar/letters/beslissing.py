"""B13: the beslissing op bezwaar."""

from dataclasses import dataclass
from datetime import date

from portal.beoordeling.letters.bouwstenen import beroep
from portal.bezwaar.letters.opbouw import Inhoud, opening
from portal.bezwaar.queries.beslisteksten import beslistekst
from portal.bezwaar.queries.briefbronnen import Briefbron
from portal.domain.procedure.bezwaar import Adviesinhoud, Bezwaarmaker, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import GeenAdvies
from portal.domain.procedure.bezwaarbeslissing import Bezwaargevolg
from portal.domain.procedure.hoorzitting import Afzienreden
from portal.platform.pdf import Alinea, Blok, Kader, Kop, Onderdeel
from portal.platform.web.texts import datum, euro

SOORT, TITEL = "beslissing", "Beslissing op bezwaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gehoord:
    """One hearing, or that nobody was heard.

    Attributes:
        dag: Day of the hearing; None when nobody was heard.
        wie: Who heard.
        afgezien: Ground on which nobody was heard; None at a hearing.
        tekst: The report, or why that ground holds here.
    """

    dag: date | None
    tekst: str
    wie: str = ""
    aanwezig: str = ""
    afgezien: Afzienreden | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Geadviseerd:
    """The advice of the Zorginstituut and what is done with it, or why there is none."""

    ontvangen: date | None = None
    inhoud: Adviesinhoud | None = None
    volgt: bool | None = None
    afwijkreden: str = ""
    geen: GeenAdvies | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwBesluit:
    """The besluit that takes the place of the old one; amounts in cents, None at a refusal."""

    kenmerk: str
    ingang: date | None = None
    laatste_dag: date | None = None
    profiel: str = ""
    jaarbedrag_cent: int | None = None
    etmaalbedrag_cent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslist:
    """What the letter says, as ready values.

    Attributes:
        kenmerk: Of the besluit that stays or goes.
        gevolg: What happens to it.
        gevolgzin: What that means for who asked, when it is only revoked.
        reden_te_laat: What the bezwaarmaker said of being late.
        advies: None when the Zorginstituut was not asked.
        nieuw: Only with a new besluit.
        beroep_tot: Last day for beroep.
    """

    uitkomst: Bezwaaruitkomst
    kenmerk: str
    gevolg: Bezwaargevolg
    gevolgzin: str
    motivering: str
    reden_te_laat: str
    gehoord: tuple[Gehoord, ...]
    advies: Geadviseerd | None
    proceskosten: str
    nieuw: NieuwBesluit | None
    beroep_tot: date


def schrijf_beslissing(bron: Briefbron, beslist: Beslist) -> Inhoud:
    """Write the beslissing op bezwaar.

    Bron: [brieven] B13; [awb] art. 6:23, 7:7, 7:11, 7:12, 7:15 and 8:1; [wlz] art. 10.3.1.
    """
    delen = (
        Alinea(f"{opening(bron)} In deze brief staat onze beslissing op bezwaar."),
        Kader(TITEL, _dictum(beslist)),
        *_nieuw(beslist),
        Kop("Mochten wij uw bezwaar behandelen?"),
        Alinea(_ontvankelijk(bron, beslist)),
        *_gehoord(beslist.gehoord),
        *_advies(beslist),
        Kop("Waarom wij zo beslissen"),
        *_heroverweging(beslist),
        *(Alinea(stuk) for stuk in beslist.motivering.split("\n\n") if stuk.strip()),
        *_kosten(beslist.proceskosten),
        Alinea(
            "Wij baseren deze beslissing op artikel 7:11 en 7:12 van de Algemene wet bestuursrecht."
        ),
        *beroep(bron.briefhoofd.rechtbank, beslist.beroep_tot),
    )
    return Inhoud(
        soort=SOORT,
        titel=TITEL,
        onderdelen=delen,
        ook_belanghebbende=True,
        contact=bron.bezwaar.behandelaar.naam if bron.bezwaar.behandelaar else "",
        grondslag=bron.briefhoofd.mandaatgrondslag,
    )


def _dictum(beslist: Beslist) -> str:
    zinnen = (
        beslistekst("dictum", beslist.uitkomst, kenmerk=beslist.kenmerk),
        beslistekst("gevolgzin", beslist.gevolg, kenmerk=beslist.kenmerk),
        beslist.gevolgzin,
    )
    return " ".join(zin for zin in zinnen if zin)


def _nieuw(beslist: Beslist) -> list[Onderdeel]:
    nieuw = beslist.nieuw
    if nieuw is None:
        return []
    kop = Kop("Het nieuwe besluit")
    if nieuw.ingang is None or nieuw.laatste_dag is None:
        zin = "Wij wijzen de aanvraag af. De redenen staan ook in het nieuwe besluit."
        return [kop, Blok((("Kenmerk", nieuw.kenmerk),)), Alinea(zin)]
    rijen = [
        ("Kenmerk", nieuw.kenmerk),
        ("Toegekend", nieuw.profiel or "Maatwerk"),
        ("Eerste dag", datum(nieuw.ingang)),
        ("Laatste dag", datum(nieuw.laatste_dag)),
        ("Bedrag per jaar", euro(nieuw.jaarbedrag_cent or 0)),
        ("Bedrag per etmaal", euro(nieuw.etmaalbedrag_cent or 0)),
    ]
    zin = "Het hele besluit staat in een eigen brief, die wij tegelijk versturen."
    return [kop, Blok(tuple(rijen)), Alinea(zin)]


def _ontvankelijk(bron: Briefbron, beslist: Beslist) -> str:
    rij = bron.bezwaar
    zinnen = [f"U kon bezwaar maken tot en met {datum(rij.bezwaar_tot)}."]
    if rij.poststempel is not None:
        zinnen.append(f"Het poststempel op uw bezwaar is van {datum(rij.poststempel)}.")
    if rij.bezwaarmaker is Bezwaarmaker.CLIENT and rij.machtiging_op is not None:
        zinnen.append(f"De machtiging voor dit bezwaar is van {datum(rij.machtiging_op)}.")
    niet = beslist.uitkomst is Bezwaaruitkomst.NIET_ONTVANKELIJK
    if rij.is_tijdig:
        zinnen.append("Uw bezwaar is op tijd.")
    else:
        zinnen.append("Uw bezwaar kwam daarna.")
        zinnen.append(
            f"U schreef daarover: {beslist.reden_te_laat}"
            if beslist.reden_te_laat
            else "U gaf daarvoor geen reden."
        )
        if not niet:
            zinnen.append("Wij vinden dat u er niets aan kon doen dat uw bezwaar te laat kwam.")
    zinnen.append(
        "Wij mogen uw bezwaar niet behandelen. Hieronder staat waarom."
        if niet
        else "Wij behandelen uw bezwaar."
    )
    return " ".join(zinnen)


def _gehoord(gehoord: tuple[Gehoord, ...]) -> list[Onderdeel]:
    delen: list[Onderdeel] = [Kop("Het horen")]
    for deel in gehoord:
        if deel.dag is not None:
            aanwezig = f" Aanwezig: {deel.aanwezig.rstrip('.')}." if deel.aanwezig else ""
            delen += [
                Alinea(f"Op {datum(deel.dag)} was de hoorzitting. Wie u hoorde: {deel.wie}, niet "
                       f"betrokken bij het besluit.{aanwezig}"),
                Kop("Verslag van de hoorzitting", 3),
                Alinea(deel.tekst),
            ]  # fmt: skip
        elif deel.afgezien is not None:
            zin = beslistekst("afgezien", deel.afgezien)
            delen.append(Alinea(f"{zin} {deel.tekst}"))
    return delen if len(delen) > 1 else []


def _advies(beslist: Beslist) -> list[Onderdeel]:
    kop, advies = Kop("Het advies van het Zorginstituut"), beslist.advies
    if advies is None:
        return [kop, Alinea(beslistekst("advies_niet_nodig", beslist.uitkomst))]
    if advies.geen is not None:
        return [kop, Alinea(beslistekst("geen_advies", advies.geen))]
    assert advies.inhoud is not None
    assert advies.ontvangen is not None
    zin = f"Op {datum(advies.ontvangen)} ontvingen wij het advies. "
    zin += beslistekst("volgt", advies.inhoud)
    if advies.volgt:
        return [kop, Alinea(f"{zin} Wij volgen dit advies.")]
    return [kop, Alinea(f"{zin} Wij volgen dit advies niet."), Alinea(advies.afwijkreden)]


def _heroverweging(beslist: Beslist) -> list[Onderdeel]:
    if beslist.uitkomst is Bezwaaruitkomst.NIET_ONTVANKELIJK:
        return []
    return [
        Alinea(
            "Wij hebben ons besluit helemaal opnieuw bekeken. Wij keken naar uw bezwaar en naar "
            "wat er nu over de zorg bekend is."
        )
    ]


def _kosten(tekst: str) -> list[Onderdeel]:
    return [Kop("De kosten van uw bezwaar"), Alinea(tekst)] if tekst else []
