"""What the pages of clients and groups show of ontwikkeltrajecten."""

import uuid

from flask import url_for

from portal.clienten.dossiers import Trajectblok, Verwijzing
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.procedure.trajectovergangen import TRAJECT_OPEN, TRAJECTWOORDEN
from portal.ontwikkeltraject.queries.geschiedenis import list_van_clienten, list_van_groep
from portal.ontwikkeltraject.queries.meerzorg import find_houder_client, find_houder_groep
from portal.platform import clock
from portal.toegang.models import Gebruiker


class TrajectenVanClienten:
    """Tells the pages of clients and groups of trajecten that are in view."""

    def find_trajecten(
        self, *, client: uuid.UUID | None = None, groep: uuid.UUID | None = None, voor: Gebruiker
    ) -> Trajectblok | None:
        """Give the trajecten of a client or of a group; None for who may not see them."""
        if not mag(voor.rol_set, Handeling.TRAJECT_LEZEN):
            return None
        if client is not None:
            rijen = list_van_clienten([client], voor=voor, op=clock.today())
            begin = url_for("ontwikkeltraject.vragen_client", client_id=client)
        else:
            assert groep is not None
            rijen = list_van_groep(groep, voor=voor)
            begin = url_for("ontwikkeltraject.vragen_groep", groep_id=groep)
        mag_vragen = (
            voor.organisatie.soort is OrganisatieSoort.AANBIEDER
            and mag(voor.rol_set, Handeling.TRAJECT_VRAGEN)
            and not any(rij.toestand in TRAJECT_OPEN for rij in rijen)
            and _kan_worden_gevraagd(client, groep)
        )
        return Trajectblok(
            [
                (
                    Verwijzing(
                        rij.clientcode, url_for("ontwikkeltraject.traject", traject_id=rij.id)
                    ),
                    TRAJECTWOORDEN[rij.toestand],
                )
                for rij in rijen
            ],
            begin if mag_vragen else "",
        )


def _kan_worden_gevraagd(client: uuid.UUID | None, groep: uuid.UUID | None) -> bool:
    """Say whether there is meerzorg today, and a CCE to ask."""
    if client is not None:
        houder = find_houder_client(client, op=clock.today())
    else:
        assert groep is not None
        houder = find_houder_groep(groep, op=clock.today())
    return houder is not None and houder.cce_id is not None
