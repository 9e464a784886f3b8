"""Everything computed about one aanvraag, once per page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.instroom import groep_tot_van
from portal.aanvraag.queries.rekenen import Rekenstand
from portal.aanvraag.queries.stand.check import VG7PLUS, loop_check
from portal.aanvraag.queries.stand.groep import (
    LIDDOELEN,
    doelen_van_lid,
    inhoud_van_leden,
    velden_van_groep,
)
from portal.aanvraag.queries.stand.inhoud import digest, inhoud_per_onderdeel
from portal.aanvraag.queries.stand.kader import Kader
from portal.aanvraag.queries.stand.rekenen import bereken_dossier
from portal.aanvraag.queries.stand.velden import bepaal_antwoorden, bepaal_velden
from portal.aanvraag.queries.stand.vervolg import Vervolg, bepaal_vervolg
from portal.domain.bevoegdheid import Rol
from portal.domain.check_vooraf import Voortgang
from portal.domain.procedure import (
    Handtekening,
    Handtekeningstand,
    Onderdeel,
    ondertekening_stand,
)
from portal.domain.procedure.mutatie import laatste_dag_in_groep
from portal.domain.termijnen import Maandgrens, looptijdgrens
from portal.domain.voorwaarden import Antwoordwaarde, Velden
from portal.domain.vragenlijst import (
    Doelfout,
    Niveau,
    Ontbrekend,
    Sectie,
    Termijn,
    Vraag,
    doelfouten,
    ontbrekende_antwoorden,
    stoppende_vragen,
    zichtbare_secties,
    zichtbare_vragen,
)

DOELEN = "dl-doelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where an aanvraag stands at one moment.

    Attributes:
        dossier: The rows it is computed from.
        kader: What it is judged by.
        check: The walk through the check vooraf.
        rekenen: The calculation; None while there is no indicatie.
        velden: Values that decide on visibility.
        antwoorden: All answers by question, with those that come from elsewhere.
        secties: Visible sections of the vragenlijst.
        ontbrekend: Required answers that are missing.
        stoppend: Questions whose answer stops the aanvraag.
        doelfouten: What is wrong with the goals, apart from empty parts.
        looptijdgrens: Smallest and largest number of months.
        inhoud: Content per signed onderdeel.
        digests: Digest per signed onderdeel.
        handtekeningen: Worth of each signature; in a group only the whole is signed.
        leden: Of a group: where each of its clients stands.
        vervolg: What a her-aanvraag has besides; None for any other aanvraag.
    """

    dossier: Dossier
    kader: Kader
    check: Voortgang
    rekenen: Rekenstand | None
    velden: Velden
    antwoorden: Mapping[str, Antwoordwaarde]
    secties: tuple[Sectie, ...]
    ontbrekend: tuple[Ontbrekend, ...]
    stoppend: tuple[Vraag, ...]
    doelfouten: tuple[Doelfout, ...]
    looptijdgrens: Maandgrens
    inhoud: Mapping[Onderdeel, Mapping[str, object]]
    digests: Mapping[Onderdeel, str]
    handtekeningen: Mapping[Rol, Handtekeningstand]
    vervolg: Vervolg | None = None
    leden: "tuple[Stand, ...]" = field(default=(), repr=False)

    @property
    def digest(self) -> str:
        """Give one digest of all content, to see whether anything changed meanwhile."""
        return digest({onderdeel.value: deel for onderdeel, deel in self.digests.items()})

    @property
    def onbevestigd(self) -> tuple[str, ...]:
        """Name the visible questions whose answer was carried over and not confirmed yet."""
        if self.vervolg is None:
            return ()
        alle = self.vervolg.stand.onbevestigde_vragen
        niveau = niveau_van(self.dossier.aanvraag)
        zichtbaar = zichtbare_vragen(self.kader.vragenlijst, self.velden, self.antwoorden, niveau)
        return tuple(vraag.id for vraag in zichtbaar if vraag.id in alle)

    @property
    def lidnr(self) -> int:
        """Give the number of the client within the group."""
        assert self.dossier.aanvraag.lidnr is not None
        return self.dossier.aanvraag.lidnr

    @property
    def laatste_dag(self) -> date | None:
        """Give the last day of the requested period, None while it is not known."""
        return _laatste_dag(self.dossier)


def bepaal_stand(dossier: Dossier, kader: Kader) -> Stand:
    """Compute where an aanvraag stands; reads nothing more from the database."""
    berekend = bereken_dossier(dossier, kader)
    leden = tuple(
        _stand(lid, kader, rekenen)
        for lid, rekenen in zip(dossier.leden, berekend.leden, strict=True)
    )
    return _stand(dossier, kader, berekend.eigen, leden)


