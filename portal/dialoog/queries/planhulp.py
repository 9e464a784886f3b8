"""What the portal knows beside a text of the plan: answers, posts and trajecten, without names."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import load_only, selectinload

from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenning.posten import lees_posten
from portal.beoordeling.queries.toekenningen import is_bevestigd, toekenningen_voor
from portal.clienten.models import Groep, Groepslid
from portal.clienten.queries.groepen import is_lid_op
from portal.dialoog.models import Meerzorgplan
from portal.dialoog.queries.context import find_spiegeljaar
from portal.dialoog.queries.planevaluaties import in_venster
from portal.dialoog.queries.planteksten import plantekst
from portal.domain.meerzorgplan import Planmoment, moment_van
from portal.domain.procedure.volgen import Trajecttoestand
from portal.domain.spiegel import Dimensie
from portal.domain.waarden import centen
from portal.ontwikkeltraject.models import Bijeenkomst, Traject, Trajectbeurt
from portal.ontwikkeltraject.queries.beurt import is_aan_de_beurt
from portal.ontwikkeltraject.queries.trajecten import trajecten_voor
from portal.platform import clock
from portal.platform.database import db
from portal.platform.traject_data import load_trajectregels
from portal.platform.web.texts import datum, euro, maand
from portal.spiegel.queries.spiegel import lees_spiegel
from portal.spiegel.queries.weergave import maak_tabellen
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie

RIJEN = 20
"""Most lines of help at one text; where there is more, the last line says so."""
MERKTE, SPIEGEL, PLANNING = "merkte", "mp-spiegel", "mp-cce-planning"
Hulp = Callable[[Meerzorgplan, Planmoment, Gebruiker], Sequence[str]]


def list_hulp(
    plan: Meerzorgplan, items: Collection[str], *, voor: Gebruiker
) -> Mapping[str, Sequence[str]]:
    """Give the lines that help with each of some texts; nothing for a text without help.

    Only of dossiers in view of who writes it.

    Bron: [procedure] §9 point 5.
    """
    moment = moment_van(plan.jaar, plan.plandatum or clock.today())
    gevonden = {item: _kort(_HULP[item](plan, moment, voor)) for item in items if item in _HULP}
    if SPIEGEL in items:
        gevonden[SPIEGEL] = _spiegel(plan, voor)
    if PLANNING in items:
        gevonden[PLANNING] = _kort(_aan_de_beurt(plan, voor))
    return {item: regels for item, regels in gevonden.items() if regels}


def _kort(regels: Sequence[str]) -> Sequence[str]:
    if len(regels) <= RIJEN:
        return regels
    return [*regels[:RIJEN], plantekst("hulp", "meer", aantal=RIJEN)]


def _spiegel(plan: Meerzorgplan, voor: Gebruiker) -> Sequence[str]:
    """Give the own figures of the newest closed year beside those of the anonymous group."""
    jaar = find_spiegeljaar(plan.jaar)
    if jaar is None:
        return []
    beeld = lees_spiegel(plan.aanbieder_id, plan.zorgkantoor_id, jaar, voor=voor)
    if beeld is None:
        return []
    return [
        plantekst(
            "hulp",
            "spiegel",
            maat=tabel.uitleg.naam,
            deel=f" ({regel.naam})" if len(tabel.regels) > 1 else "",
            jaar=jaar,
            eigen=regel.eigen.tekst,
            anderen=regel.groep.tekst,
        )
        for tabel in maak_tabellen(beeld, Dimensie.TOTAAL)
        for regel in tabel.regels
    ]


def _merkten(plan: Meerzorgplan, moment: Planmoment, voor: Gebruiker) -> Sequence[str]:
    """Give what clients noticed, from the eindevaluaties that were fixed in the window."""
    rijen = db.session.scalars(
        sa.select(Evaluatie)
        .join(Toekenning, Toekenning.id == Evaluatie.toekenning_id)
        .where(
            Evaluatie.aanbieder_id == plan.aanbieder_id,
            Evaluatie.zorgkantoor_id == plan.zorgkantoor_id,
            in_venster(Evaluatie.vastgelegd_op, moment),
            toekenningen_voor(voor),
        )
        .options(load_only(Evaluatie.antwoorden_v))
        .order_by(Evaluatie.vastgelegd_op.desc(), Evaluatie.id)
    )
    teksten = (als_tekst(als_deel(rij.antwoorden).get(MERKTE)) for rij in rijen)
    return [tekst for tekst in teksten if tekst]


def _posten(plan: Meerzorgplan, moment: Planmoment, voor: Gebruiker) -> Sequence[str]:
    """Give the context posts of the toekenningen that began last, up to the end of the window."""
    besluiten = db.session.scalars(
        sa.select(Toekenning.besluit_id)
        .where(
            Toekenning.aanbieder_id == plan.aanbieder_id,
            Toekenning.zorgkantoor_id == plan.zorgkantoor_id,
            Toekenning.besluit_id.is_not(None),
            Toekenning.ingang.between(moment.vorige, moment.eind),
            is_bevestigd(),
            toekenningen_voor(voor),
        )
        .order_by(Toekenning.ingang.desc(), Toekenning.id)
        .limit(RIJEN + 1)
    ).all()
    per = lees_posten([besluit_id for besluit_id in besluiten[:RIJEN] if besluit_id is not None])
    regels = sorted(
        plantekst("hulp", "post", naam=naam, bedrag=euro(centen(bedrag)))
        for posten in per.values()
        for naam, bedrag in posten
    )
    if len(besluiten) > RIJEN:
        regels.append(plantekst("hulp", "meer_posten", aantal=RIJEN))
    return regels


def _trajecten(
    plan: Meerzorgplan, *waar: sa.ColumnElement[bool], voor: Gebruiker
) -> Sequence[Traject]:
    return db.session.scalars(
        sa.select(Traject)
        .where(
            Traject.aanbieder_id == plan.aanbieder_id,
            Traject.zorgkantoor_id == plan.zorgkantoor_id,
            trajecten_voor(voor),
            *waar,
        )
        .options(selectinload(Traject.bijeenkomsten))
        .order_by(Traject.gestart_op.desc(), Traject.id)
    ).all()


def _bijeenkomsten(plan: Meerzorgplan, moment: Planmoment, voor: Gebruiker) -> Sequence[str]:
    """Give the days of the bijeenkomsten that were held, with the themes of their traject."""
    gehouden = sa.exists().where(
        Bijeenkomst.traject_id == Traject.id,
        Bijeenkomst.vastgelegd_op.is_not(None),
        Bijeenkomst.dag.between(moment.vorige, moment.eind),
    )
    regels: list[tuple[date, str]] = [
        (deel.dag, _bijeenkomst(deel.dag, rij))
        for rij in _trajecten(plan, gehouden, voor=voor)
        for deel in rij.bijeenkomsten
        if deel.vastgelegd_op is not None and moment.vorige <= deel.dag <= moment.eind
    ]
    return [tekst for _, tekst in sorted(regels, reverse=True)]


def _bijeenkomst(dag: date, traject: Traject) -> str:
    namen = load_trajectregels().themas
    return plantekst(
        "hulp",
        "bijeenkomst" if traject.themas else "bijeenkomst_zonder",
        dag=datum(dag),
        traject=traject.clientcode,
        themas="; ".join(namen[code] for code in traject.themas),
    )


def _leereffect(plan: Meerzorgplan, moment: Planmoment, voor: Gebruiker) -> Sequence[str]:
    """Give what can be used elsewhere, from the trajecten that were finished."""
    del moment
    klaar = _trajecten(plan, Traject.toestand == Trajecttoestand.AFGEROND, voor=voor)
    delen = (als_deel(rij.leereffect) for rij in klaar)
    regels = (
        plantekst("hulp", "leereffect", **{n: als_tekst(deel.get(n)) for n in _LEEREFFECT})
        for deel in delen
        if deel
    )
    return list(regels)


_LEEREFFECT = ("wat", "voor_wie", "hoe")


def _voor_plan(plan: Meerzorgplan, moment: Planmoment, voor: Gebruiker) -> Sequence[str]:
    """Give what a finished traject says for the plan of the organisation."""
    del moment
    klaar = _trajecten(plan, Traject.toestand == Trajecttoestand.AFGEROND, voor=voor)
    return [rij.meerzorgplan for rij in klaar if rij.meerzorgplan]


def _aan_de_beurt(plan: Meerzorgplan, voor: Gebruiker) -> Sequence[str]:
    """Give who in view is due for a traject up to the end of the year after it, with the group."""
    tot = date(plan.jaar + 1, 12, 31)
    lid = sa.and_(Groepslid.client_id == Trajectbeurt.client_id, is_lid_op(clock.today()))
    rijen = db.session.execute(
        sa.select(Trajectbeurt.clientcode, Trajectbeurt.dag, Groep.code)
        .outerjoin(Groepslid, lid)
        .outerjoin(Groep, Groep.id == Groepslid.groep_id)
        .where(is_aan_de_beurt(plan.aanbieder_id, plan.zorgkantoor_id, tot, voor=voor))
        .order_by(Trajectbeurt.dag, Trajectbeurt.client_id)
        .limit(RIJEN + 1)
    )
    return [
        plantekst(
            "hulp", "beurt_groep" if groep else "beurt", client=code, van=groep, maand=maand(dag)
        )
        for code, dag, groep in rijen
    ]


_HULP: Mapping[str, Hulp] = {
    "mp-client-merken": _merkten,
    "mp-context-middelen": _posten,
    "mp-cce-jaar": _bijeenkomsten,
    "mp-cce-resultaat": _voor_plan,
    "mp-cce-leereffect": _leereffect,
}
