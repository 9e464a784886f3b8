"""Every address with an object in it, from the routes themselves, filled in with demo objects."""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from flask import Flask, url_for
from werkzeug.routing import Rule

from portal.aanvraag.models import (
    Aanvraag,
    AanvraagVersie,
    Aanvulverzoek,
    Aanvulvraag,
    Bestand,
    Doel,
)
from portal.beoordeling.models import Besluit, Poststuk, Toekenning
from portal.berichten.models import Afwezigheid, Bericht, Mail, Storing, Taak
from portal.bezwaar.models import Bezwaar, Bezwaarbrief
from portal.clienten.models import (
    Client,
    Groep,
    Groepslid,
    Indicatie,
    Plaatsing,
    Vertegenwoordiger,
)
from portal.dialoog.models import Afspraak, Dialoog, Dialoogbrief, Meerzorgplan
from portal.domain.bevoegdheid import Rol
from portal.monitoring.models import Monitordeelnemer, Monitorrapport, Signaalmelding
from portal.ontwikkeltraject.models import Traject, Trajectactie, Trajectverslag
from portal.platform.database import Base, db
from portal.toegang.models import (
    AanbiederZorgkantoor,
    Gebruiker,
    Locatie,
    Mandaat,
    Organisatie,
    RolToekenning,
)
from portal.toekenning.models import (
    Eindebesluit,
    Eindemelding,
    Evaluatie,
    Mutatie,
    Mutatielid,
    Toekenningsbrief,
    Verhuizing,
)
from portal.voorbeelden.models import GoedVoorbeeld

AANBIEDER = "Stichting Kastanjeveld voor wonen, zorg en behandeling (demo)"
ANDERE_AANBIEDER = "Vlinderdal Zorg (demo)"
ZORGKANTOOR = "Zorgkantoor Noordland (demo)"
ANDER_ZORGKANTOOR = "Zorgkantoor Zuidland (demo)"
Geval = Mapping[str, object]
VAST: Mapping[str, object] = {
    "nr": 1,
    "sectie_id": "huidig",
    "jaar": 2026,
    "periode": "2026-H1",
    "knoop_id": "k01",
    "item": "mp-clienten",
    "blok": "visie",
    "groep": "al",
    "signaal": "sg-fte",
    "sleutel": "sg_fte",
    "token": "onbekend",
    "rol": "manager",
    "filename": "bestaat-niet",
}
_TWEE_VERSIES = sa.select(AanvraagVersie.aanvraag_id).where(AanvraagVersie.nr == 2)
VERANDERLIJK = re.compile(r'value="[\w.-]{30,}"|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d+ ms')


class NietEr(uuid.UUID):
    """The id of something that a dossier does not have."""

    def __init__(self) -> None:
        super().__init__(int=uuid.uuid4().int)


