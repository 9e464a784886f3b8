"""Take a dossier of a demonstration in hand, ask for a supplement, and answer it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from portal.aanvraag.actions import aanvullen
from portal.aanvraag.actions.systeem import laat_verstrijken
from portal.aanvraag.queries.aanvulling import Punt, list_punten
from portal.aanvraag.queries.woorden import woorden
from portal.beoordeling.actions import notities, toewijzen
from portal.beoordeling.actions.volledigheid import (
    Verzoek,
    Vraagpunt,
    verklaar_volledig,
)
from portal.beoordeling.actions.volledigheid import vraag_aanvulling as vraag
from portal.beoordeling.letters.aanvulverzoek import Puntregel, maak_aanvulverzoek
from portal.beoordeling.queries.plaatsen import laad_plaatsen
from portal.beoordeling.queries.verzending import bepaal_verzending
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import Rol
from portal.domain.termijnen import buiten_behandeling_tot
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.pdf import Alinea, Briefhoofd, Document, maak_pdf

HERSTEL_DAGEN = 15
PUNTEN = (
    Vraagpunt(
        plaats="hs-voorkomen",
        reden="U noemt een consult binnen de organisatie. Wanneer was dat, en wat was het advies?",
    ),
    Vraagpunt(
        plaats="iz-nacht",
        reden="Wilt u per nacht aangeven hoe vaak en hoelang iemand bij de cliënt is?",
    ),
)
OFFERTE = Vraagpunt(
    plaats="context",
    reden="Stuur een offerte van de gevraagde contextmiddelen, zonder persoonsgegevens.",
    bestand="offerte",
)
NOTITIE = (
    "Gebeld met de manager: de verbouwing start later dan in de aanvraag staat. Zij stuurt een "
    "nieuwe planning. Let bij de toekenning op de datum van de tussenmeting."
)
ANTWOORD = (
    "Het consult was op 3 maart, met de teamcoach en een orthopedagoog van een andere locatie. Het "
    "advies was om eerst de overgangen in de ochtend te verkorten. Dat is in april gedaan."
)
OFFERTEBRIEF = Document(
    titel="Offerte geluidwerende wand (verzonnen)",
    onderwerp="Offerte",
    datum=date(2026, 1, 5),
    briefhoofd=Briefhoofd(
        organisatie="Timmerbedrijf Verzonnen (demo)", regio="", adresregels=(), contactregels=()
    ),
    onderdelen=(Alinea("Leveren en plaatsen van een geluidwerende wand: € 6.000."),),
)


def wijs_toe(werk: Werk, op: datetime) -> None:
    """Let the teamleider give the dossier to a beoordelaar."""
    toewijzen.wijs_toe(
        werk.aanvraag,
        werk.bij_zorgkantoor(Rol.BEOORDELAAR).id,
        door=werk.bij_zorgkantoor(Rol.TEAMLEIDER),
        op=op,
    )


def noteer(werk: Werk, op: datetime) -> None:
    """Keep a private note."""
    notities.noteer(werk.aanvraag, NOTITIE, door=werk.bij_zorgkantoor(Rol.BEOORDELAAR), op=op)


def verklaar(werk: Werk, op: datetime) -> None:
    """Declare the aanvraag complete."""
    verklaar_volledig(werk.aanvraag, door=werk.bij_zorgkantoor(Rol.BEOORDELAAR), op=op)


def vraag_aanvulling(werk: Werk, op: datetime) -> None:
    """Ask for a supplement: texts, and a file where the data says so."""
    door, dag = werk.bij_zorgkantoor(Rol.BEOORDELAAR), clock.local_day(op)
    plaatsen, hersteldatum = laad_plaatsen(werk.aanvraag), dag + timedelta(days=HERSTEL_DAGEN)
    punten = [*PUNTEN, *([OFFERTE] if werk.wens.vlag("offerte", standaard=False) else [])]
    regels = [
        Puntregel(
            plaats=plaatsen.titel(punt.plaats),
            reden=punt.reden,
            bestand=woorden("bestandsoort").get(punt.bestand, ""),
        )
        for punt in punten
    ]
    brief = maak_aanvulverzoek(
        bepaal_verzending(werk.aanvraag, door=door, dag=dag),
        regels,
        hersteldatum=hersteldatum,
        staat_stil_vanaf=dag + timedelta(days=1),
        buiten_behandeling_tot=buiten_behandeling_tot(
            hersteldatum, regels=load_termijnregels(hersteldatum), kalender=load_kalender()
        ).datum,
    )
    verzoek = Verzoek(punten=punten, hersteldatum=hersteldatum, brief=brief)
    vraag(werk.aanvraag, verzoek, plaatsen=plaatsen.codes, door=door, op=op)


def begin_aanvulling(werk: Werk, op: datetime) -> None:
    """Answer the first question and add the file that was asked for; the rest still waits."""
    door, punten = werk.bij_aanbieder(Rol.MANAGER), _punten(werk, op)
    _beantwoord(werk, punten[0], op)
    for punt in punten:
        if punt.vraag.gevraagd_bestand:
            pdf = maak_pdf(OFFERTEBRIEF)
            aanvullen.voeg_bestand_toe(werk.aanvraag, punt, pdf, "offerte.pdf", door=door, op=op)


def vul_aan(werk: Werk, op: datetime) -> None:
    """Answer every question and send the answers."""
    for punt in _punten(werk, op):
        _beantwoord(werk, punt, op)
    aanvullen.vul_aan(werk.aanvraag, door=werk.bij_aanbieder(Rol.MANAGER), op=op)


def verstrijk(werk: Werk, op: datetime) -> None:
    """Let the day to answer pass, as the daily job does."""
    laat_verstrijken(werk.aanvraag, op)


def _punten(werk: Werk, op: datetime) -> Sequence[Punt]:
    stand = werk.stand(op)
    verzoek = stand.dossier.open_verzoek
    assert verzoek is not None
    return list_punten(stand.dossier, verzoek, stand.kader.vragenlijst)


def _beantwoord(werk: Werk, punt: Punt, op: datetime) -> None:
    door = werk.bij_aanbieder(Rol.MANAGER)
    aanvullen.beantwoord(werk.aanvraag, punt, ANTWOORD, punt.vraag.versie, door=door, op=op)
