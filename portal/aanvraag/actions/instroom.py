"""Start the aanvraag for clients who join a group that has meerzorg already (K06)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.bewerken import werk_bij
from portal.aanvraag.actions.groep import Groepsstart, start_groepsaanvraag
from portal.aanvraag.actions.heraanvraag import neem_antwoorden_mee
from portal.aanvraag.actions.spiegelen import spiegel
from portal.aanvraag.models import Aanvraag, Voorganger
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.instroom import GROEP_TOT, MET_MEERZORG
from portal.aanvraag.queries.stand import bepaal_stand, laad_kader
from portal.domain.procedure.mutatie import INSTROOM, MUTATIE, maanden_in_groep
from portal.platform import clock
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Instroom:
    """Who joins which group.

    Attributes:
        ingang: First day in the group, not after `groep_tot`.
        groep_tot: Last day of the toekenningen of the group.
        toekenning_id: One of them.
        met_meerzorg: The clients who have them.
        antwoorden: What the group told when it was granted, by question.
    """

    groep_id: uuid.UUID
    client_ids: tuple[uuid.UUID, ...]
    ingang: date
    groep_tot: date
    toekenning_id: uuid.UUID
    met_meerzorg: frozenset[uuid.UUID]
    antwoorden: Mapping[str, JsonWaarde]


def start_instroom(instroom: Instroom, *, door: Gebruiker, op: datetime) -> Aanvraag:
    """Make the aanvraag with a part for who joins only; the others keep what they have.

    It has no context of its own, and ends with the group at the latest.

    Raises:
        NotFound: The group is not in view.
        DomeinFout: as `start_groepsaanvraag` or `maanden_in_groep`.

    Bron: [processen] H3; [procedure] §3 K06.
    """
    start = Groepsstart(
        groep_id=instroom.groep_id,
        client_ids=instroom.client_ids,
        maanden=None,
        ingang=instroom.ingang,
    )
    aanvraag = start_groepsaanvraag(start, door=door, op=op, minimum=1)
    for rij in (aanvraag, *aanvraag.leden):
        rij.herkomst, rij.aanleiding = MUTATIE, INSTROOM
    aanvraag.voorganger = Voorganger(
        aanvraag_id=aanvraag.id,
        toekenning_id=instroom.toekenning_id,
        gegevens={
            GROEP_TOT: instroom.groep_tot.isoformat(),
            MET_MEERZORG: [str(nr) for nr in sorted(instroom.met_meerzorg)],
        },
    )
    kader = laad_kader(aanvraag, op=clock.local_day(op))
    grens = bepaal_stand(laad_dossier(aanvraag), kader).looptijdgrens
    aanvraag.gewenste_maanden = maanden_in_groep(instroom.ingang, instroom.groep_tot, grens)
    neem_antwoorden_mee(aanvraag, instroom.antwoorden, door=door, op=op)
    werk_bij(aanvraag, "overnemen", door=door, op=op)
    spiegel(aanvraag)
    return aanvraag
