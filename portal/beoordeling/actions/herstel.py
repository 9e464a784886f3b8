"""Start a herstelbesluit: a new besluit that repairs an evident mistake in the last one."""

from datetime import datetime

from portal.aanvraag.actions.toelichting import eis_reden
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.besluit import eis_toetser_van
from portal.beoordeling.actions.besluitinhoud import VELDEN
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak, volgend_besluitnummer
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker

OVERGENOMEN = (
    *VELDEN,
    "versie_id",
    "ingangsdatum",
    "maanden",
    "laatste_dag",
    "meerzorgprofiel",
    "meerzorguren",
    "jaarbedrag_cent",
    "etmaalbedrag_cent",
    "jaarbedrag_100_cent",
    "maatwerk",
    "deels",
    "prijspeil",
    "tabelversie",
    "invoer",
)
NIET_OVERGENOMEN = frozenset({"verzenddatum", "antwoorddatum"})


def bereid_herstel_voor(
    aanvraag: Aanvraag, oud: Besluit, reden: str, *, door: Gebruiker, op: datetime
) -> Besluit:
    """Make a new besluit with the content of the old one, to be mended and always checked (T31).

    Raises:
        DomeinFout: `reden_ontbreekt`, `niet_de_toetser`, `herstel_loopt_al`, or what `voer_uit`
            raises.
    """
    tekst = eis_reden(reden)
    eis_toetser_van(aanvraag, door)
    if find_besluit_in_de_maak(aanvraag) is not None:
        raise DomeinFout("herstel_loopt_al")
    besluit = Besluit(
        aanvraag_id=aanvraag.id,
        aanbieder_id=aanvraag.aanbieder_id,
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        nr=volgend_besluitnummer(aanvraag),
        stand=BesluitToestand.CONCEPT,
        herstelt_id=oud.id,
        herstelreden=tekst,
        vier_ogen=True,
        voorbereid_door_id=door.id,
        voorbereid_op=op,
        **{veld: getattr(oud, veld) for veld in OVERGENOMEN if veld not in NIET_OVERGENOMEN},
    )
    db.session.add(besluit)
    db.session.flush()
    voer_uit(
        aanvraag,
        Stap(
            handeling=Handeling.BESLUIT_HERSTEL_VOORBEREIDEN,
            door=door,
            op=op,
            gegevens={"besluit": str(besluit.id), "herstelt": str(oud.id)},
        ),
    )
    return besluit
