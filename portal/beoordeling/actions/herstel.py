"""Start a herstelbesluit: a new besluit that repairs an evident mistake in the last one."""

from datetime import datetime

from portal.aanvraag.actions.toelichting import eis_reden
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.besluitinhoud import VELDEN
from portal.beoordeling.actions.bevoegd import eis_geen_bezwaar_open, eis_toetser_van
from portal.beoordeling.actions.nieuw import nieuw_besluit
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
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
    "jaarbedrag_later_cent",
    "etmaalbedrag_later_cent",
    "maatwerk",
    "deels",
    "prijspeil",
    "tabelversie",
    "invoer",
)


def bereid_herstel_voor(
    aanvraag: Aanvraag, oud: Besluit, reden: str, *, door: Gebruiker, op: datetime
) -> Besluit:
    """Make a new besluit with the content of the old one, to be mended and always checked (T31).

    In a group one client at a time; the step stands in the record of the group.

    Raises:
        DomeinFout: `reden_ontbreekt`, `niet_de_toetser`, `herstel_loopt_al`,
            `herstel_na_bezwaar`, `bezwaar_open`, or what `voer_uit` raises.
    """
    tekst = eis_reden(reden)
    eis_toetser_van(aanvraag, door)
    if oud.na_bezwaar:
        raise DomeinFout("herstel_na_bezwaar")
    eis_geen_bezwaar_open(oud.id)
    besluit = kopieer(aanvraag, oud, door=door, op=op)
    besluit.herstelreden = tekst
    db.session.add(besluit)
    db.session.flush()
    voer_uit(
        aanvraag.groepsaanvraag or aanvraag,
        Stap(
            handeling=Handeling.BESLUIT_HERSTEL_VOORBEREIDEN,
            door=door,
            op=op,
            gegevens={"besluit": str(besluit.id), "herstelt": str(oud.id)},
        ),
    )
    return besluit


def kopieer(aanvraag: Aanvraag, oud: Besluit, *, door: Gebruiker, op: datetime) -> Besluit:
    """Give a besluit that takes the place of another one, with its content, not yet stored.

    Raises:
        DomeinFout: `herstel_loopt_al` while another one is being prepared.
    """
    if find_besluit_in_de_maak(aanvraag) is not None:
        raise DomeinFout("herstel_loopt_al")
    besluit = nieuw_besluit(aanvraag)
    for veld in OVERGENOMEN:
        setattr(besluit, veld, getattr(oud, veld))
    besluit.verzenddatum = besluit.antwoorddatum = None
    besluit.herstelt_id, besluit.vier_ogen = oud.id, True
    besluit.voorbereid_door_id, besluit.voorbereid_op = door.id, op
    return besluit
