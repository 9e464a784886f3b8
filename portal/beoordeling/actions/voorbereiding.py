"""Put together what a besluit is made from."""

from datetime import date

from portal.beoordeling.actions.besluitinhoud import Lid, Voorbereiding
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluitvorming import bepaal_ruimte
from portal.beoordeling.queries.leden import ledenbesluiten_in_de_maak
from portal.beoordeling.queries.toekenning import bepaal_groepstoekenning, bepaal_toekenning
from portal.beoordeling.queries.toetsing import Toetsstand


def stel_samen(stand: Toetsstand, besluit: Besluit | None, *, op: date) -> Voorbereiding:
    """Give what a besluit is made from, of a group with each of its clients.

    Args:
        stand: The toetsing of the newest version.
        besluit: The besluit in the making, None when there is none.
        op: Dutch calendar day.

    Raises:
        DomeinFout: What the rekentool refuses of what is stored to be granted.
    """
    herstel = besluit if besluit is not None and besluit.herstelt_id is not None else None
    ruimte = bepaal_ruimte(stand.aanvraag, op, herstel=herstel)
    if not stand.aanvraag.is_groep:
        return Voorbereiding(stand=stand, toekenning=bepaal_toekenning(stand), ruimte=ruimte)
    groep, rijen = bepaal_groepstoekenning(stand), ledenbesluiten_in_de_maak(stand.aanvraag)
    return Voorbereiding(
        stand=stand,
        toekenning=None,
        ruimte=ruimte,
        groep=groep,
        leden=tuple(
            Lid(
                Voorbereiding(
                    stand=lid,
                    toekenning=groep.leden[lid.aanvraag.id] if groep else None,
                    ruimte=ruimte,
                ),
                rijen.get(lid.aanvraag.id),
            )
            for lid in stand.leden
        ),
    )
