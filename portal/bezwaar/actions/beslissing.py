"""Z12: prepare the beslissing op bezwaar, offer it to the second person, send it back."""

from datetime import date, datetime

from portal.aanvraag.actions.toelichting import eis_reden
from portal.beoordeling.actions import na_bezwaar
from portal.beoordeling.actions.vaststellen import controleer_inhoud, kies_verzenddatum
from portal.bezwaar.actions.bevoegd import eis_onbetrokken
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing
from portal.bezwaar.queries.beslissing import (
    Beslisbeeld,
    find_beslissing,
    gevolg_van,
    lees_beslisbeeld,
    list_voorbereiders,
)
from portal.bezwaar.queries.betrokken import list_betrokken
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Beslisstand, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import Beslisblokkade, kan_beslissen
from portal.domain.procedure.bezwaarbeslissing import (
    Beslisvoorstel,
    Bezwaargevolg,
    controleer_beslisser,
    controleer_beslisvoorstel,
    pas_toe_op_beslissing,
)
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.terugdraaien import bepaal_terug

TEKSTEN = ("motivering", "afwijkreden", "proceskosten")


def bereid_voor(
    bezwaar: Bezwaar,
    voorstel: Beslisvoorstel,
    *,
    verzenddatum: date | None,
    door: Gebruiker,
    op: datetime,
) -> Bezwaarbeslissing:
    """Prepare the beslissing, or change what was prepared; a new besluit begins with it.

    Raises:
        DomeinFout: `betrokken_bij_besluit`; `beslissing_ligt_ter_controle`; as `eis_vrij`,
            `controleer_beslisvoorstel`, `begin_na_bezwaar`, `bepaal_terug` and `voer_uit`.

    Bron: [procedure] §4 Z12; [processen] C2, C6.
    """
    eis_onbetrokken(bezwaar, door)
    beeld = lees_beslisbeeld(bezwaar, op=clock.local_day(op))
    eis_vrij(beeld, voorstel.uitkomst, clock.local_day(op))
    if beeld.stand not in {None, Beslisstand.CONCEPT}:
        raise DomeinFout("beslissing_ligt_ter_controle")
    controleer_beslisvoorstel(
        voorstel, uitkomsten=beeld.uitkomsten, gevolgen=beeld.gevolgen, advies=beeld.advies
    )
    kies_verzenddatum(verzenddatum, bezwaar.zorgkantoor_id, op)
    rij = beeld.beslissing or Bezwaarbeslissing(
        bezwaar=bezwaar, stand=Beslisstand.CONCEPT, terugstuurreden=""
    )
    rij.uitkomst, rij.verzenddatum = voorstel.uitkomst, verzenddatum
    rij.volgt_advies = voorstel.volgt_advies if beeld.advies is not None else None
    for veld in TEKSTEN:
        setattr(rij, veld, getattr(voorstel, veld).strip())
    if rij.volgt_advies is not False:
        rij.afwijkreden = ""
    rij.voorbereid_door, rij.voorbereid_op = door, op
    stap = Stap(
        handeling=Handeling.BEZWAAR_BESLISSING_VOORBEREIDEN,
        door=door,
        op=op,
        gegevens={"uitkomst": voorstel.uitkomst.value, "gevolg": voorstel.gevolg.value},
    )
    voer_uit(bezwaar, stap)
    db.session.add(rij)
    _zet_gevolg(rij, beeld, voorstel.gevolg, door=door, op=op)
    return rij


def bied_aan(beslissing: Bezwaarbeslissing, *, door: Gebruiker, op: datetime) -> None:
    """Offer a beslissing to the second person, complete: with its new besluit as it was saved.

    Raises:
        DomeinFout: `betrokken_bij_besluit`; as `eis_vrij`, `controleer_inhoud`,
            `pas_toe_op_beslissing` and `voer_uit`.
    """
    bezwaar = beslissing.bezwaar
    eis_onbetrokken(bezwaar, door)
    dag = clock.local_day(op)
    eis_vrij(lees_beslisbeeld(bezwaar, op=dag), beslissing.uitkomst, dag)
    kies_verzenddatum(beslissing.verzenddatum, bezwaar.zorgkantoor_id, op)
    besluit = beslissing.nieuw_besluit
    if besluit is not None:
        besluit.verzenddatum = beslissing.verzenddatum
        controleer_inhoud(besluit, na_bezwaar.voorbereiding_van(besluit, op=op), op=op)
    _zet(beslissing, Handeling.BEZWAAR_TER_CONTROLE_AANBIEDEN, door=door, op=op)


