"""Find in a text what leads back to a client, a representative, a group or a place."""

import functools
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence

import sqlalchemy as sa

from portal.clienten.models import Client, Groep, Groepslid, Vertegenwoordiger, ZoekIndex
from portal.clienten.queries.zoeken import ACHTERNAAM, zoekwaarde
from portal.domain.anoniem import (
    Vondst,
    Vondstsoort,
    Woordgroep,
    lees_woordgroepen,
    normaliseer,
    vind_naamvormen,
    vind_patronen,
)
from portal.platform.database import db
from portal.platform.dated_files import read_toml
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import (
    AanbiederZorgkantoor,
    Gebruiker,
    Locatie,
    Organisatie,
    Regio,
)

NAAMWOORDEN, PLAATSWOORDEN = 4, 8
MEESTE_VONDSTEN = 500
"""More than anybody reads; with what is taken out, the rest comes into view."""
_CODE = re.compile(r"(?<![\w-])[A-Z0-9][A-Z0-9-]{1,10}[A-Z0-9](?![\w-])", re.IGNORECASE)
_DELING = re.compile(r"\s[–—-]\s|[,(/]")


def vind_herkenbaar(
    tekst: str,
    organisatie_id: uuid.UUID,
    *,
    lezer_id: uuid.UUID | None = None,
    voor_iedereen: bool = False,
) -> list[Vondst]:
    """Find what in a text can be recognised, each piece once, the most telling first.

    Names of clients are found through the keyed index of the organisation, so the same for an
    aanbieder and a zorgkantoor. Given names and the names of representatives have no index: they
    are read for the clients of an aanbieder only. The number of queries does not depend on the
    text or on what is there. Of what is found, `MEESTE_VONDSTEN` at most.

    Args:
        tekst: What somebody wrote; several fields can be joined with a line break.
        organisatie_id: The aanbieder or zorgkantoor whose clients and places may not be named.
        lezer_id: Another organisation that learns what was found: only clients in its own index
            count, or it could try names on the rest.
        voor_iedereen: Others will read it too: then nothing may tell of which organisation it is,
            so no colleague, organisation or town either, and nothing that looks like a name.
    """
    groepen = list(lees_woordgroepen(tekst, hoogstens=PLAATSWOORDEN, gewoon=gewone_woorden()))
    lezer_id = lezer_id or organisatie_id
    gevonden = [
        *_achternamen(groepen, lezer_id),
        *_bekende(groepen, _namen(organisatie_id, lezer_id)),
        *_codes(tekst, organisatie_id, lezer_id),
        *vind_patronen(tekst),
    ]
    if voor_iedereen:
        gevonden += _bekende(groepen, dict(_van_de_organisatie(organisatie_id)))
        gevonden += vind_naamvormen(tekst)
    volgorde = list(Vondstsoort)
    alle = sorted(dict.fromkeys(gevonden), key=lambda vondst: volgorde.index(vondst.soort))
    uniek = alle[:MEESTE_VONDSTEN]
    return [vondst for vondst in uniek if not _ligt_in_ander(vondst, uniek)]


def namen_van(client: Client) -> Iterator[str]:
    """Give by what words a client is named: given names, the surname, and each part of them."""
    yield from _naamdelen(f"{client.voornamen} {client.achternaam}")
    yield client.achternaam


def gewone_woorden() -> frozenset[str]:
    """Give ordinary words that are also names."""
    return _woorden()["gewoon"]


def lees_vondsten(vondsten: Iterable[Vondst]) -> list[str]:
    """Say in words what was found: the piece between quotes, and what it is."""
    woorden = read_toml("teksten/anoniem.toml")["soort"]
    return [f"“{vondst.stuk}” ({woorden[vondst.soort]})" for vondst in vondsten]


