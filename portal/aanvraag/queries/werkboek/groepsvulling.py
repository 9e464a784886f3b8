"""What a group workbook fills in, and how it is kept between two pages."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from portal.aanvraag.queries.rekenen import Blok
from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.aanvraag.queries.werkboek.blokken import posten_van, uren_als_tekst
from portal.aanvraag.queries.werkboek.groep import Groepslezing, tarief_als_tekst
from portal.aanvraag.queries.werkboek.zegel import ontzegel_gegevens, verzegel_gegevens
from portal.platform.workbook import GroepRegel, WerkboekInhoud

if TYPE_CHECKING:
    from portal.platform.encrypted import JsonWaarde


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsvulling:
    """What a group workbook fills in.

    Attributes:
        context: The shared block.
        leden: The blocks of each client, by client.
        maanden: None without one.
        ingang: None unless it is one day for everybody.
    """

    context: Blok
    leden: Mapping[uuid.UUID, Mapping[str, Blok]]
    maanden: int | None
    ingang: date | None


def maak_groepsvulling(inhoud: WerkboekInhoud, lezing: Groepslezing) -> Groepsvulling:
    """Turn the good rows of a group workbook, and what they share, into the text of the blocks."""
    groep = inhoud.groep
    assert groep is not None
    return Groepsvulling(
        context={
            "context_uren": uren_als_tekst(groep.contexturen_jaar),
            "posten": posten_van(groep.context_posten),
            "tarief": tarief_als_tekst(inhoud),
        },
        leden={rij.client.id: _blokken(rij.regel) for rij in lezing.goede if rij.client},
        maanden=inhoud.voorblad.periode_maanden,
        ingang=find_ingang(lezing),
    )


def find_ingang(lezing: Groepslezing) -> date | None:
    """Give the beoogde ingang of the good rows when it is one day that can be computed with."""
    dagen = {rij.gegevens.beoogde_ingang for rij in lezing.goede}
    dag = dagen.pop() if len(dagen) == 1 else None
    return dag if dag is not None and VROEGST <= dag <= LAATST else None


def verzegel_groep(vulling: Groepsvulling, plaats: str, *, op: datetime) -> str:
    """Give a filling as text that only the portal can read, as `verzegel_gegevens`."""
    leden: dict[str, JsonWaarde] = {
        str(client_id): {naam: dict(blok) for naam, blok in blokken.items()}
        for client_id, blokken in vulling.leden.items()
    }
    return verzegel_gegevens(
        {
            "context": dict(vulling.context),
            "leden": leden,
            "maanden": vulling.maanden,
            "ingang": vulling.ingang.isoformat() if vulling.ingang else None,
        },
        plaats,
        op=op,
    )


def ontzegel_groep(zegel: str, plaats: str, *, op: datetime) -> Groepsvulling:
    """Read what `verzegel_groep` wrote for the same place.

    Raises:
        DomeinFout: `werkboek_verlopen` when it is too old, changed, or of another place.
    """
    inhoud = ontzegel_gegevens(zegel, plaats, op=op)
    return Groepsvulling(
        context=inhoud["context"],
        leden={uuid.UUID(client_id): blokken for client_id, blokken in inhoud["leden"].items()},
        maanden=inhoud["maanden"],
        ingang=date.fromisoformat(inhoud["ingang"]) if inhoud["ingang"] else None,
    )


def _blokken(regel: GroepRegel) -> Mapping[str, Blok]:
    return {
        "zorg": {
            "bron": "totaal",
            "wonen": uren_als_tekst(regel.woonzorg),
            "dagbesteding": uren_als_tekst(regel.dagbesteding),
            "nachtzorg": uren_als_tekst(regel.nachtzorg),
            "min_uren": uren_als_tekst(regel.min_uren),
        },
        "behandelaars": {"overige": uren_als_tekst(regel.behandelaren)},
    }
