"""Pages with which the aanbieder finishes an aanvraag, and those after submitting."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import (
    Aanvraag,
    AanvraagVersie,
    Aanvulverzoek,
    Aanvulvraag,
    Bestand,
    Overlegbericht,
)
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas import groepsaanvraag
from tests.paginas.aanvraag import CONCEPT, met_id, zoek
from tests.paginas.groepsaanvraag import met
from tests.paginas.soort import Argumenten, Pagina, Paginas

SQL = 45
INGEDIEND = Aanvraag.toestand == Toestand.IN_TOETSING
MET_OVERLEG = sa.exists().where(Overlegbericht.aanvraag_id == Aanvraag.id)
GEVRAAGD = Aanvraag.toestand == Toestand.AANVULLING_GEVRAAGD
BIJSTELLEN = Aanvraag.toestand == Toestand.BIJSTELLEN_GEVRAAGD
TWEE_VERSIES = sa.exists().where(AanvraagVersie.aanvraag_id == Aanvraag.id, AanvraagVersie.nr == 2)
MET_BESTAND = sa.exists().where(
    Bestand.vraag_id == Aanvulvraag.id,
    Aanvulvraag.verzoek_id == Aanvulverzoek.id,
    Aanvulverzoek.aanvraag_id == Aanvraag.id,
)


def een_vraag(*, bestand: bool) -> Argumenten:
    """Give an open question of the zorgkantoor, with or without a file."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        aanvraag = zoek(GEVRAAGD)(gebruiker)
        vragen = db.session.scalars(
            sa.select(Aanvulvraag)
            .join(Aanvulverzoek, Aanvulverzoek.id == Aanvulvraag.verzoek_id)
            .where(Aanvulverzoek.aanvraag_id == aanvraag.id, Aanvulverzoek.stand == "open")
            .order_by(Aanvulvraag.volgnummer)
        ).all()
        passend = [vraag for vraag in vragen if bool(vraag.gevraagd_bestand) is bestand]
        return {"aanvraag_id": aanvraag.id, "vraag_id": (passend or vragen)[0].id}

    return argumenten


def een_bestand(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a file that was added to a question."""
    aanvraag = zoek(MET_BESTAND)(gebruiker)
    bestand = db.session.scalars(
        sa.select(Bestand.id)
        .join(Aanvulvraag, Aanvulvraag.id == Bestand.vraag_id)
        .join(Aanvulverzoek, Aanvulverzoek.id == Aanvulvraag.verzoek_id)
        .where(Aanvulverzoek.aanvraag_id == aanvraag.id)
        .order_by(Bestand.op)
    ).first()
    return {"aanvraag_id": aanvraag.id, "bestand_id": bestand}


def pagina(
    argumenten: Argumenten, *, rol: Rol = Rol.MANAGER, variant: str = "", html: bool = True
) -> Pagina:
    """Give one page of a dossier; these show the user's own texts."""
    return Pagina(
        rol=rol, argumenten=argumenten, variant=variant, html=html, sql=SQL, eigen_teksten=True
    )


PAGINAS: Paginas = {
    "aanvraag.afstemming": pagina(met_id(CONCEPT)),
    "aanvraag.verklaringen": pagina(met_id(CONCEPT)),
    "aanvraag.ondertekenen": pagina(met_id(CONCEPT)),
    "aanvraag.controleren": (
        pagina(met_id(CONCEPT)),
        pagina(met_id(CONCEPT), rol=Rol.BEGELEIDER, variant="begeleider"),
        pagina(met_id(INGEDIEND), variant="al-ingediend"),
        pagina(met(*groepsaanvraag.CONCEPT), variant="groep"),
        pagina(met(*groepsaanvraag.CONCEPT, groepsaanvraag.INSTROOM), variant="instroom"),
    ),
    "aanvraag.indienen": Pagina(
        rol=Rol.MANAGER, argumenten=met_id(CONCEPT), html=False, status=303, sql=SQL
    ),
    "aanvraag.ontvangst": (
        pagina(met_id(INGEDIEND)),
        pagina(met(*groepsaanvraag.INGEDIEND), variant="groep"),
    ),
    "aanvraag.ontvangst_pdf": (
        pagina(met_id(INGEDIEND), html=False),
        pagina(met(*groepsaanvraag.INGEDIEND), variant="groep", html=False),
    ),
    "aanvraag.versie": (
        pagina(met_id(INGEDIEND, nr=1)),
        pagina(met_id(TWEE_VERSIES, nr=2), variant="tweede"),
        pagina(met(*groepsaanvraag.INGEDIEND, nr=1), variant="groep"),
        pagina(met(*groepsaanvraag.INGEDIENDLID, nr=1), variant="groepslid"),
        pagina(met(*groepsaanvraag.INGEDIEND, groepsaanvraag.INSTROOM, nr=1), variant="instroom"),
    ),
    "aanvraag.overleg": (
        pagina(met_id(MET_OVERLEG)),
        Pagina(rol=Rol.TEAMLEIDER, argumenten=met_id(MET_OVERLEG), variant="zorgkantoor", sql=SQL),
        Pagina(
            rol=Rol.MANAGER,
            argumenten=met_id(MET_OVERLEG),
            vraag={"vraag": "iz-nacht"},
            variant="antwoord",
            sql=SQL,
            eigen_teksten=True,
        ),
        pagina(met(*groepsaanvraag.INGEDIEND), variant="groep"),
    ),
    "aanvraag.versie_pdf": pagina(met_id(INGEDIEND, nr=1), html=False),
    "aanvraag.verschil": pagina(met_id(TWEE_VERSIES, nr=2)),
    "aanvraag.verifieren": (
        Pagina(rol=Rol.MANAGER),
        Pagina(rol=Rol.BEOORDELAAR, variant="beoordelaar"),
    ),
    "aanvraag.intrekken": pagina(met_id(INGEDIEND)),
    "aanvraag.aanvulling": pagina(met_id(GEVRAAGD)),
    "aanvraag.aanvulvraag": (
        pagina(een_vraag(bestand=False)),
        pagina(een_vraag(bestand=True), variant="bestand"),
    ),
    "aanvraag.bestand": pagina(een_bestand, html=False),
    "aanvraag.bijstellen": pagina(met_id(BIJSTELLEN)),
    "aanvraag.besluit_vragen": pagina(met_id(BIJSTELLEN)),
    "aanvraag.uitstel": pagina(met_id(INGEDIEND)),
}
