"""Decide on bezwaren of a demonstration: gegrond with a new besluit, ongegrond, or ter controle."""

from datetime import datetime

from portal.beoordeling.actions.besluit import voorbereiden
from portal.beoordeling.actions.besluitinhoud import Keuze
from portal.beoordeling.actions.na_bezwaar import voorbereiding_van
from portal.beoordeling.models import Besluit
from portal.bezwaar.actions.advies import (
    Advies,
    leg_voornemen_vast,
    ontvang_advies,
    vraag_advies,
)
from portal.bezwaar.actions.beslissing import bereid_voor, bied_aan
from portal.bezwaar.actions.hoorzitting import zie_van_horen_af
from portal.bezwaar.letters.beslissing_versturen import beslis
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.beslissing import lees_beslisbeeld
from portal.bezwaar.queries.betrokken import list_betrokken
from portal.demo.besluiten import AFSPRAKEN, OUDE_TABEL, PERSPECTIEF, TERMIJNREDEN
from portal.domain.gegevens import Lezer
from portal.domain.procedure.bezwaar import Adviesinhoud, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import Voornemen
from portal.domain.procedure.bezwaarbeslissing import Beslisvoorstel, Bezwaargevolg
from portal.domain.procedure.hoorzitting import Afzienreden
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.toegang.models import Gebruiker

TER_CONTROLE, GEGROND = "ter_controle", "gegrond"
NIET_HOREN = "De bezwaarmaker liet per brief weten dat een gesprek niet nodig is."
ADVIES = "Het Zorginstituut vindt dat de gewone zorg eerst op orde moet zijn."
BEDOELD = "Na het lezen van het bezwaar en de stukken."


def beslis_op_bezwaar(
    deel: Lezer, bezwaar: Bezwaar, teamleiders: list[Gebruiker], *, door: Gebruiker, op: datetime
) -> None:
    """Do what the file says under `beslissing`; nothing where it says nothing."""
    wat = deel.tekst("beslissing", "")
    if not wat:
        return
    gegrond = wat == GEGROND
    zie_van_horen_af(bezwaar, Afzienreden.WIL_NIET, NIET_HOREN, door=door, op=op)
    uitkomst = Bezwaaruitkomst.GEGROND if gegrond else Bezwaaruitkomst.ONGEGROND
    voornemen = Voornemen(uitkomst=uitkomst, volledig_tegemoet=gegrond)
    leg_voornemen_vast(bezwaar, voornemen, BEDOELD, door=door, op=op)
    if not gegrond:
        _adviseer(bezwaar, door, op)
    voorstel = Beslisvoorstel(
        uitkomst=uitkomst,
        gevolg=Bezwaargevolg.NIEUW_BESLUIT if gegrond else Bezwaargevolg.BLIJFT,
        motivering=deel.tekst("motivering"),
        volgt_advies=None if gegrond else True,
    )
    rij = bereid_voor(bezwaar, voorstel, verzenddatum=None, door=door, op=op)
    if rij.nieuw_besluit is not None:
        _ken_toe(rij.nieuw_besluit, rij.motivering, door, op)
    bied_aan(rij, door=door, op=op)
    if wat != TER_CONTROLE:
        vrij = next(wie for wie in teamleiders if wie.id not in list_betrokken(bezwaar))
        beslis(lees_beslisbeeld(bezwaar, op=clock.local_day(op)), door=vrij, op=op)


def _adviseer(bezwaar: Bezwaar, door: Gebruiker, op: datetime) -> None:
    dag = clock.local_day(op)
    vraag_advies(bezwaar, dag, door=door, op=op)
    advies = Advies(ontvangen=dag, inhoud=Adviesinhoud.AFWIJZEN, tekst=ADVIES)
    ontvang_advies(bezwaar, advies, door=door, op=op)


def _ken_toe(besluit: Besluit, waarom: str, door: Gebruiker, op: datetime) -> None:
    """Grant what was asked after all."""
    keuze = Keuze(
        uitkomst=Uitkomst.TOEKENNEN,
        onderbouwing=waarom,
        perspectief=PERSPECTIEF,
        afspraken=AFSPRAKEN,
        termijnreden=TERMIJNREDEN,
        oude_tabel_reden=OUDE_TABEL,
    )
    voorbereiden(besluit.aanvraag, keuze, voorbereiding_van(besluit, op=op), door=door, op=op)
