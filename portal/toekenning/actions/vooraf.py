"""Register a toekenning from before the portal; it counts when a second person confirms it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa

from portal.aanvraag.actions.toelichting import eis_reden
from portal.beoordeling.actions.ontstaan import volgend_nummer
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import van_persoon
from portal.clienten.actions import Persoon, maak_client, maak_zoekindexen
from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.clienten.queries import bepaal_profiel
from portal.clienten.queries.clienten import VERBLIJF, leveringsvorm_op
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Herkomst
from portal.domain.procedure.vooraf import controleer_vooraf
from portal.domain.waarden import Uren, breuk_als_tekst
from portal.platform import clock
from portal.platform.audit import leg_vast
from portal.platform.csv_files import Csvrij
from portal.platform.database import db
from portal.platform.declaration_data import load_voorafregels
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.vooraf import (
    Plaats,
    Vooraf,
    lees_velden,
    vind_plaats,
)

CENT = 100
GEWEIGERD = "toekenning.registratie_geweigerd"


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """A row that was taken in, and what was registered from it."""

    rij: Csvrij
    toekenning: Toekenning


@dataclass(frozen=True, slots=True)
class Rijfout:
    """A row that was not taken in, with every refusal."""

    rij: Csvrij
    fouten: tuple[DomeinFout, ...]


def registreer(velden: Mapping[str, str], *, door: Gebruiker, op: datetime) -> Toekenning:
    """Register one toekenning from what was typed (K02).

    Args:
        velden: Text per column.
        door: Beoordelaar, teamleider or beheerder of the zorgkantoor.
        op: The moment, UTC.

    Raises:
        DomeinFout: `kolommen_onjuist` with `fouten` when a column cannot be read, or what
            `vind_plaats` and `controleer_vooraf` raise; `zorgprofiel_onbekend`;
            `toekenning_bestaat` or `toekenning_overlapt`.
    """
    vooraf, fouten = lees_velden(velden)
    if fouten:
        raise DomeinFout("kolommen_onjuist", fouten=fouten)
    dag = clock.local_day(op)
    maanden = controleer_vooraf(vooraf.duur, dag, regels=load_voorafregels(dag))
    profiel = bepaal_profiel(vooraf.zorgprofiel, op=dag)
    plaats = vind_plaats(vooraf, voor=door)
    client = plaats.client or _nieuwe_client(vooraf, plaats, door=door, op=op)
    maak_zoekindexen(client, houder_id=door.organisatie_id)
    db.session.flush()
    _eis_vrij(vooraf, client, door)
    toekenning = _toekenning(vooraf, plaats, client, door=door, op=op)
    toekenning.maanden, toekenning.zorgprofiel = maanden, profiel.zzp or profiel.zorgprofiel
    db.session.add(toekenning)
    db.session.flush()
    _audit(Handeling.TOEKENNING_REGISTREREN.value, toekenning, door)
    return toekenning


def lees_in(
    rijen: Iterable[Csvrij], *, door: Gebruiker, op: datetime
) -> tuple[tuple[Ingelezen, ...], tuple[Rijfout, ...]]:
    """Register the rows of a file; a wrong row stays out, and says why.

    Returns:
        What came in, and the others in order.
    """
    ingelezen, fout_gegaan = [], []
    for rij in rijen:
        try:
            with db.session.begin_nested():
                ingelezen.append(Ingelezen(rij, registreer(rij.velden, door=door, op=op)))
        except DomeinFout as fout:
            fouten = fout.gegevens.get("fouten")
            fout_gegaan.append(Rijfout(rij, fouten if isinstance(fouten, tuple) else (fout,)))
    return tuple(ingelezen), tuple(fout_gegaan)


def bevestig(toekenning: Toekenning, *, door: Gebruiker, op: datetime) -> None:
    """Confirm a registration: from now on it counts.

    Raises:
        DomeinFout: `zelf_geregistreerd` for who registered it.
    """
    if toekenning.geregistreerd_door_id == door.id:
        raise DomeinFout("zelf_geregistreerd")
    toekenning.bevestigd_door_id, toekenning.bevestigd_op = door.id, op
    _audit(Handeling.TOEKENNING_BEVESTIGEN.value, toekenning, door)


def weiger(toekenning: Toekenning, reden: str, *, door: Gebruiker) -> None:
    """Take a registration out that is wrong; it never counted. The client stays.

    Raises:
        DomeinFout: `reden_ontbreekt`.
    """
    eis_reden(reden)
    _audit(GEWEIGERD, toekenning, door)
    db.session.delete(toekenning)


def _nieuwe_client(vooraf: Vooraf, plaats: Plaats, *, door: Gebruiker, op: datetime) -> Client:
    """Make the client at the aanbieder, with the place and the indicatie that the row tells."""
    wie, duur = vooraf.persoon, vooraf.duur
    client = maak_client(
        Persoon(
            achternaam=wie.achternaam,
            voornamen=wie.voornamen,
            tussenvoegsel=wie.tussenvoegsel,
            bsn=wie.bsn,
            geboortedatum=wie.geboortedatum,
        ),
        door=door,
        op=op,
        aanbieder_id=plaats.locatie.aanbieder_id,
    )
    profiel = bepaal_profiel(vooraf.zorgprofiel, op=clock.local_day(op))
    db.session.add_all(
        (
            Plaatsing(
                client_id=client.id,
                locatie_id=plaats.locatie.id,
                leveringsvorm=vooraf.leveringsvorm or VERBLIJF,
                van=duur.ingang,
            ),
            Indicatie(
                client_id=client.id,
                zorgprofiel=profiel.zorgprofiel,
                zzp=profiel.zzp,
                behandeling=vooraf.behandeling,
                dagbesteding=vooraf.dagbesteding,
                besluit_van=duur.ingang,
            ),
        )
    )
    return client


def _eis_vrij(vooraf: Vooraf, client: Client, door: Gebruiker) -> None:
    """Refuse what is known already, or would run beside another one.

    Bron: [procedure] §3.1.
    """
    van_client = sa.or_(
        Toekenning.client_id == client.id, van_persoon(client.id, door.organisatie_id)
    )
    andere = db.session.scalars(
        sa.select(Toekenning)
        .where(
            Toekenning.zorgkantoor_id == door.organisatie_id,
            van_client,
            Toekenning.ingang <= vooraf.duur.laatste_dag,
            Toekenning.einde >= vooraf.duur.ingang,
            Toekenning.einde >= Toekenning.ingang,
        )
        .order_by(Toekenning.ingang)
    ).first()
    if andere is None:
        return
    if andere.kenmerk == vooraf.kenmerk:
        raise DomeinFout("toekenning_bestaat", veld="kenmerk", nummer=andere.nummer)
    raise DomeinFout(
        "toekenning_overlapt",
        veld="ingang",
        nummer=andere.nummer,
        van=andere.ingang,
        tot=andere.einde,
    )


def _toekenning(
    vooraf: Vooraf, plaats: Plaats, client: Client, *, door: Gebruiker, op: datetime
) -> Toekenning:
    duur, locatie = vooraf.duur, plaats.locatie
    return Toekenning(
        jaar=clock.local_day(op).year,
        volgnummer=volgend_nummer(clock.local_day(op).year),
        aanbieder_id=locatie.aanbieder_id,
        zorgkantoor_id=door.organisatie_id,
        regio_id=locatie.regio_id,
        locatie_id=locatie.id,
        client_id=client.id,
        clientcode=client.clientcode,
        leveringsvorm=vooraf.leveringsvorm or leveringsvorm_op(client, duur.ingang),
        groep_id=plaats.groep.id if plaats.groep else None,
        herkomst=Herkomst.VOORAF,
        kenmerk=vooraf.kenmerk,
        soort=vooraf.soort,
        ingang=duur.ingang,
        laatste_dag=duur.laatste_dag,
        einde=duur.laatste_dag,
        meerzorgprofiel=vooraf.meerzorgprofiel,
        meerzorguren=breuk_als_tekst(vooraf.meerzorguren) if vooraf.meerzorguren else "",
        jaarbedrag_cent=_cent(duur.jaarbedrag),
        etmaalbedrag_cent=_cent(duur.etmaalbedrag),
        tarief=breuk_als_tekst(duur.tarief) if duur.tarief else "",
        prijspeil=vooraf.duur.prijspeil,
        max_profiel=vooraf.hoogste_profiel,
        max_meerzorguren=_uren(vooraf.hoogste_uren),
        perspectief=vooraf.perspectief,
        afspraken=vooraf.afspraken,
        voorwaarden="",
        doelen=[],
        geregistreerd_door_id=door.id,
        geregistreerd_op=op,
    )


def _uren(uren: Uren | None) -> str:
    """Write hours; 0 is something else than not agreed."""
    return "" if uren is None else breuk_als_tekst(uren)


def _cent(bedrag: Decimal) -> int:
    return int(bedrag * CENT)


def _audit(code: str, toekenning: Toekenning, door: Gebruiker) -> None:
    leg_vast(audit_regel(code, door=door, over=toekenning, client_id=toekenning.client_id))
