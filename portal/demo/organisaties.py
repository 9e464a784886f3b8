"""Make the organisations of a demonstration, with locations, people, mandates and tariffs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from portal.beheer.actions import locaties, zorgkantoor
from portal.demo.gegevens import lees
from portal.domain.bevoegdheid import OrganisatieSoort, Rol, Uitkomst
from portal.domain.gegevens import Lezer
from portal.platform import clock
from portal.platform.audit import AuditRegelInvoer, leg_vast
from portal.platform.database import db
from portal.toegang import wachtwoord
from portal.toegang.demo import DEMO_WACHTZIN
from portal.toegang.models import (
    AanbiederZorgkantoor,
    Gebruiker,
    Locatie,
    Organisatie,
    Regio,
    RolToekenning,
)
from portal.toegang.queries import find_samenwerking

DOMEIN = "demo.example"
EERSTE_DAG = date(2020, 1, 1)
GRENS_BEOORDELAAR_CENT = 10_000_000
ZORGTEAM = frozenset({Rol.BEGELEIDER, Rol.BEHANDELAAR})


@dataclass
class Bezetting:
    """The organisations that exist, by their key in the file.

    Attributes:
        organisaties: By key.
        regios: By code.
        locaties: By key.
        mensen: The accounts of a role in an organisation, in the order of the file.
    """

    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    regios: dict[str, Regio] = field(default_factory=dict)
    locaties: dict[str, Locatie] = field(default_factory=dict)
    mensen: dict[tuple[str, Rol], list[Gebruiker]] = field(default_factory=dict)

    def wie(self, sleutel: str, rol: Rol, nr: int = 0) -> Gebruiker:
        """Give the first, second ... person with a role in an organisation."""
        return self.mensen[sleutel, rol][nr]

    def sleutel_van(self, organisatie: Organisatie) -> str:
        """Give the key of an organisation."""
        return next(naam for naam, rij in self.organisaties.items() if rij is organisatie)


def bouw_organisaties(op: datetime) -> Bezetting:
    """Make everything in `organisaties.toml`; the caller commits.

    Args:
        op: The moment on which it is all made.
    """
    bezetting = Bezetting()
    hash_ = wachtwoord.maak_hash(DEMO_WACHTZIN)
    bestand = lees("organisaties")
    for deel in bestand.delen("organisatie"):
        sleutel = deel.tekst("sleutel")
        _maak_organisatie(bezetting, deel)
        _maak_regios(bezetting, deel)
        _maak_mensen(bezetting, deel, bestand.deel("functietitels"), hash_, op)
        _maak_locaties(bezetting, deel, clock.local_day(op))
        if bezetting.organisaties[sleutel].soort is OrganisatieSoort.ZORGKANTOOR:
            _richt_zorgkantoor_in(bezetting, deel)
    for deel in bestand.delen("organisatie"):
        _spreek_tarieven_af(bezetting, deel, clock.local_day(op).year)
    _beperk_tweede_begeleider(bezetting)
    return bezetting


def _maak_organisatie(bezetting: Bezetting, deel: Lezer) -> None:
    organisatie = Organisatie(
        soort=deel.een_van("soort", OrganisatieSoort),
        naam=deel.tekst("naam"),
        kvk=deel.tekst("kvk"),
        demo=True,
        aangemaakt_op=clock.begin_of_day(EERSTE_DAG),
    )
    db.session.add(organisatie)
    db.session.flush()
    bezetting.organisaties[deel.tekst("sleutel")] = organisatie
    leg_vast(
        AuditRegelInvoer(
            keten=organisatie.id,
            code="organisatie.aangemaakt",
            object_soort="organisatie",
            object_id=organisatie.id,
        )
    )


def _maak_regios(bezetting: Bezetting, deel: Lezer) -> None:
    for regio in deel.delen("regios"):
        rij = Regio(
            code=regio.tekst("code"),
            naam=regio.tekst("naam"),
            zorgkantoor_id=bezetting.organisaties[deel.tekst("sleutel")].id,
            van=EERSTE_DAG,
            tot=None,
        )
        db.session.add(rij)
        bezetting.regios[rij.code] = rij
    db.session.flush()


def _maak_mensen(
    bezetting: Bezetting, deel: Lezer, functietitels: Lezer, hash_: str, op: datetime
) -> None:
    """Make the accounts; the user name says role and organisation."""
    sleutel, medewerkers = deel.tekst("sleutel"), deel.deel("medewerkers")
    for rol in map(Rol, medewerkers.gegevens):
        mensen = [
            Gebruiker(
                organisatie=bezetting.organisaties[sleutel],
                email=f"{rol.value}{nr if nr > 1 else ''}.{sleutel}@{DOMEIN}",
                naam=naam,
                functietitel=functietitels.tekst(rol.value),
                telefoon=f"0900 {1000 + nr}",
                wachtwoord_hash=hash_,
                wachtwoord_gewijzigd_op=op,
                rollen=[RolToekenning(rol=rol)],
            )
            for nr, naam in enumerate(medewerkers.teksten(rol.value), start=1)
        ]
        bezetting.mensen[sleutel, rol] = mensen
        db.session.add_all(mensen)
    db.session.flush()


def _maak_locaties(bezetting: Bezetting, deel: Lezer, op: date) -> None:
    eigen: list[Locatie] = []
    for plek in deel.delen("locaties"):
        gegevens = locaties.Locatiegegevens(
            naam=plek.tekst("naam"),
            straat=plek.tekst("straat"),
            postcode=plek.tekst("postcode"),
            plaats=plek.tekst("plaats"),
            agb_uitvoerder=plek.tekst("agb"),
            nza_nummer=plek.tekst("nza"),
            sector=plek.tekst("sector"),
            regio_id=bezetting.regios[plek.tekst("regio")].id,
        )
        door = bezetting.wie(deel.tekst("sleutel"), Rol.BEHEERDER_AANBIEDER)
        locatie = locaties.toevoegen(gegevens, door=door, op=op)
        bezetting.locaties[plek.tekst("sleutel")] = locatie
        eigen.append(locatie)
    for rol in sorted(ZORGTEAM) if eigen else ():
        for gebruiker in bezetting.mensen[deel.tekst("sleutel"), rol]:
            gebruiker.locaties = list(eigen)


def _richt_zorgkantoor_in(bezetting: Bezetting, deel: Lezer) -> None:
    sleutel = deel.tekst("sleutel")
    door = bezetting.wie(sleutel, Rol.BEHEERDER_ZORGKANTOOR)
    velden = {
        naam: deel.deel("briefhoofd").tekst(naam) for naam in deel.deel("briefhoofd").gegevens
    }
    zorgkantoor.briefhoofd_bewaren(velden, logo=None, logo_weg=False, door=door)
    for gebruiker in bezetting.mensen[sleutel, Rol.BEOORDELAAR]:
        soorten = (Uitkomst.TOEKENNEN, Uitkomst.BIJSTELLEN)
        _geef_mandaat(gebruiker, soorten, GRENS_BEOORDELAAR_CENT, door)
    for gebruiker in bezetting.mensen[sleutel, Rol.TEAMLEIDER]:
        _geef_mandaat(gebruiker, tuple(Uitkomst), None, door)


def _geef_mandaat(
    aan: Gebruiker, soorten: Sequence[Uitkomst], maximum_cent: int | None, door: Gebruiker
) -> None:
    gegevens = zorgkantoor.Mandaatgegevens(
        soorten=frozenset(soorten),
        maximum_cent=maximum_cent,
        functietitel=aan.functietitel,
        van=EERSTE_DAG,
        tot=None,
    )
    zorgkantoor.mandaat_geven(aan, gegevens, door=door)


def _spreek_tarieven_af(bezetting: Bezetting, deel: Lezer, jaar: int) -> None:
    """Agree on the tariff of this year, the next and the one after it."""
    aanbieder = bezetting.organisaties[deel.tekst("sleutel")]
    for sleutel in deel.deel("tarieven").gegevens:
        kantoor = bezetting.organisaties[sleutel]
        samenwerking = _samenwerking(aanbieder, kantoor)
        samenwerking.agb_declarant = f"7399{aanbieder.kvk[-4:] if aanbieder.kvk else ''}"
        samenwerking.accounthouder_id = bezetting.wie(sleutel, Rol.BEOORDELAAR).id
        samenwerking.coordinator_id = bezetting.wie(deel.tekst("sleutel"), Rol.MANAGER).id
        samenwerking.cce_id = bezetting.organisaties["cce"].id
        samenwerking.cce_contact_id = bezetting.wie("cce", Rol.CCE_COORDINATOR).id
        fractie = Fraction(deel.deel("tarieven").tekst(sleutel))
        for komend in range(jaar, jaar + 3):
            zorgkantoor.tarief_afspreken(
                aanbieder, komend, fractie, door=bezetting.wie(sleutel, Rol.BEHEERDER_ZORGKANTOOR)
            )


def _samenwerking(aanbieder: Organisatie, kantoor: Organisatie) -> AanbiederZorgkantoor:
    """Give the pair that came with the locations, or make it for who has none there."""
    rij = find_samenwerking(aanbieder.id, kantoor.id)
    if rij is None:
        rij = AanbiederZorgkantoor(
            aanbieder_id=aanbieder.id, zorgkantoor_id=kantoor.id, agb_declarant=""
        )
        db.session.add(rij)
    return rij


def _beperk_tweede_begeleider(bezetting: Bezetting) -> None:
    """Let the second begeleider of every aanbieder see one location only."""
    for (_, rol), mensen in bezetting.mensen.items():
        if rol is Rol.BEGELEIDER:
            mensen[1].locaties = mensen[1].locaties[:1]
    db.session.flush()
