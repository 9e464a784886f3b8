"""A group workbook laid beside the clients that the portal knows: what each row would fill in."""

import uuid
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import sqlalchemy as sa

from portal.aanvraag.queries.werkboek.blokken import getal_als_tekst, ja_nee
from portal.aanvraag.queries.werkboek.individueel import Afwijking
from portal.clienten.models import Client, Groep, Groepslid
from portal.clienten.queries import find_bij_bsn, zichtbare_groepen
from portal.clienten.queries.groepen import is_lid_op
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Euro, centen
from portal.platform.database import db
from portal.platform.reference_data import get_referentietabel
from portal.platform.workbook import (
    GroepRegel,
    Groepsvergelijking,
    WerkboekClient,
    WerkboekInhoud,
    is_groep_berekend,
    jaarbedrag_van,
    rijfouten,
    vergelijk_groep,
)
from portal.toegang.models import Gebruiker


class Rijstand(StrEnum):
    """What happens to a row; only GOED is filled in."""

    GOED = "goed"
    ZONDER_BSN = "zonder_bsn"
    DUBBEL = "dubbel"
    ONBEKEND = "onbekend"
    NIET_ERBIJ = "niet_erbij"
    FOUT = "fout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkboekrij:
    """One client of a group workbook.

    Attributes:
        client: Who it is in the portal, None when nobody in view has this BSN.
        fout: Why the row cannot be calculated.
        werkboek_bedrag: Per year, as the workbook computed it; its text where it gives no amount.
        portaal_bedrag: Per year for the same input; None where there is none.
        anders: What differs from the indicatie in the portal.
    """

    gegevens: WerkboekClient
    regel: GroepRegel
    client: Client | None
    stand: Rijstand
    fout: DomeinFout | None
    werkboek_bedrag: Decimal | str | None
    portaal_bedrag: Euro | None
    anders: tuple[Afwijking, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepslezing:
    """A group workbook as read; `reden` says why our outcome does not stand beside it."""

    rijen: tuple[Werkboekrij, ...]
    vergelijking: Groepsvergelijking | None
    reden: DomeinFout | None

    @property
    def goede(self) -> tuple[Werkboekrij, ...]:
        """Give the rows that are filled in."""
        return tuple(rij for rij in self.rijen if rij.stand is Rijstand.GOED)


def find_clienten(inhoud: WerkboekInhoud, *, voor: Gebruiker, op: date) -> Mapping[str, Client]:
    """Give the clients in view of a workbook by BSN."""
    bsns = {client.bsn for client in inhoud.clienten if client.bsn}
    return find_bij_bsn(bsns, voor=voor, op=op)


def find_groep(clienten: Collection[Client], *, voor: Gebruiker, op: date) -> Groep | None:
    """Give the group in view that most of some clients are in on a day; None without one."""
    vraag = (
        sa.select(Groep.id)
        .join(Groepslid, Groepslid.groep_id == Groep.id)
        .where(
            zichtbare_groepen(voor),
            Groepslid.client_id.in_(sorted(client.id for client in clienten)),
            is_lid_op(op),
        )
        .group_by(Groep.id)
        .order_by(sa.func.count().desc(), Groep.code)
        .limit(1)
    )
    groep_id = db.session.scalar(vraag)
    return db.session.get(Groep, groep_id) if groep_id is not None else None


def lees_groep(
    inhoud: WerkboekInhoud, clienten: Mapping[str, Client], leden: Collection[uuid.UUID]
) -> Groepslezing:
    """Say of each row what it would fill in, and lay our outcome beside that of the workbook.

    Args:
        inhoud: A workbook of a group.
        clienten: The clients in view, by BSN.
        leden: Clients of the aanvraag, or of the group for which one would start.
    """
    vergelijking, reden = _vergelijk(inhoud)
    fouten = _rijfouten(inhoud)
    dubbel = Counter(client.bsn for client in inhoud.clienten)
    regels = {regel.nummer: regel for regel in inhoud.groep.regels} if inhoud.groep else {}
    uitkomsten = {rij.nummer: rij for rij in inhoud.uitkomst.groep}
    onze = vergelijking.uitkomst.clienten if vergelijking else ()
    rijen = []
    for plaats, gegevens in enumerate(inhoud.clienten):
        client = clienten.get(gegevens.bsn or "")
        fout = fouten.get(gegevens.nummer)
        bedragen = onze[plaats].bedragen if onze else None
        rijen.append(
            Werkboekrij(
                gegevens=gegevens,
                regel=regels[gegevens.nummer],
                client=client,
                stand=_stand(gegevens, client, leden, fout=fout, dubbel=dubbel[gegevens.bsn] > 1),
                fout=fout,
                werkboek_bedrag=jaarbedrag_van(uitkomsten[gegevens.nummer]),
                portaal_bedrag=bedragen.jaarbedrag_cent if bedragen else None,
                anders=_anders(gegevens, client) if client else (),
            )
        )
    return Groepslezing(rijen=tuple(rijen), vergelijking=vergelijking, reden=reden)


def totalen(inhoud: WerkboekInhoud, lezing: Groepslezing) -> tuple[Decimal | str | None, Euro]:
    """Give the total of the workbook, and that of the portal for the same input."""
    assert lezing.vergelijking is not None
    portaal = centen(lezing.vergelijking.uitkomst.jaarbedrag_totaal)
    return inhoud.uitkomst.voorblad_jaarbedrag, portaal


def _vergelijk(
    inhoud: WerkboekInhoud,
) -> tuple[Groepsvergelijking | None, DomeinFout | None]:
    try:
        tabel, _ = get_referentietabel(inhoud.jaar)
        vergelijking = vergelijk_groep(inhoud, tabel)
    except DomeinFout as fout:
        return None, DomeinFout("werkboek_groep_niet_te_berekenen", reden=fout.code)
    if not is_groep_berekend(inhoud):
        return vergelijking, DomeinFout("werkboek_zonder_uitkomst")
    return vergelijking, None


def _rijfouten(inhoud: WerkboekInhoud) -> Mapping[int, DomeinFout]:
    tabel, _ = get_referentietabel(inhoud.jaar)
    return rijfouten(inhoud, tabel)


def _stand(
    gegevens: WerkboekClient,
    client: Client | None,
    leden: Collection[uuid.UUID],
    *,
    fout: DomeinFout | None,
    dubbel: bool,
) -> Rijstand:
    if not gegevens.bsn:
        return Rijstand.ZONDER_BSN
    if dubbel:
        return Rijstand.DUBBEL
    if client is None:
        return Rijstand.ONBEKEND
    if client.id not in leden:
        return Rijstand.NIET_ERBIJ
    return Rijstand.FOUT if fout is not None else Rijstand.GOED


def _anders(gegevens: WerkboekClient, client: Client) -> tuple[Afwijking, ...]:
    if not client.indicaties:
        return ()
    indicatie = client.indicaties[-1]
    paren = (
        ("zzp", gegevens.zzp or "", indicatie.zzp),
        ("behandeling", ja_nee(gegevens.behandeling), ja_nee(indicatie.behandeling)),
        ("dagbesteding", ja_nee(gegevens.dagbesteding), ja_nee(indicatie.dagbesteding)),
    )
    return tuple(Afwijking(*paar) for paar in paren if paar[1] != paar[2])


def tarief_als_tekst(inhoud: WerkboekInhoud) -> str:
    """Write the tariefpercentage of a workbook, empty without one."""
    tarief = inhoud.voorblad.tariefpercentage
    return "" if tarief is None else getal_als_tekst(Fraction(tarief) * 100)
