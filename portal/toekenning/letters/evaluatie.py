"""B20: the copy of the eindevaluatie, for the aanbieder and the zorgkantoor."""

from collections.abc import Iterator
from datetime import date, datetime

from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.platform import clock
from portal.platform.encrypted import JsonWaarde
from portal.platform.pdf import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kader,
    Kolom,
    Kop,
    Onderdeel,
    Tabel,
)
from portal.platform.web.texts import datum, moment
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatie_inhoud import Inhoud, lees_inhoud
from portal.toekenning.queries.evaluatieteksten import evaluatietekst

INZET, TABEL_KOP = "inzet", ("Onderdeel", "Toegekend", "Ingezet")
LEEG = "–"


def maak_afschrift(rij: Evaluatie) -> Document:
    """Write the copy of a version that was fixed; the same version is always the same document.

    Bron: [brieven] B20.
    """
    inhoud = lees_inhoud(rij)
    zaak = {naam: als_tekst(waarde) for naam, waarde in als_deel(inhoud["toekenning"]).items()}
    op = datetime.fromisoformat(als_tekst(als_deel(inhoud["vastgelegd"])["op"]))
    return Document(
        titel=evaluatietekst("document", "titel"),
        onderwerp=evaluatietekst("document", "onderwerp", nummer=zaak["nummer"]),
        datum=clock.local_day(op),
        briefhoofd=Briefhoofd(organisatie=zaak["aanbieder"], adresregels=(zaak["locatie"],)),
        kenmerken=(
            ("Toekenning", zaak["nummer"]),
            ("Kenmerk besluit", zaak["kenmerk"]),
            ("Cliënt", zaak["clientcode"]),
            ("Zorgkantoor", zaak["zorgkantoor"]),
            ("Datum", datum(op)),
            ("Versie", str(rij.nr)),
        ),
        onderdelen=tuple(_delen(inhoud, rij, zaak, op)),
        voettekst=f"{zaak['nummer']}, versie {rij.nr}",
    )


def _delen(
    inhoud: Inhoud, rij: Evaluatie, zaak: dict[str, str], op: datetime
) -> Iterator[Onderdeel]:
    yield Alinea(evaluatietekst("document", "inleiding", clientcode=zaak["clientcode"]))
    reden = als_tekst(inhoud["reden"])
    if reden:
        yield Alinea(evaluatietekst("document", "correctie", nr=str(rij.nr), reden=reden))
    yield Blok(
        (
            ("Soort", evaluatietekst("vorm", als_tekst(inhoud["vorm"]))),
            ("Looptijd", f"{_dag(zaak['ingang'])} tot en met {_dag(zaak['einde'])}"),
        )
    )
    for onderdeel in als_rijen(inhoud["onderdelen"]):
        yield Kop(als_tekst(onderdeel["titel"]))
        yield from _onderdeel(onderdeel)
    yield from _plan(inhoud)
    yield from _metingen(inhoud)
    yield Alinea(
        evaluatietekst(
            "document",
            "vastgelegd",
            moment=moment(op),
            naam=als_tekst(als_deel(inhoud["vastgelegd"])["naam"]),
            aanbieder=zaak["aanbieder"],
        )
    )
    getal = " ".join(rij.sha256[begin : begin + 8] for begin in range(0, len(rij.sha256), 8))
    yield Kader(evaluatietekst("document", "controlegetal"), getal)


def _onderdeel(onderdeel: Inhoud) -> Iterator[Onderdeel]:
    """Give one part; granted beside deployed as a table, the rest as afspraak beside answered."""
    groepen = als_rijen(onderdeel["groepen"])
    if als_tekst(onderdeel["id"]) == INZET:
        regels = [groep for groep in groepen if groep["naam"]]
        yield Tabel(
            kolommen=tuple(Kolom(titel, breedte=2) for titel in TABEL_KOP),
            rijen=tuple(
                (als_tekst(r["naam"]), als_tekst(r["afgesproken"]), _ingezet(r)) for r in regels
            ),
        )
        groepen = [groep for groep in groepen if not groep["naam"]]
    for groep in groepen:
        if groep["naam"]:
            yield Alinea(als_tekst(groep["naam"]), nadruk=True)
        afspraak = als_tekst(groep["afgesproken"])
        paren = ((("Afgesproken", afspraak),) if afspraak else ()) + _paren(groep)
        if paren:
            yield Blok(paren)


def _paren(groep: Inhoud) -> tuple[tuple[str, str], ...]:
    """Give the questions of a group that were answered."""
    regels = groep["regels"]
    assert isinstance(regels, list)
    paren = (regel for regel in regels if isinstance(regel, list))
    return tuple((als_tekst(label), als_tekst(tekst)) for label, tekst in paren if tekst)


def _ingezet(groep: Inhoud) -> str:
    return next((tekst for _, tekst in _paren(groep)), LEEG)


def _plan(inhoud: Inhoud) -> Iterator[Onderdeel]:
    plan = als_deel(inhoud["plan"])
    bevestigd, uiterlijk = als_tekst(plan["bevestigd"]), _dag(als_tekst(plan["uiterlijk"]))
    if bevestigd:
        code = "plan_te_laat" if plan["te_laat"] else "plan_bevestigd"
        tekst = evaluatietekst("document", code, dag=_dag(bevestigd), uiterlijk=uiterlijk)
    elif plan["te_laat"]:
        tekst = evaluatietekst("document", "plan_niet", uiterlijk=uiterlijk)
    else:
        return
    yield Kop("Bevestiging van het plan")
    yield Alinea(tekst)


def _metingen(inhoud: Inhoud) -> Iterator[Onderdeel]:
    metingen = als_rijen(inhoud["metingen"])
    if metingen:
        yield Kop("Tussenmetingen")
    for meting in metingen:
        yield Alinea(_dag(als_tekst(meting["dag"])), nadruk=True)
        doelen = meting["doelen"]
        assert isinstance(doelen, list)
        standen = [deel for deel in doelen if isinstance(deel, list)]
        doelparen = ((als_tekst(naam), _stand(stand, tekst)) for naam, stand, tekst in standen)
        yield Blok((*doelparen, ("Bijstelling", als_tekst(meting["bijstelling"]) or LEEG)))


def _stand(stand: JsonWaarde, gemeten: JsonWaarde) -> str:
    return f"{stand}. {gemeten}" if gemeten else f"{stand}"


def _dag(iso: str) -> str:
    return datum(date.fromisoformat(iso))
