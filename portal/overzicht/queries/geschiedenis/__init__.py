"""The whole history of a client on one timeline, and where the client is in the circle now."""

import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from portal.beoordeling.queries.evaluatie import duur_van, is_voor_portaal
from portal.bezwaar.queries.geschiedenis import list_bezwaarregels
from portal.clienten.geschiedenis import Cirkelpunt, Geschiedenis, Geschiedenisregel
from portal.dialoog.queries.geschiedenis import list_dialoogregels
from portal.domain.procedure import GebeurtenisSoort, bepaal_evaluatiestand
from portal.domain.procedure.cirkel import (
    Cirkelstap,
    Gevolgd,
    Lopendeaanvraag,
    bepaal_cirkelstap,
)
from portal.ontwikkeltraject.queries.geschiedenis import list_trajectregels
from portal.overzicht.queries.geschiedenis.feiten import HERAANVRAAG, Feiten, lees_feiten
from portal.overzicht.queries.geschiedenis.regels import (
    aanvraagregels,
    besluitregels,
    groepregels,
    toekenningregels,
)
from portal.overzicht.queries.geschiedenis.woorden import per_maand
from portal.overzicht.teksten import geschiedenistekst
from portal.platform.calendar_data import load_volgregels
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.geschiedenis import list_vervolgregels

RECENT = 12
"""How many lines are shown before the rest is folded."""


def _bezwaarregels(feiten: Feiten) -> Iterable[Geschiedenisregel]:
    return list_bezwaarregels(feiten.client_ids, voor=feiten.voor)


def _vervolgregels(feiten: Feiten) -> Iterable[Geschiedenisregel]:
    return list_vervolgregels(feiten.toekenningen, voor=feiten.voor)


def _dialoogregels(feiten: Feiten) -> Iterable[Geschiedenisregel]:
    return list_dialoogregels(feiten.toekenningen, voor=feiten.voor)


def _trajectregels(feiten: Feiten) -> Iterable[Geschiedenisregel]:
    return list_trajectregels(feiten.client_ids, voor=feiten.voor, op=feiten.op)


BRONNEN: Sequence[Callable[[Feiten], Iterable[Geschiedenisregel]]] = (
    groepregels,
    aanvraagregels,
    besluitregels,
    toekenningregels,
    _vervolgregels,
    _dialoogregels,
    _trajectregels,
    _bezwaarregels,
)
"""Who tells; on one day what comes later in this list happened later."""


def lees_geschiedenis(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Geschiedenis:
    """Tell the history of one person as far as it is in view.

    Args:
        client_ids: The rows of that person that the user may see.
        voor: Who reads.
        op: The Dutch calendar day.
    """
    feiten = lees_feiten(client_ids, voor=voor, op=op)
    regels = sorted((r for bron in BRONNEN for r in bron(feiten)), key=lambda regel: regel.dag)
    gebeurd = [regel for regel in regels if regel.dag <= op][::-1]
    nu = _stap(feiten)
    return Geschiedenis(
        cirkel=[Cirkelpunt(geschiedenistekst("cirkel", s.value), s is nu) for s in Cirkelstap],
        uitleg=geschiedenistekst("cirkeluitleg", nu.value),
        komend=per_maand(regel for regel in regels if regel.dag > op),
        recent=per_maand(gebeurd[:RECENT]),
        eerder=per_maand(gebeurd[RECENT:]),
        aantal_eerder=len(gebeurd[RECENT:]),
    )


def _stap(feiten: Feiten) -> Cirkelstap:
    doorlopen = GebeurtenisSoort.CHECK_DOORLOPEN.value
    gecheckt = {rij.aanvraag_id for rij in feiten.gebeurtenissen if rij.soort == doorlopen}
    regels = load_volgregels(feiten.op)
    aanvragen = [
        Lopendeaanvraag(
            toestand=rij.toestand,
            heraanvraag=rij.herkomst == HERAANVRAAG,
            check_klaar=rij.geheel_id in gecheckt,
        )
        for rij in feiten.aanvragen
    ]
    toekenningen = [
        Gevolgd(
            duur_van(rij),
            bepaal_evaluatiestand(
                duur_van(rij),
                feiten.op,
                regels,
                gedaan=rij.geevalueerd_op is not None or rij.id in feiten.met_terugblik,
                voor_portaal=is_voor_portaal(rij),
            ),
        )
        for rij in feiten.toekenningen
    ]
    return bepaal_cirkelstap(aanvragen, toekenningen, feiten.op)
