"""Start a herstelbesluit: a new besluit that repairs an evident mistake in the last one."""

from datetime import datetime

from portal.aanvraag.actions.toelichting import eis_reden
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import volgend_besluitnummer
from portal.beoordeling.queries.toetsing import is_toetser
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker

OVERGENOMEN = (
    "uitkomst",
    "onderbouwing",
    "perspectief",
    "max_profiel",
    "max_meerzorguren",
    "afgebouwd_op",
    "afspraken",
    "voorwaarden",
    "termijnreden",
    "andere_hulp",
    "afbouwpad",
    "open_punten",
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
    "versie_id",
)


def bereid_herstel_voor(
    aanvraag: Aanvraag, oud: Besluit, reden: str, *, door: Gebruiker, op: datetime
) -> Besluit:
    """Make a new besluit with the content of the old one, to be mended and always checked (T31).

    Raises:
        DomeinFout: `reden_ontbreekt`, `niet_de_toetser`, or what `voer_uit` raises.
    """
    tekst = eis_reden(reden)
    if not is_toetser(aanvraag, door):
        raise DomeinFout("niet_de_toetser")
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
        **{veld: getattr(oud, veld) for veld in OVERGENOMEN},
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
