"""A toekenning from before the portal: can what somebody registers have been granted (K02)?"""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import tel_maanden
from portal.domain.waarden import Aandeel, Euro

HONDERD_PROCENT = 1
VOORUIT = timedelta(days=365)
"""How far ahead an old beschikking may begin: what was granted on paper may have to begin yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorafregels:
    """Dated numbers for believing what is registered.

    Attributes:
        langste_maanden: Longest looptijd.
        jaardagen: Days over which an amount per year is divided.
        afwijking: Largest difference of the etmaalbedrag with that, in euros.
    """

    langste_maanden: int
    jaardagen: int
    afwijking: Euro


@dataclass(frozen=True, slots=True, kw_only=True)
class Vooraftoekenning:
    """Days and amounts of an old beschikking.

    Attributes:
        ingang: First day.
        laatste_dag: Last day.
        jaarbedrag: Euros per year at the agreed tariefpercentage.
        etmaalbedrag: Euros per day.
        prijspeil: Year of the prices of the amounts.
        tarief: Agreed share, None when it is not known.
    """

    ingang: date
    laatste_dag: date
    jaarbedrag: Euro
    etmaalbedrag: Euro
    prijspeil: int
    tarief: Aandeel | None = None


def controleer_vooraf(toekenning: Vooraftoekenning, vandaag: date, *, regels: Voorafregels) -> int:
    """Check an old toekenning and count its months.

    Args:
        toekenning: As the old beschikking says.
        vandaag: The Dutch calendar day.
        regels: Numbers in force.

    Returns:
        The looptijd in whole months; a part of a month counts as one.

    Raises:
        DomeinFout: `einde_voor_begin`, `ingang_te_ver`, `looptijd_buiten_bereik`,
            `bedrag_ontbreekt`, `etmaalbedrag_past_niet`, `prijspeil_past_niet` or
            `tarief_buiten_bereik`, each with the field as `veld`.

    Bron: [procedure] §3 K02; [rekentool] par. 4.
    """
    if toekenning.laatste_dag < toekenning.ingang:
        raise DomeinFout("einde_voor_begin", veld="laatste_dag")
    if toekenning.ingang > vandaag + VOORUIT:
        raise DomeinFout("ingang_te_ver", veld="ingang", laatste=vandaag + VOORUIT)
    if toekenning.jaarbedrag <= 0:
        raise DomeinFout("bedrag_ontbreekt", veld="jaarbedrag")
    per_dag = toekenning.jaarbedrag / regels.jaardagen
    if abs(toekenning.etmaalbedrag - per_dag) > regels.afwijking:
        raise DomeinFout("etmaalbedrag_past_niet", veld="etmaalbedrag", dagen=regels.jaardagen)
    if toekenning.tarief is not None and not 0 < toekenning.tarief <= HONDERD_PROCENT:
        raise DomeinFout("tarief_buiten_bereik", veld="tarief")
    eerste, laatste = toekenning.ingang.year - 1, toekenning.laatste_dag.year
    if not eerste <= toekenning.prijspeil <= laatste:
        raise DomeinFout("prijspeil_past_niet", veld="prijspeil", vroegste=eerste, laatste=laatste)
    maanden = tel_maanden(toekenning.ingang, toekenning.laatste_dag)
    if maanden > regels.langste_maanden:
        raise DomeinFout(
            "looptijd_buiten_bereik", veld="laatste_dag", minimum=1, maximum=regels.langste_maanden
        )
    return maanden