def _achternamen(groepen: Sequence[Woordgroep], houder_id: uuid.UUID) -> Iterator[Vondst]:
    """Look every run of words up in the blind index of one organisation, in one query."""
    kort = [groep for groep in groepen if groep.stuk.count(" ") < NAAMWOORDEN]
    waarden = {
        naam: zoekwaarde(ACHTERNAAM, houder_id, naam)
        for naam in sorted({groep.genormaliseerd for groep in kort})
    }
    vraag = sa.select(ZoekIndex.waarde).where(
        ZoekIndex.houder_id == houder_id,
        ZoekIndex.soort == ACHTERNAAM,
        ZoekIndex.waarde.in_(waarden.values()),
    )
    bekend = set(db.session.scalars(vraag))
    for groep in kort:
        if waarden[groep.genormaliseerd] in bekend:
            yield Vondst(Vondstsoort.NAAM, groep.stuk)


def _namen(organisatie_id: uuid.UUID, lezer_id: uuid.UUID) -> dict[str, Vondstsoort]:
    """Give given names, representatives, groups and places, as they are compared."""
    namen: dict[str, Vondstsoort] = dict(_plaatsen(organisatie_id))
    namen.update(_groepsnamen(_groep_van(organisatie_id, lezer_id)))
    eigen = _client_van(organisatie_id, lezer_id)
    namen.update((normaliseer(naam), Vondstsoort.NAAM) for naam in _persoonsnamen(eigen))
    return namen


def _van_de_organisatie(organisatie_id: uuid.UUID) -> Iterator[tuple[str, Vondstsoort]]:
    """Give what tells of which organisation a text is: towns, its name, and those of its people.

    The organisations it works with count as well: for a zorgkantoor those are the aanbieders.
    """
    samen = (AanbiederZorgkantoor.aanbieder_id, AanbiederZorgkantoor.zorgkantoor_id)
    anderen = [
        sa.select(ander).where(eigen == organisatie_id) for eigen, ander in (samen, samen[::-1])
    ]
    plaatsen = sa.select(Locatie.plaats).where(_eigen_locatie(organisatie_id)).distinct()
    organisaties = sa.select(Organisatie.naam).where(
        sa.or_(Organisatie.id == organisatie_id, *(Organisatie.id.in_(deel) for deel in anderen))
    )
    mensen = sa.select(Gebruiker.naam).where(Gebruiker.organisatie_id == organisatie_id)
    for soort, vraag in (
        (Vondstsoort.NAAM, mensen),
        (Vondstsoort.PLAATS, plaatsen),
        (Vondstsoort.ORGANISATIE, organisaties),
    ):
        yield from ((normaliseer(naam), soort) for naam in db.session.scalars(vraag))


def _bekende(groepen: Sequence[Woordgroep], namen: Mapping[str, Vondstsoort]) -> Iterator[Vondst]:
    """Compare the runs of words with names."""
    for groep in groepen:
        soort = namen.get(groep.genormaliseerd)
        if soort is not None:
            yield Vondst(soort, groep.stuk)


def _persoonsnamen(eigen: Voorwaarde) -> Iterator[str]:
    """Give given names, and the whole and each part of the names of representatives."""
    for client in db.session.scalars(sa.select(Client).where(eigen)):
        yield from namen_van(client)
    naasten = sa.select(Vertegenwoordiger).join(Client, Client.id == Vertegenwoordiger.client_id)
    for naaste in db.session.scalars(naasten.where(eigen)):
        yield naaste.naam
        yield from _naamdelen(naaste.naam)


def _naamdelen(naam: str) -> Iterator[str]:
    """Give the words of a name that tell who it is: no initials, no tussenvoegsels, no titles.

    Of a double name also each half.
    """
    for woord in f"{naam} {naam.replace('-', ' ')}".replace(".", ". ").split():
        kaal = woord.strip(",;()")
        if len(kaal) > 1 and not kaal.endswith(".") and kaal.casefold() not in _bijwoorden():
            yield kaal


def _groepsnamen(eigen: Voorwaarde) -> Iterator[tuple[str, Vondstsoort]]:
    for naam in db.session.scalars(sa.select(Groep.naam).where(eigen)):
        yield normaliseer(naam), Vondstsoort.GROEP


