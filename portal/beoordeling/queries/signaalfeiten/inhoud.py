"""What a submitted version says about itself, as facts for the signals."""

import re
from fractions import Fraction

from portal.aanvraag.queries.rekenen import lezen
from portal.aanvraag.queries.rekenen.stand import is_uit_dagprogramma
from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.queries.signaalfeiten.bron import (
    Versiebron,
    lees_breuk,
    lees_datum,
    lees_teksten,
)
from portal.domain.dagprogramma import Dagprogramma, Functie, Regel, bereken_regeluren
from portal.domain.rekentool import Maatwerkreden
from portal.domain.toetsingskader.signalen import (
    Aanvraagfeiten,
    Contextfeiten,
    Contextpost,
    Dagprogrammafeiten,
    Invoerfeiten,
    Lvhcfeiten,
    Rechtfeiten,
    Rekenfeiten,
)
from portal.domain.vragenlijst import Niveau, Per, ontbrekende_antwoorden, woordmeldingen

TWIJFEL = frozenset({"deels", "nee"})
TWIJFELKNOPEN = ("k06", "k07")
DAGEN = {"ma_vr": 5, "za_zo": 2}
MINUTEN_PER_UUR = 60


def aanvraagfeiten(bron: Versiebron) -> Aanvraagfeiten:
    """Give what the aanvraag is about."""
    gegevens, velden = bron.inhoud.onderdeel("gegevens"), bron.velden
    aanleiding = velden.get("aanvraag.aanleiding")
    return Aanvraagfeiten(
        soort=bron.soort,
        herkomst=als_tekst(bron.inhoud.inhoud.get("herkomst")),
        aanleiding=str(aanleiding) if aanleiding else None,
        route=_route(bron),
        zorgprofiel=als_tekst(bron.indicatie.get("zorgprofiel")) or None,
        peildatum=bron.ontvangen_op,
        ontvangen_op=bron.ontvangen_op,
        ingangsdatum=bron.ingang,
        opnamedatum=lees_datum(als_deel(gegevens.get("plaatsing")).get("opnamedatum")),
        indicatie_vanaf=lees_datum(bron.indicatie.get("besluit_van")),
    )


def _route(bron: Versiebron) -> str:
    if bron.velden.get("client.lvhc") == "ja":
        return "lvhc"
    return "vg7plus" if bron.is_vg7plus else "gewoon"


def invoerfeiten(bron: Versiebron) -> Invoerfeiten:
    """Give how complete the aanvraag is."""
    velden, antwoorden = bron.velden, bron.inhoud.antwoorden
    te_lang = (m.vraag_id for m in woordmeldingen(bron.lijst, velden, antwoorden))
    client = als_deel(bron.inhoud.onderdeel("gegevens").get("client"))
    grens = bron.maandgrens
    return Invoerfeiten(
        ontbrekend=_ontbrekend(bron),
        bsn=als_tekst(client.get("bsn")) or None,
        te_lang=tuple(dict.fromkeys(te_lang)),
        maanden=bron.maanden,
        maanden_van=grens.minimum,
        maanden_tot=grens.maximum,
        behandeling=bron.indicatie.get("behandeling") is True,
        dagbesteding=bron.indicatie.get("dagbesteding") is True,
    )


def _ontbrekend(bron: Versiebron) -> tuple[str, ...]:
    niveau, per = _gevraagd_van(bron)
    vragen = ontbrekende_antwoorden(bron.lijst, bron.velden, bron.inhoud.antwoorden, niveau)
    gegeven = als_deel(bron.inhoud.onderdeel("afstemming").get("verklaringen"))
    verklaringen = (
        verklaring.id
        for verklaring in bron.verklaringen.voor("aanvraag")
        if verklaring.id not in gegeven and per in {None, verklaring.per}
    )
    return tuple(dict.fromkeys([*(rij.vraag_id for rij in vragen), *verklaringen]))


def _gevraagd_van(bron: Versiebron) -> tuple[Niveau | None, Per | None]:
    """Say which questions and declarations belong here: in a group once, or of each client."""
    if bron.is_groep:
        return Niveau.AANVRAAG, Per.AANVRAAG
    return (Niveau.CLIENT, Per.CLIENT) if bron.is_lid else (None, None)


def rechtfeiten(bron: Versiebron, *, consult: bool) -> Rechtfeiten:
    """Give whether there is a right, and whether the check left doubt."""
    twijfels = [
        stap
        for stap in map(bron.stap, TWIJFELKNOPEN)
        if not TWIJFEL.isdisjoint(lees_teksten(stap.get("waarden")))
    ]
    return Rechtfeiten(
        gronden=tuple(grond.id for grond in bron.gronden),
        volumetoets=bron.volumetoets,
        twijfel=bool(twijfels),
        consult_uitgevoerd=consult,
        motivering=" ".join(als_tekst(stap.get("toelichting")) for stap in twijfels),
    )


