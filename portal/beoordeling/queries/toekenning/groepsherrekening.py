"""Is the stored calculation of a group, and of each client, what the rekentool gives again?"""

from collections.abc import Sequence

from portal.aanvraag.queries.stand.inhoud import digest
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.toekenning.groepslezen import lees_groepsinhoud
from portal.beoordeling.queries.toekenning.herrekenen import Herrekening, herreken, lees_invoer
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.rekentool import (
    Groepsinvoer,
    bereken_groep,
    groepsuitkomst_als_gegevens,
    som_los,
    uitkomst_als_gegevens,
)
from portal.domain.waarden import Bedrag, Uren


def herreken_stand(stand: Toetsstand) -> Herrekening | None:
    """Calculate a version again, of a group or of one client in it within the whole.

    Returns:
        None when the version has no calculation. Of a group as a whole both digests cover every
        client too.

    Bron: [procedure] §6.5 and §7.3.
    """
    if stand.aanvraag.is_groep:
        return _van_geheel(stand.bron, [lid.bron for lid in stand.leden])
    if not stand.aanvraag.is_lid:
        return herreken(stand.bron)
    hoofd = stand.aanvraag.groepsaanvraag
    assert hoofd is not None
    inhoud = lees_groepsinhoud(hoofd)
    plaats = [lid.id for lid in inhoud.leden].index(stand.aanvraag.id)
    bronnen = [lid.bron for lid in inhoud.leden]
    uitkomst = bereken_groep(_invoer(inhoud.bron, bronnen), inhoud.bron.tabel).clienten[plaats]
    return Herrekening(digest(stand.bron.berekend()), digest(uitkomst_als_gegevens(uitkomst)))


def _van_geheel(bron: Versiebron, leden: Sequence[Versiebron]) -> Herrekening | None:
    if not bron.berekend():
        return None
    invoer = _invoer(bron, leden)
    uitkomst = bereken_groep(invoer, bron.tabel)
    geheel = {
        "jaar": bron.tabel.jaar,
        "versie": bron.tabel.versie,
        **groepsuitkomst_als_gegevens(uitkomst, invoer, som_los(invoer, bron.tabel)),
    }
    return Herrekening(
        digest([bron.berekend(), *(lid.berekend() for lid in leden)]),
        digest([geheel, *(uitkomst_als_gegevens(deel) for deel in uitkomst.clienten)]),
    )


def _invoer(bron: Versiebron, leden: Sequence[Versiebron]) -> Groepsinvoer:
    berekend = bron.berekend()
    uren = lees_breuk(berekend.get("context_uren_jaar"))
    toegekend = lees_breuk(berekend.get("context_boven_toegekend"))
    context = lees_breuk(berekend["context_totaal"])
    assert context is not None
    return Groepsinvoer(
        clienten=tuple(lees_invoer(lid) for lid in leden),
        context_uren_jaar=None if uren is None else Uren(uren),
        context_totaal=Bedrag(context),
        context_boven_toegekend=None if toegekend is None else Bedrag(toegekend),
        zonder_volumetoets=frozenset(
            plaats for plaats, lid in enumerate(leden) if not lid.volumetoets
        ),
    )
