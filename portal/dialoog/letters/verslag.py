"""B15: the verslag of the meerzorgdialoog, once it is ready."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from portal.dialoog.letters.opbouw import deelnemers, maak_document, oude_afspraken, wanneer
from portal.dialoog.models import Afspraak, Akkoord, Dialoog, Meerzorgplan
from portal.dialoog.queries.agenda import list_agenda
from portal.dialoog.queries.deelnemers import Deelname
from portal.dialoog.queries.teksten import dialoogtekst
from portal.dialoog.queries.verslag import lees_punten
from portal.domain.anoniem import zonder_bsns
from portal.domain.procedure.volgen import Dialoogpartij
from portal.platform import clock
from portal.platform.pdf import Alinea, Blok, Document, Kolom, Kop, Onderdeel, Tabel
from portal.platform.web.texts import datum, datum_kort

SOORT = "B15"
LAATSTE_PUNT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslagbron:
    """What a verslag is gathered from; `vorige` returned as point 1."""

    dialoog: Dialoog
    deelnemers: Sequence[Deelname]
    vorige: Sequence[Afspraak]
    plan: Meerzorgplan | None


def schrijf_verslag(bron: Verslagbron, *, dag: date) -> Document:
    """Write the verslag: all five points, what clients noticed, every afspraak, who agreed.

    What was said in the conversation was looked at before it was offered. Of where it was, who were
    there and what returned, which nobody can change now, what can be a BSN is left out.

    Bron: [brieven] B15; [processen] F3, F4 and F8.
    """
    dialoog = bron.dialoog
    delen: list[Onderdeel] = [
        Blok((("Wanneer", wanneer(dialoog)), ("Waar", zonder_bsns(dialoog.plaats)), *_plan(bron))),
        Kop("Wie waren er"),
        deelnemers([_leesbaar(rij) for rij in bron.deelnemers]),
    ]
    teksten = lees_punten(dialoog)
    for punt in list_agenda(dialoog):
        delen += [Kop(f"{punt.nr}. {punt.titel}"), Alinea(teksten[punt.nr])]
        if punt.nr == 1:
            delen += _terugblik(bron)
        if punt.nr == LAATSTE_PUNT:
            delen += _afspraken(dialoog)
    delen += [Kop("Akkoord met dit verslag"), Blok(_akkoorden(dialoog))]
    return maak_document(dialoog, "Verslag van de meerzorgdialoog", delen, dag=dag)


def _leesbaar(rij: Deelname) -> Deelname:
    return replace(rij, naam=zonder_bsns(rij.naam), functie=zonder_bsns(rij.functie))


def _plan(bron: Verslagbron) -> Sequence[tuple[str, str]]:
    plan = bron.plan
    if plan is None or plan.ingediend_op is None:
        return ()
    dag = datum(plan.ingediend_op)
    return (("Meerzorgplan", f"{plan.jaar}, versie {plan.nr}, ingediend op {dag}"),)


def _terugblik(bron: Verslagbron) -> Sequence[Onderdeel]:
    delen: list[Onderdeel] = [oude_afspraken(bron.vorige)] if bron.vorige else []
    for veld in ("merkten", "niet_gelukt", "succes", "dilemma"):
        vraag = Kop(dialoogtekst("veld", veld), niveau=3)
        delen += [vraag, Alinea(getattr(bron.dialoog, veld))]
    return delen


def _afspraken(dialoog: Dialoog) -> Sequence[Onderdeel]:
    delen: list[Onderdeel] = []
    if dialoog.afspraken:
        kolommen = (
            Kolom("Nr", 2),
            Kolom("Wat", 9),
            Kolom("Wie", 7),
            Kolom("Wanneer", 5),
            Kolom("Soort", 6),
            Kolom("Resultaat", 10),
        )
        delen.append(Tabel(kolommen=kolommen, rijen=tuple(map(_rij, dialoog.afspraken))))
    if dialoog.zonder_resultaat:
        vraag = Kop(dialoogtekst("veld", "zonder_resultaat"), niveau=3)
        delen += [vraag, Alinea(dialoog.zonder_resultaat)]
    return delen


def _rij(rij: Afspraak) -> tuple[str, ...]:
    paren = (("Inhoud", rij.inhoud), ("Geld", rij.geld))
    resultaat = [f"{naam}: {tekst}" for naam, tekst in paren if tekst]
    return (
        str(rij.nr),
        rij.wat,
        f"{rij.wie} ({dialoogtekst('partij_klein', rij.partij.value)})",
        datum_kort(rij.wanneer),
        dialoogtekst("soort", rij.soort.value),
        "\n".join(resultaat) or "–",
    )


def _akkoorden(dialoog: Dialoog) -> tuple[tuple[str, str], ...]:
    gegeven = {rij.partij: rij for rij in dialoog.akkoorden if rij.ronde == dialoog.ronde}
    return tuple(
        (dialoogtekst("partij", partij.value), _akkoord(gegeven.get(partij)))
        for partij in Dialoogpartij
    )


def _akkoord(rij: Akkoord | None) -> str:
    if rij is None:
        return "Geen antwoord binnen de afgesproken tijd. Het verslag is gereed zonder dit akkoord."
    return f"Akkoord op {datum(clock.local_day(rij.op))}, {zonder_bsns(rij.door.naam)}"