def _plaatsen(organisatie_id: uuid.UUID) -> Iterator[tuple[str, Vondstsoort]]:
    """Give the names and streets of the locations of an aanbieder, or in the regio's served."""
    vraag = sa.select(Locatie.naam, Locatie.straat).where(_eigen_locatie(organisatie_id))
    for naam, straat in db.session.execute(vraag):
        yield normaliseer(re.sub(r"\s+[0-9].*$", "", straat)), Vondstsoort.STRAAT
        yield normaliseer(naam), Vondstsoort.LOCATIE
        yield normaliseer(_DELING.split(naam)[0]), Vondstsoort.LOCATIE


def _eigen_locatie(organisatie_id: uuid.UUID) -> Voorwaarde:
    """Give the condition of a location of an aanbieder, or in a regio that is served."""
    regios = sa.select(Regio.id).where(Regio.zorgkantoor_id == organisatie_id)
    return sa.or_(Locatie.aanbieder_id == organisatie_id, Locatie.regio_id.in_(regios))


def _client_van(aanbieder_id: uuid.UUID, lezer_id: uuid.UUID) -> Voorwaarde:
    """Give the condition of a client of an aanbieder that the reader knows."""
    van = Client.aanbieder_id == aanbieder_id
    return van if lezer_id == aanbieder_id else van & Client.id.in_(_geindexeerd(lezer_id))


def _groep_van(aanbieder_id: uuid.UUID, lezer_id: uuid.UUID) -> Voorwaarde:
    """Give the condition of a group of an aanbieder with a client that the reader knows."""
    van = Groep.aanbieder_id == aanbieder_id
    leden = sa.select(Groepslid.groep_id).where(Groepslid.client_id.in_(_geindexeerd(lezer_id)))
    return van if lezer_id == aanbieder_id else van & Groep.id.in_(leden)


def _geindexeerd(houder_id: uuid.UUID) -> sa.Select[uuid.UUID]:
    return sa.select(ZoekIndex.client_id).where(
        ZoekIndex.houder_id == houder_id, ZoekIndex.soort == ACHTERNAAM
    )


def _codes(tekst: str, organisatie_id: uuid.UUID, lezer_id: uuid.UUID) -> Iterator[Vondst]:
    """Find the codes of own clients and groups; letters alone count in capitals only."""
    stukken = {
        stuk: stuk.upper()
        for stuk in dict.fromkeys(_CODE.findall(tekst))
        if stuk.isupper() or any(teken.isdigit() for teken in stuk)
    }
    eigen = sa.or_(Client.aanbieder_id == lezer_id, Client.id.in_(_geindexeerd(lezer_id)))
    clienten = sa.select(Client.clientcode).where(Client.clientcode.in_(stukken.values()), eigen)
    groepen = sa.select(Groep.code).where(
        _groep_van(organisatie_id, lezer_id), Groep.code.in_(stukken.values())
    )
    soorten: Mapping[str, Vondstsoort] = {
        **dict.fromkeys(db.session.scalars(groepen), Vondstsoort.GROEP),
        **dict.fromkeys(db.session.scalars(clienten), Vondstsoort.CLIENTCODE),
    }
    for stuk, code in stukken.items():
        if code in soorten:
            yield Vondst(soorten[code], stuk)


def _ligt_in_ander(vondst: Vondst, alle: Sequence[Vondst]) -> bool:
    """Say whether a piece is only a part of another piece, or the same under a lesser kind."""
    return any(
        vondst.stuk in ander.stuk
        and (vondst.stuk != ander.stuk or alle.index(ander) < alle.index(vondst))
        for ander in alle
        if ander is not vondst
    )


@functools.cache
def _woorden() -> Mapping[str, frozenset[str]]:
    gegevens = read_toml("anoniem/2026-1.toml")
    return {soort: frozenset(gegevens[soort]) for soort in ("gewoon", "bijwoord")}


def _bijwoorden() -> frozenset[str]:
    return _woorden()["bijwoord"]