@dataclass(frozen=True, slots=True)
class Adres:
    """One method of one route."""

    methode: str
    endpoint: str
    parameters: tuple[str, ...]
    objecten: tuple[str, ...]

    def pad(self, app: Flask, ids: Mapping[str, object]) -> str:
        """Give the path, with these ids in it; an id of one slice only goes by `slice.naam`."""
        with app.test_request_context():
            return url_for(self.endpoint, **dict(self._delen(ids)))

    def _delen(self, ids: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
        waarden, slice_ = VAST | ids, self.endpoint.partition(".")[0]
        return tuple(
            (naam, waarden.get(f"{slice_}.{naam}", waarden[naam])) for naam in self.parameters
        )

    def per_pad(self, gevallen: Sequence[Geval], hoogstens: int | None = None) -> list[Geval]:
        """Give the ids that make a path of their own, each path once.

        Args:
            gevallen: Ids of objects.
            hoogstens: Give this many at most: of different kinds, and of what is really there.
        """
        per_pad = {self._delen(ids): ids for ids in reversed(gevallen)}
        if hoogstens is None or len(per_pad) <= hoogstens:
            return list(per_pad.values())[::-1]
        echt = [ids for delen, ids in per_pad.items() if not _mist(delen)][::-1]
        keuze = echt or list(per_pad.values())
        return keuze[:: -(-len(keuze) // hoogstens)]


def list_adressen(app: Flask) -> list[Adres]:
    """List every method of every route, static files left out."""
    return [
        Adres(methode, regel.endpoint, tuple(sorted(regel.arguments)), _objecten(regel))
        for regel in sorted(app.url_map.iter_rules(), key=lambda regel: regel.rule)
        for methode in sorted({"GET", "POST"} & (regel.methods or set()))
        if regel.endpoint != "static"
    ]


def _mist(delen: tuple[tuple[str, object], ...]) -> bool:
    return any(isinstance(waarde, NietEr) for _naam, waarde in delen)


def _objecten(regel: Rule) -> tuple[str, ...]:
    return tuple(re.findall(r"<uuid:(\w+)>", regel.rule))


def onbekend(ids: Mapping[str, object]) -> dict[str, object]:
    """Give ids of nothing in the same places."""
    return {naam: uuid.uuid4() for naam in ids}


def organisatie(naam: str) -> Organisatie:
    """Find an organisation of the demonstration."""
    return db.session.scalars(sa.select(Organisatie).where(Organisatie.naam == naam)).one()


def iemand(rol: Rol, *organisaties: str) -> uuid.UUID:
    """Give the first account with a role in one of these organisations, or in any."""
    vraag = sa.select(Gebruiker.id).join(RolToekenning).where(RolToekenning.rol == rol)
    if organisaties:
        vraag = vraag.join(Organisatie).where(Organisatie.naam.in_(organisaties))
    return db.session.scalars(vraag.order_by(Gebruiker.email).limit(1)).one()


def list_dossiers() -> list[Aanvraag]:
    """Give one dossier per toestand and kind of the aanbieder and the zorgkantoor.

    A group as a whole and one client of it are kinds of their own, and so are a her-aanvraag and
    one with more versions.
    """
    vraag = sa.select(Aanvraag).where(
        Aanvraag.aanbieder_id == organisatie(AANBIEDER).id,
        Aanvraag.zorgkantoor_id == organisatie(ZORGKANTOOR).id,
    )
    orde = (Aanvraag.jaar, Aanvraag.volgnummer, Aanvraag.lidnr)
    rijen = db.session.scalars(vraag.order_by(*orde)).all()
    twee = set(db.session.scalars(_TWEE_VERSIES))
    soorten = {
        (rij.toestand, rij.is_groep, rij.is_lid, rij.herkomst, rij.id in twee): rij for rij in rijen
    }
    return list(soorten.values())


def list_gevallen() -> list[Geval]:
    """Give the ids of each kind of dossier and toekenning, and of each stand of the others."""
    alle = [ids_van(rij) for rij in list_dossiers()]
    eigen = organisatie(AANBIEDER).id
    verhuizingen = sa.select(Verhuizing).where(Verhuizing.oude_aanbieder_id == eigen)
    mutaties = sa.select(Mutatie).where(Mutatie.aanbieder_id == eigen)
    anders: list[dict[str, object]] = [_van_toekenning(rij) for rij in list_toekenningen()]
    anders += [
        {"verhuizing_id": rij.id}
        for rij in {rij.stand: rij for rij in db.session.scalars(verhuizingen)}.values()
    ]
    anders += [
        {"mutatie_id": rij.id, "groep_id": rij.groep_id, **_lid(rij.groep_id)}
        for rij in {rij.stand: rij for rij in db.session.scalars(mutaties)}.values()
    ]
    anders += [_van_bezwaar(rij.id) for rij in list_bezwaren()]
    anders += [_van_traject(rij.id) for rij in list_trajecten()]
    anders.append(dict(_berichten(organisatie(ZORGKANTOOR).id)))
    open_ = sa.select(Toekenningsbrief.id).join(Toekenning)
    open_ = open_.where(Toekenning.aanbieder_id == eigen, Toekenningsbrief.bezwaar_tot.is_not(None))
    anders.append({"brief_id": _eerste(open_)})
    return [*alle, *(alle[0] | ids for ids in anders)]


def list_bezwaren() -> list[Bezwaar]:
    """Give one bezwaar per toestand and voornemen of the aanbieder at the zorgkantoor."""
    vraag = sa.select(Bezwaar).where(
        Bezwaar.aanbieder_id == organisatie(AANBIEDER).id,
        Bezwaar.zorgkantoor_id == organisatie(ZORGKANTOOR).id,
    )
    rijen = db.session.scalars(vraag.order_by(Bezwaar.jaar, Bezwaar.volgnummer))
    return list({(rij.toestand, rij.voornemen): rij for rij in rijen}.values())


def list_trajecten() -> list[Traject]:
    """Give one ontwikkeltraject per toestand of the aanbieder, the finished one first."""
    vraag = sa.select(Traject).where(Traject.aanbieder_id == organisatie(AANBIEDER).id)
    rijen = {rij.toestand: rij for rij in db.session.scalars(vraag)}
    return sorted(rijen.values(), key=lambda rij: rij.toestand)


def list_toekenningen() -> list[Toekenning]:
    """Give one toekenning per soort, way in which it ends and thing that is under way."""
    delen: Mapping[str, sa.Select[uuid.UUID]] = {
        "melding": sa.select(Eindemelding.toekenning_id),
        "besluit": sa.select(Eindebesluit.toekenning_id),
        "evaluatie": sa.select(Evaluatie.toekenning_id),
        "vastgelegd": sa.select(Evaluatie.toekenning_id).where(Evaluatie.sha256 != ""),
        "verhuizing": sa.select(Verhuizing.toekenning_id),
        "mutatie": sa.select(Mutatielid.toekenning_id),
    }
    met = {naam: set(db.session.scalars(vraag)) for naam, vraag in delen.items()}
    rijen = db.session.scalars(
        sa.select(Toekenning)
        .where(
            Toekenning.aanbieder_id == organisatie(AANBIEDER).id,
            Toekenning.zorgkantoor_id == organisatie(ZORGKANTOOR).id,
        )
        .order_by(Toekenning.jaar, Toekenning.volgnummer)
    ).all()
    soorten: dict[object, Toekenning] = {}
    for rij in rijen:
        bezig = tuple(naam for naam, ids in met.items() if rij.id in ids)
        soorten[rij.soort, rij.einde_reden, rij.bevestigd_op is None, bezig] = rij
    return list(soorten.values())


def _van_toekenning(toekenning: Toekenning) -> dict[str, object]:
    brief = sa.select(Toekenningsbrief.id).where(Toekenningsbrief.toekenning_id == toekenning.id)
    return {"toekenning_id": toekenning.id, "brief_id": _eerste(brief)}


def ids_van(aanvraag: Aanvraag) -> dict[str, object]:
    """Give the ids of a dossier and of all that hangs on it; nothing where there is nothing."""
    lid = sa.select(Aanvraag).where(Aanvraag.lidnr.is_not(None))
    delen = db.session.scalars(lid.where(Aanvraag.groepsaanvraag_id == aanvraag.id)).all()
    client = (delen[0] if aanvraag.is_groep else aanvraag).persoon
    eigen_versie = AanvraagVersie.aanvraag_id == aanvraag.id
    return {
        "aanvraag_id": aanvraag.id,
        "client_id": client.id,
        "aanvraag.lid_id": delen[0].id if delen else NietEr(),
        "sectie_id": _sectie(aanvraag),
        "nr": 2 if db.session.scalar(_TWEE_VERSIES.where(eigen_versie)) else 1,
        **dict(_van_dossier(aanvraag)),
        **dict(_van_client(client)),
        **_beheer(aanvraag),
        **_lopend(aanvraag),
    }


def _lopend(aanvraag: Aanvraag) -> dict[str, object]:
    """Give the ids of a group and of what runs, at the same aanbieder."""
    eigen = aanvraag.aanbieder_id
    groep_id = aanvraag.groep_id or _eerste(
        sa.select(Groep.id).where(Groep.aanbieder_id == eigen).order_by(Groep.code)
    )
    brief = sa.select(Toekenningsbrief).join(Toekenning).where(Toekenning.aanbieder_id == eigen)
    orde = (Toekenningsbrief.op, Toekenningsbrief.id)
    verstuurd = db.session.scalars(brief.order_by(*orde)).first()
    return {
        "groep_id": groep_id,
        **_lid(groep_id),
        **dict(_berichten(eigen)),
        "mutatie_id": _eerste(sa.select(Mutatie.id).where(Mutatie.aanbieder_id == eigen)),
        "verhuizing_id": _eerste(
            sa.select(Verhuizing.id).where(Verhuizing.oude_aanbieder_id == eigen)
        ),
        "toekenning_id": verstuurd.toekenning_id if verstuurd else NietEr(),
        "brief_id": verstuurd.id if verstuurd else NietEr(),
        "storing_id": _eerste(sa.select(Storing.id)),
        **_van_plan(eigen),
        **_van_monitoring(aanvraag.zorgkantoor_id),
        "voorbeeld_id": _eerste(
            sa.select(GoedVoorbeeld.id)
            .where(GoedVoorbeeld.organisatie_id == eigen)
            .order_by(GoedVoorbeeld.voorgedragen_op.desc())
        ),
        **_van_bezwaar(list_bezwaren()[0].id),
        **_van_traject(list_trajecten()[0].id),
        **_van_dialoog(aanvraag),
    }


def _berichten(eigen: uuid.UUID) -> Iterator[tuple[str, object]]:
    """Give the ids of a message, a task and who is away, at the same aanbieder."""
    for soort, naam in (
        (Afwezigheid, "afwezigheid_id"),
        (Bericht, "bericht_id"),
        (Mail, "mail_id"),
        (Taak, "taak_id"),
    ):
        yield naam, _eerste(sa.select(soort.id).where(soort.organisatie_id == eigen))


def _van_monitoring(zorgkantoor_id: uuid.UUID) -> dict[str, object]:
    """Give the ids of what a zorgkantoor keeps beside its dossiers."""
    signaal = sa.select(Signaalmelding.id).where(Signaalmelding.zorgkantoor_id == zorgkantoor_id)
    return {
        "signaal_id": _eerste(signaal.order_by(Signaalmelding.dag)),
        "rapport_id": _eerste(sa.select(Monitorrapport.id)),
        "deelnemer_id": _eerste(sa.select(Monitordeelnemer.id)),
        "zorgkantoor_id": zorgkantoor_id,
    }


def _van_plan(aanbieder_id: uuid.UUID) -> dict[str, object]:
    """Give the id of the meerzorgplan that was submitted."""
    plan = sa.select(Meerzorgplan.id).where(Meerzorgplan.aanbieder_id == aanbieder_id)
    ingediend = plan.where(Meerzorgplan.ingediend_op.is_not(None))
    return {"plan_id": _eerste(ingediend.order_by(Meerzorgplan.jaar.desc()))}


def _van_dialoog(aanvraag: Aanvraag) -> dict[str, object]:
    """Give the ids of the last dialoog between the parties of a dossier, and of what it has."""
    paar = sa.select(AanbiederZorgkantoor.id).where(
        AanbiederZorgkantoor.aanbieder_id == aanvraag.aanbieder_id,
        AanbiederZorgkantoor.zorgkantoor_id == aanvraag.zorgkantoor_id,
    )
    eigen = sa.and_(
        Dialoog.aanbieder_id == aanvraag.aanbieder_id,
        Dialoog.zorgkantoor_id == aanvraag.zorgkantoor_id,
    )
    afspraak = sa.select(Afspraak.id).join(Afspraak.dialoog).where(eigen)
    brief = sa.select(Dialoogbrief.id).join(Dialoogbrief.dialoog).where(eigen)
    return {
        "samenwerking_id": _eerste(paar),
        "dialoog_id": _eerste(sa.select(Dialoog.id).where(eigen).order_by(Dialoog.dag)),
        "afspraak_id": _eerste(afspraak.order_by(Afspraak.nr)),
        "dialoogbrief_id": _eerste(brief.order_by(Dialoogbrief.op)),
    }


def _van_bezwaar(bezwaar_id: uuid.UUID) -> dict[str, object]:
    """Give the ids of a bezwaar and of its first letter."""
    brief = sa.select(Bezwaarbrief.id).where(Bezwaarbrief.bezwaar_id == bezwaar_id)
    return {"bezwaar_id": bezwaar_id, "bezwaarbrief_id": _eerste(brief.order_by(Bezwaarbrief.nr))}


def _van_traject(traject_id: uuid.UUID) -> dict[str, object]:
    """Give the ids of an ontwikkeltraject, of its first actie and of its last report."""
    actie = sa.select(Trajectactie.id).where(Trajectactie.traject_id == traject_id)
    verslag = sa.select(Trajectverslag.id).where(Trajectverslag.traject_id == traject_id)
    return {
        "traject_id": traject_id,
        "trajectactie_id": _eerste(actie.order_by(Trajectactie.nr)),
        "trajectverslag_id": _eerste(verslag.order_by(Trajectverslag.nr.desc())),
    }


def _sectie(aanvraag: Aanvraag) -> str:
    """Name a part of the vragenlijst that this kind of dossier has."""
    if aanvraag.is_groep:
        return "groep-huidig"
    return "bijlage-client" if aanvraag.is_lid else "huidig"


def _lid(groep_id: uuid.UUID) -> dict[str, object]:
    lid = sa.select(Groepslid.id).where(Groepslid.groep_id == groep_id)
    return {"lid_id": _eerste(lid.order_by(Groepslid.id))}


def _van_dossier(aanvraag: Aanvraag) -> Iterator[tuple[str, object]]:
    vraag = sa.select(Aanvulvraag.id).join(
        Aanvulverzoek, Aanvulverzoek.id == Aanvulvraag.verzoek_id
    )
    yield "vraag_id", _eerste(vraag.where(Aanvulverzoek.aanvraag_id == aanvraag.id))
    bestand = sa.select(Bestand.id).where(Bestand.vraag_id.in_(vraag))
    yield "bestand_id", _eerste(bestand)
    yield "doel_id", _eerste(sa.select(Doel.doel_id).where(Doel.aanvraag_id == aanvraag.id))
    for soort, naam in ((Besluit, "besluit_id"), (Poststuk, "poststuk_id")):
        yield naam, _eerste(sa.select(soort.id).where(soort.aanvraag_id == aanvraag.id))


def _van_client(client: Client) -> Iterator[tuple[str, object]]:
    delen: Mapping[str, type[Indicatie | Plaatsing | Vertegenwoordiger]] = {
        "indicatie_id": Indicatie,
        "plaatsing_id": Plaatsing,
        "vertegenwoordiger_id": Vertegenwoordiger,
    }
    for naam, soort in delen.items():
        yield naam, _eerste(sa.select(soort.id).where(soort.client_id == client.id))


def _beheer(aanvraag: Aanvraag) -> dict[str, object]:
    lid = sa.select(Gebruiker.id).where(Gebruiker.organisatie_id == aanvraag.zorgkantoor_id)
    return {
        "gebruiker_id": iemand(Rol.BEGELEIDER, AANBIEDER),
        "locatie_id": _eerste(
            sa.select(Locatie.id).where(Locatie.aanbieder_id == aanvraag.aanbieder_id)
        ),
        "mandaat_id": _eerste(sa.select(Mandaat.id).where(Mandaat.gebruiker_id.in_(lid))),
        "organisatie_id": aanvraag.aanbieder_id,
        "aanbieder_id": organisatie(ANDERE_AANBIEDER).id,
    }


def _eerste(vraag: sa.Select[tuple[uuid.UUID]]) -> uuid.UUID:
    return db.session.scalars(vraag.limit(1)).first() or NietEr()


def inhoud(antwoord_tekst: str, pad: str) -> str:
    """Give an answer without what differs each time: its own path, numbers of forms, ids."""
    return VERANDERLIJK.sub("~", antwoord_tekst.replace(pad, "~"))


def afdruk(app: Flask) -> dict[str, int]:
    """Count the rows of every table that a refused request may not touch."""
    vrij = {"sessie", "poging", "audit_regel", "audit_kop"}
    with app.app_context():
        return {
            naam: db.session.scalar(sa.select(sa.func.count()).select_from(tabel)) or 0
            for naam, tabel in Base.metadata.tables.items()
            if naam not in vrij
        }