def _stand(
    dossier: Dossier, kader: Kader, rekenen: Rekenstand | None, leden: tuple[Stand, ...] = ()
) -> Stand:
    check = loop_check(dossier, kader, rekenen)
    vervolg = bepaal_vervolg(dossier, kader, rekenen)
    velden: Velden = {
        **bepaal_velden(dossier, kader, check, rekenen),
        **(vervolg.velden if vervolg else {}),
    }
    velden = velden_van_groep(velden, [lid.velden for lid in leden])
    eigen = bepaal_antwoorden(dossier, kader, check, rekenen)
    eigen |= vervolg.antwoorden if vervolg else {}
    antwoorden = doelen_van_lid(dossier, eigen)
    niveau = niveau_van(dossier.aanvraag)
    secties = zichtbare_secties(kader.vragenlijst, velden, antwoorden, niveau)
    inhoud = inhoud_van_leden(
        inhoud_per_onderdeel(dossier, check, rekenen, antwoorden, secties),
        {lid.lidnr: lid.digests for lid in leden},
    )
    digests = {onderdeel: digest(deel) for onderdeel, deel in inhoud.items()}
    return Stand(
        dossier=dossier,
        kader=kader,
        check=check,
        rekenen=rekenen,
        velden=velden,
        antwoorden=antwoorden,
        secties=secties,
        ontbrekend=_ontbrekend(dossier, kader, velden, eigen, antwoorden),
        stoppend=stoppende_vragen(kader.vragenlijst, velden, antwoorden, niveau),
        doelfouten=_doelfouten(dossier, kader, eigen),
        looptijdgrens=_grens(dossier, kader, velden, vervolg),
        inhoud=inhoud,
        digests=digests,
        handtekeningen=ondertekening_stand(_handtekeningen(dossier), digests),
        vervolg=vervolg,
        leden=leden,
    )


def niveau_van(aanvraag: Aanvraag) -> Niveau | None:
    """Say which questions an aanvraag asks: those of the group, of one client, or both."""
    if aanvraag.is_lid:
        return Niveau.CLIENT
    return Niveau.AANVRAAG if aanvraag.is_groep else None


def _ontbrekend(
    dossier: Dossier,
    kader: Kader,
    velden: Velden,
    eigen: Mapping[str, Antwoordwaarde],
    antwoorden: Mapping[str, Antwoordwaarde],
) -> tuple[Ontbrekend, ...]:
    """Name what is missing; in a group the goals of the group count with the group itself."""
    niveau = niveau_van(dossier.aanvraag)
    if niveau is not Niveau.CLIENT:
        return ontbrekende_antwoorden(kader.vragenlijst, velden, antwoorden, niveau)
    alleen_eigen = {**antwoorden, LIDDOELEN: eigen[DOELEN]}
    gemist = ontbrekende_antwoorden(kader.vragenlijst, velden, alleen_eigen, niveau)
    return gemist if antwoorden[LIDDOELEN] else (*gemist, Ontbrekend(LIDDOELEN))


def _grens(dossier: Dossier, kader: Kader, velden: Velden, vervolg: Vervolg | None) -> Maandgrens:
    """Give the months to ask; of a group one client with VG7-plus gets fewer, not all of them."""
    aanvraag = dossier.aanvraag
    groep = [lid.indicatie for lid in dossier.leden]
    grens = looptijdgrens(
        preventief=aanvraag.soort == "preventief",
        vg7plus=all(rij is not None and rij.zzp == VG7PLUS for rij in groep)
        if groep
        else velden["client.vg7plus"] == "ja",
        regels=kader.looptijd,
    )
    if vervolg is None:
        return grens
    return vervolg.grens(grens, soort=aanvraag.soort, ingang=aanvraag.beoogde_ingang)


def _laatste_dag(dossier: Dossier) -> date | None:
    ingang, maanden = dossier.aanvraag.beoogde_ingang, dossier.aanvraag.gewenste_maanden
    if ingang is None or not maanden or maanden < 1:
        return None
    return laatste_dag_in_groep(ingang, maanden, groep_tot_van(dossier.aanvraag))


def _doelfouten(
    dossier: Dossier, kader: Kader, antwoorden: Mapping[str, Antwoordwaarde]
) -> tuple[Doelfout, ...]:
    ingang, maanden = dossier.aanvraag.beoogde_ingang, dossier.aanvraag.gewenste_maanden
    laatste = _laatste_dag(dossier)
    doelen = antwoorden[DOELEN]
    if ingang is None or maanden is None or laatste is None or not isinstance(doelen, list):
        return ()
    vraag = LIDDOELEN if dossier.aanvraag.is_lid else DOELEN
    return doelfouten(
        kader.vragenlijst.vragen[vraag],
        [doel for doel in doelen if isinstance(doel, dict)],
        Termijn(ingang, laatste, maanden > kader.looptijd.tussenmeting_na_maanden),
    )


def _handtekeningen(dossier: Dossier) -> list[Handtekening]:
    return [
        Handtekening(
            functie=Rol(rij.functie),
            persoon=rij.gebruiker_id,
            digests={Onderdeel(naam): waarde for naam, waarde in rij.digests.items()},
            rollen=rij.gebruiker.rol_set,
        )
        for rij in dossier.handtekeningen.values()
    ]