def stuur_terug(
    beslissing: Bezwaarbeslissing, reden: str, *, door: Gebruiker, op: datetime
) -> None:
    """Send a beslissing back to who prepared it, with a reason.

    Raises:
        DomeinFout: `reden_ontbreekt`; as `eis_beslisser`, `pas_toe_op_beslissing` and `voer_uit`.
    """
    eis_beslisser(beslissing, door)
    beslissing.terugstuurreden = eis_reden(reden)
    _zet(beslissing, Handeling.BEZWAAR_TERUGSTUREN, door=door, op=op)


def eis_beslisser(beslissing: Bezwaarbeslissing, door: Gebruiker) -> None:
    """Refuse who may not check or fix a beslissing.

    Raises:
        DomeinFout: as `controleer_beslisser`.
    """
    controleer_beslisser(
        door.id,
        door.rol_set,
        betrokken=list_betrokken(beslissing.bezwaar),
        voorbereid_door=list_voorbereiders(beslissing),
    )


def eis_vrij(beeld: Beslisbeeld, uitkomst: Bezwaaruitkomst, dag: date) -> None:
    """Refuse while something must be done first, or what does not fit what was done.

    Raises:
        DomeinFout: `uitkomst_anders_dan_voornemen` or `beslissen_geblokkeerd`.

    Bron: [processen] C2 and C3; [awb] art. 7:2 and 7:3.
    """
    blokkade = kan_beslissen(beeld.onderzoek.onderzoek, vandaag=dag, uitkomst=uitkomst)
    if blokkade is Beslisblokkade.UITKOMST_ANDERS:
        raise DomeinFout("uitkomst_anders_dan_voornemen", veld="uitkomst")
    if blokkade is not None:
        raise DomeinFout("beslissen_geblokkeerd", blokkade=blokkade.value)


def _zet(
    beslissing: Bezwaarbeslissing, handeling: Handeling, *, door: Gebruiker, op: datetime
) -> None:
    """Let the beslissing and its new besluit take the same step."""
    beslissing.stand = pas_toe_op_beslissing(beslissing.stand, handeling)
    if beslissing.nieuw_besluit is not None:
        na_bezwaar.zet_stand(beslissing.nieuw_besluit, OP_BESLUIT[handeling])
    voer_uit(beslissing.bezwaar, Stap(handeling=handeling, door=door, op=op))


OP_BESLUIT = {
    Handeling.BEZWAAR_TER_CONTROLE_AANBIEDEN: Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN,
    Handeling.BEZWAAR_TERUGSTUREN: Handeling.BESLUIT_TERUGSTUREN,
}


def _zet_gevolg(
    rij: Bezwaarbeslissing,
    beeld: Beslisbeeld,
    gevolg: Bezwaargevolg,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Begin the new besluit, go on with it, or drop it; see that what is revoked can be."""
    besluit = rij.nieuw_besluit
    if gevolg is not Bezwaargevolg.NIEUW_BESLUIT:
        rij.nieuw_besluit = None
        db.session.flush()
        if besluit is not None:
            na_bezwaar.laat_vallen(besluit, door=door, op=op)
    elif besluit is None:
        assert beeld.geldend is not None
        rij.nieuw_besluit = na_bezwaar.begin_na_bezwaar(beeld.geldend, door=door, op=op)
    elif besluit.voorbereid_door_id != door.id:
        na_bezwaar.neem_over(besluit, door=door, op=op)
    if gevolg is Bezwaargevolg.HERROEPEN:
        _eis_te_herroepen(beeld)
    db.session.flush()
    assert gevolg_van(rij) is gevolg


def laat_besluit_vallen(bezwaar: Bezwaar) -> None:
    """Drop the new besluit that was being prepared on a bezwaar that is withdrawn.

    The line stands with the zorgkantoor: the aanbieder never sees that a besluit was prepared.
    """
    rij = find_beslissing(bezwaar.id)
    if rij is None or rij.nieuw_besluit is None:
        return
    besluit, rij.nieuw_besluit = rij.nieuw_besluit, None
    db.session.flush()
    na_bezwaar.laat_vallen(besluit, door=None, op=rij.voorbereid_op)


def _eis_te_herroepen(beeld: Beslisbeeld) -> None:
    if beeld.geldend is not None:
        na_bezwaar.eis_herroepbaar(beeld.geldend)
        return
    brief = beeld.bezwaar.toekenningsbrief
    assert brief is not None
    bepaal_terug(brief)
