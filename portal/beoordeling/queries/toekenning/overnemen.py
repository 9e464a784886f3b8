"""What was granted on an earlier version: to read, and the lines that still hold on a later one."""

from datetime import date

from portal.aanvraag.queries.weergave.lezen import als_deel
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.toekenning.looptijd import INGANG, MAANDEN
from portal.beoordeling.queries.toekenning.opgeslagen import lees_voorstel
from portal.beoordeling.queries.toekenning.regels import lees_regels
from portal.beoordeling.queries.toekenning.teksten import regelnaam
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.domain.termijnen import Maandgrens
from portal.platform.encrypted import JsonWaarde
from portal.platform.web import texts


def regels_voor(nu: Toetsstand, vorig: Toetsstand) -> dict[str, JsonWaarde]:
    """Give the stored lines of an earlier version whose requested line did not change.

    Args:
        nu: The later version; with a voorstel of its own nothing is taken over.
        vorig: The earlier version.
    """
    if nu.voorstel is not None or vorig.voorstel is None:
        return {}
    blijft = _ongewijzigd(nu.bron, vorig.bron)
    return {
        naam: regel for naam, regel in als_deel(vorig.voorstel.regels).items() if naam in blijft
    }


def beschrijf_voorstel(stand: Toetsstand) -> tuple[tuple[str, str, str], ...]:
    """Give name, value as typed and reason of every line that was granted otherwise."""
    voorstel = lees_voorstel(stand.voorstel)
    regels = lees_regels(stand.bron) if stand.bron.berekend() else ()
    looptijd = (
        (INGANG, texts.datum(voorstel.ingang) if voorstel.ingang else ""),
        (MAANDEN, str(voorstel.maanden or "")),
    )
    return (
        *(
            (regelnaam(regel), tekst, voorstel.redenen.get(regel.id, ""))
            for regel in regels
            if (tekst := voorstel.waarden.get(regel.id, ""))
        ),
        *((woord("veld", naam), tekst, "") for naam, tekst in looptijd if tekst),
    )


def _ongewijzigd(nu: Versiebron, vorig: Versiebron) -> set[str]:
    """Name the lines that both versions request alike; the looptijd changes as a whole."""
    if not (nu.berekend() and vorig.berekend()):
        return set()
    namen = {regel.id for regel in {*lees_regels(nu)} & {*lees_regels(vorig)}}
    return namen | {INGANG, MAANDEN} if _looptijd(nu) == _looptijd(vorig) else namen


def _looptijd(bron: Versiebron) -> tuple[date | None, int | None, Maandgrens]:
    return bron.ingang, bron.maanden, bron.maandgrens
