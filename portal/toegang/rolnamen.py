"""The names of roles, kinds of organisation and states of an account as people read them."""

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.toegang.models import Gebruiker

ROLNAMEN = {
    Rol.BEGELEIDER: "begeleider",
    Rol.BEHANDELAAR: "behandelaar",
    Rol.MANAGER: "manager",
    Rol.BEHEERDER_AANBIEDER: "beheerder",
    Rol.BEOORDELAAR: "beoordelaar",
    Rol.TEAMLEIDER: "teamleider",
    Rol.BEZWAARBEHANDELAAR: "bezwaarbehandelaar",
    Rol.BEHEERDER_ZORGKANTOOR: "beheerder",
    Rol.CCE_COORDINATOR: "coördinator",
    Rol.CCE_BEHEERDER: "beheerder",
    Rol.FUNCTIONEEL_BEHEERDER: "functioneel beheerder",
    Rol.MONITORBEHEERDER: "monitorbeheerder",
    Rol.AUDITOR: "auditor",
}
SOORTNAMEN = {
    OrganisatieSoort.AANBIEDER: "zorgaanbieder",
    OrganisatieSoort.ZORGKANTOOR: "zorgkantoor",
    OrganisatieSoort.CCE: "CCE",
    OrganisatieSoort.PORTAAL: "portaal",
}


def rolnaam(rol: Rol) -> str:
    """Give the name of a role."""
    return ROLNAMEN[rol]


def soortnaam(soort: OrganisatieSoort) -> str:
    """Give the name of a kind of organisation."""
    return SOORTNAMEN[soort]


def accountstatus(gebruiker: Gebruiker) -> str:
    """Say whether an account is in use."""
    if gebruiker.geblokkeerd_op is not None:
        return "Geblokkeerd"
    return "Actief" if gebruiker.wachtwoord_hash is not None else "Uitgenodigd"


FILTERS = {functie.__name__: functie for functie in (accountstatus, rolnaam, soortnaam)}
