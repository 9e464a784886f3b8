"""Days that follow from what happened in an aanvraag: N02, N07, N15 and N16."""

from collections.abc import Iterator
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased, lazyload

from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Gebeurtenis
from portal.aanvraag.models.dossier import OPEN_BIJ_ZORGKANTOOR
from portal.aanvraag.queries.herinneringen.lezen import is_zichtbaar, lees_mensen, maak_aanleiding
from portal.berichten.aanleidingen import Aanleiding, in_bereik, over
from portal.domain.berichten import Venster
from portal.domain.procedure import GebeurtenisSoort, Toestand
from portal.domain.termijnen import buiten_behandeling_tot
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db
from portal.platform.framework_data import get_check_vooraf
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

BUITEN_BEHANDELING = (Toestand.INGEDIEND, Toestand.IN_TOETSING)
GEEN_AANVRAAG = (Toestand.CONCEPT, Toestand.INTERN_AFGEWEZEN)
OPEN, VERSTREKEN, BEANTWOORD = "open", "verstreken", "beantwoord"
LANGST_BUITEN_BEHANDELING = timedelta(days=42)
"""More than the four weeks of Awb 4:5 and any shift: only bounds what is looked up."""


@over("N02")
def zonder_aanvraag(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of a check vooraf that ended in something else than an aanvraag (N02)."""
    bereik = in_bereik(Gebeurtenis.dag, venster, "N02")
    later = aliased(Gebeurtenis)
    nog_eens = sa.exists().where(
        later.aanvraag_id == Gebeurtenis.aanvraag_id,
        later.soort == GebeurtenisSoort.CHECK_DOORLOPEN,
        later.nr > Gebeurtenis.nr,
    )
    rijen = db.session.execute(
        sa.select(Aanvraag, Gebeurtenis.dag)
        .join(Gebeurtenis, Gebeurtenis.aanvraag_id == Aanvraag.id)
        .where(
            Gebeurtenis.soort == GebeurtenisSoort.CHECK_DOORLOPEN,
            bereik,
            sa.not_(nog_eens),
            Aanvraag.toestand.in_(GEEN_AANVRAAG),
            Aanvraag.uitgang.not_in(_om_in_te_dienen(venster.tot_en_met)),
            Aanvraag.uitgang != "",
            *is_zichtbaar(voor),
        )
        .order_by(Gebeurtenis.dag, Aanvraag.id)
        .limit(venster.hoogstens)
    ).all()
    mensen = lees_mensen([rij for rij, _ in rijen], voor)
    for rij, dag in rijen:
        yield maak_aanleiding("N02", rij, dag, mensen)


@over("N07", "N16")
def na_aanvulling(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of an unused hersteltermijn (N07), and until when it may be left out (N16).

    A day that passed counts as unused even before the job that lets it pass has run.
    """
    later = aliased(Aanvulverzoek)
    nog_een = sa.exists().where(
        later.aanvraag_id == Aanvulverzoek.aanvraag_id, later.nr > Aanvulverzoek.nr
    )
    rijen = db.session.execute(
        sa.select(Aanvraag, Aanvulverzoek)
        .join(Aanvulverzoek, Aanvulverzoek.aanvraag_id == Aanvraag.id)
        .where(
            _verzoek_in_bereik(venster),
            sa.not_(nog_een),
            Aanvraag.toestand.in_((*BUITEN_BEHANDELING, Toestand.AANVULLING_GEVRAAGD)),
            *is_zichtbaar(voor),
        )
        .options(lazyload(Aanvulverzoek.vragen))
        .order_by(Aanvulverzoek.hersteldatum, Aanvraag.id)
        .limit(venster.hoogstens)
    ).all()
    mensen = lees_mensen([rij for rij, _ in rijen], voor)
    for rij, verzoek in rijen:
        if verzoek.stand == VERSTREKEN or (verzoek.stand == OPEN and not venster.aandacht):
            yield maak_aanleiding("N07", rij, verzoek.hersteldatum, mensen)
        if verzoek.stand != OPEN:
            yield maak_aanleiding("N16", rij, _buiten_behandeling_tot(verzoek), mensen)


@over("N15")
def in_gebreke(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of an ingebrekestelling on which no besluit followed yet (N15)."""
    rijen = db.session.execute(
        sa.select(Aanvraag, Gebeurtenis)
        .join(Gebeurtenis, Gebeurtenis.aanvraag_id == Aanvraag.id)
        .where(
            Gebeurtenis.soort == GebeurtenisSoort.IN_GEBREKE_GESTELD,
            Aanvraag.toestand.in_(OPEN_BIJ_ZORGKANTOOR),
            *is_zichtbaar(voor),
        )
        .order_by(Gebeurtenis.dag, Aanvraag.id)
        .limit(venster.hoogstens)
    ).all()
    mensen = lees_mensen([rij for rij, _ in rijen], voor)
    for rij, gebeurtenis in rijen:
        ontvangen = date.fromisoformat(str(gebeurtenis.gegevens["ontvangen"]))
        yield maak_aanleiding("N15", rij, ontvangen, mensen)


def _om_in_te_dienen(dag: date) -> list[str]:
    """Name the exits of the check vooraf after which one submits."""
    pad = get_check_vooraf(op=dag)
    return [uitgang.id for uitgang in pad.uitgangen.values() if uitgang.indienen]


def _verzoek_in_bereik(venster: Venster) -> Voorwaarde:
    """Give which closed requests can matter: a little more than what does."""
    paren = venster.bereik("N16")
    begin = [(van - LANGST_BUITEN_BEHANDELING, tot) for van, tot in paren]
    verstreken = sa.or_(
        in_bereik(Aanvulverzoek.hersteldatum, venster, "N07"),
        *(Aanvulverzoek.hersteldatum.between(van, tot) for van, tot in begin),
    )
    beantwoord = sa.or_(
        sa.false(),
        *(
            sa.and_(
                Aanvulverzoek.afgesloten_op >= clock.begin_of_day(van),
                Aanvulverzoek.afgesloten_op < clock.end_of_day(tot),
            )
            for van, tot in begin
        ),
    )
    return sa.or_(
        sa.and_(Aanvulverzoek.stand.in_((OPEN, VERSTREKEN)), verstreken),
        sa.and_(Aanvulverzoek.stand == BEANTWOORD, beantwoord),
    )


def _buiten_behandeling_tot(verzoek: Aanvulverzoek) -> date:
    """Give the last day to leave it out of consideration, from the answer or the unused date."""
    begin = verzoek.hersteldatum
    if verzoek.stand == BEANTWOORD and verzoek.afgesloten_op is not None:
        begin = clock.local_day(verzoek.afgesloten_op)
    regels = load_termijnregels(begin)
    return buiten_behandeling_tot(begin, regels=regels, kalender=load_kalender()).datum
