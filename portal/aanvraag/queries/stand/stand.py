"""Everything computed about one aanvraag, once per page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import Blok, Rekenkader, Rekenstand, opgeslagen_blok, reken
from portal.aanvraag.queries.stand.check import loop_check
from portal.aanvraag.queries.stand.inhoud import digest, inhoud_per_onderdeel
from portal.aanvraag.queries.stand.kader import Kader
from portal.aanvraag.queries.stand.velden import bepaal_antwoorden, bepaal_velden
from portal.domain.bevoegdheid import Rol
from portal.domain.check_vooraf import Voortgang, volumetoets_van_toepassing
from portal.domain.procedure import (
    Handtekening,
    Handtekeningstand,
    Onderdeel,
    ondertekening_stand,
)
from portal.domain.termijnen import Maandgrens, laatste_dag_looptijd, looptijdgrens
from portal.domain.voorwaarden import Antwoordwaarde, Velden
from portal.domain.vragenlijst import (
    Doelfout,
    Ontbrekend,
    Sectie,
    Termijn,
    Vraag,
    doelfouten,
    ontbrekende_antwoorden,
    stoppende_vragen,
    zichtbare_secties,
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
        handtekeningen: Worth of each signature.
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

    @property
    def digest(self) -> str:
        """Give one digest of all content, to see whether anything changed meanwhile."""
        return digest({onderdeel.value: deel for onderdeel, deel in self.digests.items()})

    @property
    def laatste_dag(self) -> date | None:
        """Give the last day of the requested period, None while it is not known."""
        return _laatste_dag(self.dossier)


def bepaal_stand(dossier: Dossier, kader: Kader) -> Stand:
    """Compute where an aanvraag stands; reads nothing more from the database."""
    gronden = loop_check(dossier, kader, None).gronden
    # While no grond is known yet, the 25 % is the rule and not the exception.
    volumetoets = not gronden or volumetoets_van_toepassing(gronden)
    rekenen = reken_dossier(dossier, kader, volumetoets=volumetoets)
    check = loop_check(dossier, kader, rekenen)
    velden = bepaal_velden(dossier, kader, check, rekenen)
    antwoorden = bepaal_antwoorden(dossier, kader, check, rekenen)
    secties = zichtbare_secties(kader.vragenlijst, velden, antwoorden)
    inhoud = inhoud_per_onderdeel(dossier, check, rekenen, antwoorden, secties)
    digests = {onderdeel: digest(deel) for onderdeel, deel in inhoud.items()}
    return Stand(
        dossier=dossier,
        kader=kader,
        check=check,
        rekenen=rekenen,
        velden=velden,
        antwoorden=antwoorden,
        secties=secties,
        ontbrekend=ontbrekende_antwoorden(kader.vragenlijst, velden, antwoorden),
        stoppend=stoppende_vragen(kader.vragenlijst, velden, antwoorden),
        doelfouten=_doelfouten(dossier, kader, antwoorden),
        looptijdgrens=_grens(dossier, kader, velden),
        inhoud=inhoud,
        digests=digests,
        handtekeningen=ondertekening_stand(_handtekeningen(dossier), digests),
    )


def reken_dossier(
    dossier: Dossier,
    kader: Kader,
    *,
    volumetoets: bool,
    blokken: Mapping[str, Blok] | None = None,
) -> Rekenstand | None:
    """Calculate the stored blocks, or others instead of them, such as those just typed."""
    indicatie = dossier.indicatie
    if indicatie is None:
        return None
    opgeslagen = {naam: opgeslagen_blok(dossier, naam) for naam in dossier.blokken}
    rekenkader = Rekenkader(
        zorgprofiel=indicatie.zorgprofiel,
        zzp=indicatie.zzp if indicatie.zzp in kader.tabel.bekostiging else "",
        behandeling=indicatie.behandeling,
        dagbesteding=indicatie.dagbesteding,
        tabel=kader.tabel,
        voorlopig=kader.voorlopig,
        tarief_afspraak=kader.tarief,
        volumetoets=volumetoets,
    )
    return reken(opgeslagen if blokken is None else {**opgeslagen, **blokken}, rekenkader)


def _grens(dossier: Dossier, kader: Kader, velden: Velden) -> Maandgrens:
    return looptijdgrens(
        preventief=dossier.aanvraag.soort == "preventief",
        vg7plus=velden["client.vg7plus"] == "ja",
        regels=kader.looptijd,
    )


def _laatste_dag(dossier: Dossier) -> date | None:
    ingang, maanden = dossier.aanvraag.beoogde_ingang, dossier.aanvraag.gewenste_maanden
    if ingang is None or not maanden or maanden < 1:
        return None
    return laatste_dag_looptijd(ingang, maanden)


def _doelfouten(
    dossier: Dossier, kader: Kader, antwoorden: Mapping[str, Antwoordwaarde]
) -> tuple[Doelfout, ...]:
    ingang, maanden = dossier.aanvraag.beoogde_ingang, dossier.aanvraag.gewenste_maanden
    laatste = _laatste_dag(dossier)
    doelen = antwoorden[DOELEN]
    if ingang is None or maanden is None or laatste is None or not isinstance(doelen, list):
        return ()
    return doelfouten(
        kader.vragenlijst.vragen[DOELEN],
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
