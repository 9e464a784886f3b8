"""Where the toetsing of one submitted version stands: criteria, oordelen, signals, voorstel."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.versie import Versie
from portal.beoordeling.models import Oordeel as Oordeelrij
from portal.beoordeling.models import Signaalreactie, Toekenningsvoorstel
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.toetsingskader import (
    Criterium,
    Criteriumgroep,
    Herkomst,
    Oordeel,
    Oordeelwaarde,
    Signaal,
    Toetsing,
    Toetsingskader,
    geen_bijzonderheden,
)
from portal.platform import clock
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsstand:
    """Everything that the pages of the toetsing, and the besluit, need to know of one version.

    Attributes:
        bron: The version with the forms and table that it was made with.
        kader: The framework, with the drempels of the zorgkantoor.
        criteria: The visible criteria, in order.
        rijen: Stored oordelen by criterium.
        signalen: Every signal of the framework.
        reacties: What was done with signals, by signal.
        voorstel: What the reviewer means to grant, None while nothing was changed.
        leden: Of a group as a whole, the toetsing of the part of each client.
        algemeen: Of the part of one client, the oordelen on the group as a whole by criterium;
            `rijen` are the exceptions for this client.
    """

    aanvraag: Aanvraag
    versie: Versie
    bron: Versiebron
    kader: Toetsingskader
    criteria: tuple[Criterium, ...]
    rijen: Mapping[str, Oordeelrij]
    signalen: tuple[Signaal, ...]
    reacties: Mapping[str, Signaalreactie]
    voorstel: Toekenningsvoorstel | None
    leden: tuple["Toetsstand", ...] = ()
    algemeen: Mapping[str, Oordeelrij] = field(default_factory=dict)

    @property
    def oordelen(self) -> tuple[Oordeel, ...]:
        """Give the oordelen that hold on visible criteria, in order; of a group with exceptions."""
        geldend = {**self.algemeen, **self.rijen}
        return tuple(
            oordeel
            for criterium in self.criteria
            for oordeel in (
                *([als_domein(geldend[criterium.id])] if criterium.id in geldend else ()),
                *(
                    replace(als_domein(rij), client=lid.aanvraag.clientcode)
                    for lid, rij in self.uitzonderingen(criterium)
                ),
            )
        )

    @property
    def alle_signalen(self) -> tuple[Signaal, ...]:
        """Give the signals with those of every client of a group."""
        return (*self.signalen, *(signaal for lid in self.leden for signaal in lid.signalen))

    @property
    def te_scoren(self) -> tuple[Criterium, ...]:
        """Give the criteria that are scored here: of one client in a group those per client."""
        if not self.aanvraag.is_lid:
            return self.criteria
        return tuple(criterium for criterium in self.criteria if criterium.per_client)

    @property
    def toetsing(self) -> Toetsing:
        """Give what was found, for the rules of the besluit."""
        return Toetsing(
            criteria=self.criteria,
            oordelen=self.oordelen,
            signalen=self.alle_signalen,
            gronden=frozenset(grond.id for grond in self.bron.gronden),
            clienten=tuple(lid.aanvraag.clientcode for lid in self.leden),
        )

    @property
    def groepen(self) -> tuple[Criteriumgroep, ...]:
        """Give the groups that have a visible criterium."""
        zichtbaar = {criterium.groep_id for criterium in self.te_scoren}
        return tuple(groep for groep in self.kader.groepen if groep.id in zichtbaar)

    def criteria_van(self, groep_id: str) -> tuple[Criterium, ...]:
        """Give the visible criteria of a group of criteria."""
        return tuple(deel for deel in self.te_scoren if deel.groep_id == groep_id)

    def uitzonderingen(self, criterium: Criterium) -> list[tuple["Toetsstand", Oordeelrij]]:
        """Give the clients of a group for whom something else was found, with what."""
        delen = ((lid, lid.rijen.get(criterium.id)) for lid in self.leden)
        return [(lid, rij) for lid, rij in delen if rij is not None]

    def is_gescoord(self, criterium: Criterium) -> bool:
        """Say whether a criterium has an oordeel that lacks nothing of its own."""
        rij = self.rijen.get(criterium.id) or self.algemeen.get(criterium.id)
        return rij is not None and not als_domein(rij).mist_toelichting

    def onder_knop(self, groep_id: str) -> tuple[Criterium, ...]:
        """Give the criteria that the button of a group scores; no button covers an exception."""
        if self.aanvraag.is_lid:
            return ()
        return geen_bijzonderheden(groep_id, self.criteria, self.alle_signalen, self.oordelen)

    def signalen_van(self, criterium: Criterium) -> tuple[Signaal, ...]:
        """Give the active signals that belong to a criterium."""
        ids = {*criterium.signalen, *criterium.motivering_bij_signaal}
        return tuple(signaal for signaal in self.signalen if signaal.actief and signaal.id in ids)

    def criteria_bij(self, signaal_id: str) -> tuple[Criterium, ...]:
        """Give the visible criteria that show a signal."""
        return tuple(deel for deel in self.criteria if signaal_id in deel.signalen)


def dag_van_ontvangst(aanvraag: Aanvraag) -> date:
    """Give the Dutch calendar day on which a submitted aanvraag was received."""
    assert aanvraag.ontvangen_op is not None
    return clock.local_day(aanvraag.ontvangen_op)


def als_domein(rij: Oordeelrij) -> Oordeel:
    """Turn a stored oordeel into a value of the domain."""
    return Oordeel(
        criterium_id=rij.criterium,
        waarde=Oordeelwaarde(rij.oordeel),
        toelichting=rij.toelichting,
        motivering=rij.motivering,
        herkomst=Herkomst(rij.herkomst),
        meekijken=rij.meekijken or None,
    )


def mag_toetsen(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody may score now: the behandelaar or a teamleider, in toetsing."""
    return aanvraag.toestand is Toestand.IN_TOETSING and is_toetser(aanvraag, gebruiker)


def is_toetser(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody who sees a dossier is its behandelaar, or a teamleider."""
    behandelt = aanvraag.behandelaar_id == gebruiker.id and Rol.BEOORDELAAR in gebruiker.rol_set
    return behandelt or Rol.TEAMLEIDER in gebruiker.rol_set
