"""A dialoog as a meeting in somebody's calendar."""

import sqlalchemy as sa

from portal.dialoog.models import Dialoog, Dialooggebeurtenis
from portal.domain.procedure.dialoog import Dialoogstap
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.calendar_file import Bijeenkomst
from portal.platform.database import db
from portal.toegang.models import Gebruiker

VERANDERT = (Dialoogstap.PLANNEN.value, Dialoogstap.VERZETTEN.value, Dialoogstap.AFZEGGEN.value)


def lees_bijeenkomst(dialoog: Dialoog, *, voor: Gebruiker, adres: str) -> Bijeenkomst:
    """Give the dialoog as it is planned now, for one person; of the others nothing is told.

    Args:
        dialoog: A dialoog in view.
        voor: Whose calendar it is for.
        adres: The page of the dialoog.
    """
    wie = dialoog.voorzitter or db.session.get_one(Gebruiker, dialoog.gepland_door_id)
    gemaakt = db.session.scalar(
        sa.select(sa.func.max(Dialooggebeurtenis.op)).where(
            Dialooggebeurtenis.dialoog_id == dialoog.id, Dialooggebeurtenis.soort.in_(VERANDERT)
        )
    )
    return Bijeenkomst(
        id=dialoog.id,
        volgnummer=dialoog.uitnodiging_nr,
        titel=f"Meerzorgdialoog {dialoog.jaar}: {dialoog.aanbieder.naam}",
        dag=dialoog.dag,
        begin=dialoog.begin,
        einde=dialoog.einde,
        plaats=dialoog.plaats,
        tekst=f"Uitnodiging, agenda en meerzorgplan staan in het portaal: {adres}",
        organisator=(wie.naam, wie.email),
        genodigde=(voor.naam, voor.email),
        gemaakt=gemaakt or dialoog.gepland_op,
        gaat_door=dialoog.toestand is not Dialoogtoestand.AFGEZEGD,
    )