def rekenfeiten(bron: Versiebron) -> Rekenfeiten:
    """Give what the rekentool said; None where there is no such value."""
    uren, bedragen = bron.berekend("uren"), bron.berekend("bedragen")
    berekening = bron.berekend()
    disciplines = lezen.lees_behandelaren(
        lezen.Lezer(bron.blok("behandelaars", "behandelaars"), "behandelaars")
    )
    return Rekenfeiten(
        totaal=lees_breuk(uren.get("totaal")),
        regulier=lees_breuk(uren.get("regulier")),
        meerzorguren=lees_breuk(berekening.get("meerzorguren")),
        grens25=lees_breuk(bron.berekend("volumetoets").get("grens")),
        nacht=lees_breuk(uren.get("nachtzorg")),
        min_uren=lees_breuk(uren.get("min_uren")),
        gedragsdeskundige=disciplines.gedragsdeskundige,
        psychiater=disciplines.psychiater,
        profiel=profielnummer(als_tekst(berekening.get("profiel"))),
        maatwerk_boven=berekening.get("maatwerk") == Maatwerkreden.OVERSCHRIJDING,
        maatwerk_volume=berekening.get("maatwerk")
        in {Maatwerkreden.VOLUME, Maatwerkreden.HANDMATIG},
        jaarbedrag_100=lees_breuk(bedragen.get("jaar_100")),
        jaarbedrag=lees_breuk(bedragen.get("jaarbedrag")),
        etmaal_100=lees_breuk(bedragen.get("etmaal_100_ongemaximeerd")),
        max_etmaal=lees_breuk(bedragen.get("max_etmaalbedrag")),
    )


def profielnummer(profiel: str) -> int | None:
    """Read the number at the end of a name: `Meerzorgprofiel 4` is 4, None without a number."""
    gevonden = re.search(r"\d+\Z", profiel)
    return int(gevonden[0]) if gevonden else None


def contextposten(bron: Versiebron) -> tuple[Contextpost, ...]:
    """Give the context posts, euros a year."""
    posten, _ = lezen.lees_posten(bron.blok("financien", "context"))
    return tuple(
        Contextpost(
            omschrijving=post.onderwerp, soort=post.soort, bedrag=post.bedrag, doel_id=post.doel_id
        )
        for post in posten
    )


def contextfeiten(bron: Versiebron) -> Contextfeiten:
    """Give the contextmiddelen beside their drempel."""
    bedragen = bron.berekend("bedragen")
    return Contextfeiten(
        posten=contextposten(bron),
        totaal=lees_breuk(bron.berekend("invoer").get("context_totaal")),
        drempel=lees_breuk(bedragen.get("context_drempel")),
        boven=lees_breuk(bedragen.get("context_boven")),
    )


def lvhcfeiten(bron: Versiebron) -> Lvhcfeiten:
    """Give the day amounts of node k34 beside the day amount of the meerzorg."""
    getypt = als_deel(bron.stap("k34").get("bedragen"))

    def dagbedrag(naam: str) -> Fraction | None:
        tekst = als_tekst(getypt.get(naam))
        return Fraction(tekst) if tekst else None

    return Lvhcfeiten(
        profiel=dagbedrag("dagbedrag_profiel"),
        meerzorg=lees_breuk(bron.berekend("bedragen").get("etmaalbedrag")),
        prestatie=dagbedrag("dagbedrag_lvhc_prestatie"),
    )


def dagprogrammafeiten(bron: Versiebron) -> Dagprogrammafeiten | None:
    """Give what the dagprogramma shows; None when the hours do not come from one."""
    programma, fouten = lezen.lees_dagprogramma(bron.blok("zorginzet", "dagprogramma"))
    gekozen = als_tekst(bron.blok("zorginzet", "zorg").get("bron"))
    if fouten or not is_uit_dagprogramma(gekozen, programma):
        return None
    overdag = bron.tabel.tijden[0], bron.tabel.tijden[-1]
    return Dagprogrammafeiten(
        weekend_per_dag=_uren(programma.za_zo, Functie.WONEN),
        doordeweeks_per_dag=sum(
            (_uren(programma.ma_vr, functie) for functie in Functie), Fraction(0)
        ),
        een_op_een=_klokuren(programma, overdag, hoogstens=1),
        dekking=_klokuren(programma, overdag, hoogstens=None),
    )


def _uren(regels: tuple[Regel, ...], functie: Functie) -> Fraction:
    return sum((bereken_regeluren(rij) for rij in regels if rij.functie is functie), Fraction(0))


def _klokuren(
    programma: Dagprogramma, overdag: tuple[int, int], *, hoogstens: int | None
) -> Fraction:
    """Add up clock hours a week between two times, of rows with a begeleider."""
    minuten = sum(
        dagen * _minuten(regel, overdag)
        for soort, dagen in DAGEN.items()
        for regel in getattr(programma, soort)
        if regel.functie is not None
        and regel.op_clienten is not None
        and (hoogstens is None or regel.op_clienten <= hoogstens)
    )
    return Fraction(minuten, MINUTEN_PER_UUR)


def _minuten(regel: Regel, overdag: tuple[int, int]) -> int:
    begin, eind = overdag
    return max(0, min(regel.tot or 0, eind) - max(regel.van or 0, begin))
