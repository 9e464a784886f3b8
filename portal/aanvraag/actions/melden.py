"""Who is told what of a step of an aanvraag, in the transaction of the step."""

from collections.abc import Mapping
from datetime import date, datetime

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.aanvraag.queries.ontvangers import (
    list_bij_aanbieder,
    list_bij_zorgkantoor,
    list_managers,
    plek_van,
)
from portal.berichten.actions.melden import Melding, meld, vraag_brief
from portal.berichten.dossiers import find_dossierplek
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.procedure import GebeurtenisSoort
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.message_data import load_berichtsoorten

MELDINGEN: Mapping[str, str] = {
    GebeurtenisSoort.INGEDIEND: "N03",
    GebeurtenisSoort.BIJGESTELD_INGEDIEND: "N03",
    GebeurtenisSoort.AANVULLING_GEVRAAGD: "N05",
    GebeurtenisSoort.AANGEVULD: "N06",
    GebeurtenisSoort.TERMIJN_VERLENGD: "N13",
    GebeurtenisSoort.IN_GEBREKE_GESTELD: "N15",
}
"""Kind of event -> message; to whom it goes stands in config/berichten."""
CHECK_GEEINDIGD, TUSSENTIJDS = "N02", "N51"


def meld_gebeurtenis(aanvraag: Aanvraag, gebeurtenis: Gebeurtenis) -> None:
    """Tell of one event, to whom the list of messages names; of most nobody is told.

    Bron: [berichten] N03, N05, N06, N13, N15, N51.
    """
    code = MELDINGEN.get(gebeurtenis.soort)
    if code is None:
        return
    boek = Adresboek()
    meld_dossier(
        Melding(
            code=code,
            object_soort="aanvraag",
            object_id=aanvraag.id,
            kenmerk=aanvraag.nummer,
            moment=str(gebeurtenis.nr),
            dag=_dag(aanvraag, gebeurtenis),
            gegevens={"gebeurtenis": gebeurtenis.soort, **gebeurtenis.gegevens},
        ),
        aanvraag,
        boek,
        op=gebeurtenis.op,
    )
    if gebeurtenis.soort == GebeurtenisSoort.INGEDIEND:
        _meld_tussentijds(aanvraag, boek, op=gebeurtenis.op)


def meld_dossier(melding: Melding, aanvraag: Aanvraag, boek: Adresboek, *, op: datetime) -> None:
    """Tell those of a dossier whom the list of messages names for this kind.

    What the law has told and nobody of the aanbieder can read, goes by letter.
    """
    functies = load_berichtsoorten(clock.local_day(op))[melding.code].aan
    zorgkantoor = list_bij_zorgkantoor(plek_van(aanvraag), functies, boek)
    aanbieder = list_bij_aanbieder(aanvraag, functies, boek)
    meld(melding, [*aanbieder, *zorgkantoor], op=op)
    if not aanbieder and not zorgkantoor:
        vraag_brief(melding, aanvraag.aanbieder_id, op=op)


def meld_check_geeindigd(aanvraag: Aanvraag, pad: int, uitgang: str, *, op: datetime) -> None:
    """Tell that the check vooraf ended in something else than an aanvraag, once per walk.

    Bron: [berichten] N02.
    """
    melding = Melding(
        code=CHECK_GEEINDIGD,
        object_soort="aanvraag",
        object_id=aanvraag.id,
        kenmerk=aanvraag.nummer,
        moment=f"pad-{pad}",
        gegevens={"pad": pad, "uitgang": uitgang},
    )
    meld_dossier(melding, aanvraag, Adresboek(), op=op)


def meld_vorige_behandelaar(
    aanvraag: Aanvraag, stap: str, boek: Adresboek, *, managers: bool, op: datetime
) -> None:
    """Tell who treated the toekenning that a tussentijdse aanvraag would replace.

    Args:
        aanvraag: The tussentijdse one.
        stap: What happened: `aangevraagd` or `besloten`.
        boek: Accounts in use.
        managers: The managers of the location are told too.
        op: The moment, UTC.

    Bron: [berichten] N51.
    """
    vorige = aanvraag.voorganger
    plek = find_dossierplek("toekenning", vorige.toekenning_id) if vorige else None
    if vorige is None or plek is None:
        return
    mensen = boek.met_id(aanvraag.zorgkantoor_id, [plek.behandelaar_id])
    if managers:
        mensen = [*mensen, *list_managers(aanvraag.aanbieder_id, aanvraag.locatie_id, boek)]
    melding = Melding(
        code=TUSSENTIJDS,
        object_soort="toekenning",
        object_id=vorige.toekenning_id,
        kenmerk=plek.nummer,
        moment=f"{stap}:{aanvraag.nummer}",
        gegevens={"stap": stap, "aanvraag": str(aanvraag.id)},
    )
    meld(melding, mensen, op=op)


def is_tussentijds(aanvraag: Aanvraag) -> bool:
    """Say whether it asks to change what runs."""
    return aanvraag.aanleiding == Aanleiding.TUSSENTIJDS


def _meld_tussentijds(aanvraag: Aanvraag, boek: Adresboek, *, op: datetime) -> None:
    if is_tussentijds(aanvraag):
        meld_vorige_behandelaar(aanvraag, "aangevraagd", boek, managers=True, op=op)


def _dag(aanvraag: Aanvraag, gebeurtenis: Gebeurtenis) -> date | None:
    """Give the day that matters now: to answer, of the ingebrekestelling, or to decide."""
    match gebeurtenis.soort:
        case GebeurtenisSoort.AANVULLING_GEVRAAGD:
            return aanvraag.hersteldatum
        case GebeurtenisSoort.IN_GEBREKE_GESTELD:
            return date.fromisoformat(str(gebeurtenis.gegevens["ontvangen"]))
        case _:
            return aanvraag.beslisdatum
