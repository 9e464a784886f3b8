"""Let the zorgkantoor of a demonstration register an aanvraag that came by post."""

from datetime import date, datetime, timedelta

from portal.aanvraag.actions.papier import registreer_papier
from portal.aanvraag.queries.papier import Papier, Papierclient
from portal.demo.gegevens import eerste_van_maand
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.platform import clock

LOCATIE, DAGEN_GELEDEN, MAANDEN_TOT_INGANG = "kastanjeveld-hoeve", 6, 2
WIE = Papierclient(
    voornamen="Gijsbert",
    tussenvoegsel="",
    achternaam="Zegge",
    geboortedatum=date(1968, 4, 2),
    bsn="",
    zorgprofiel="7VG",
    leveringsvorm="verblijf",
    behandeling=True,
    dagbesteding=True,
    indicatie_van=date(2019, 6, 1),
)
BLOKKEN = {
    "zorg": {"bron": "totaal", "wonen": "52", "dagbesteding": "12", "nachtzorg": "3"},
    "behandelaars": {"gedragsdeskundige": "1,5"},
    "context": {"context_uren": "26"},
}
TEKSTEN = {
    "huidig": "Hij loopt weg zodra de deur open is, ook in de nacht.",
    "gewenst": "Hij kan met een vaste begeleider naar buiten en slaapt door.",
    "inzet": "Van zeven tot elf is er een begeleider naast hem.",
}


def bouw_papier(bezetting: Bezetting, op: datetime) -> None:
    """Register one aanvraag for a new client, received some days before."""
    locatie, dag = bezetting.locaties[LOCATIE], clock.local_day(op)
    sleutel = bezetting.sleutel_van(locatie.regio.zorgkantoor)
    papier = Papier(
        soort="individueel",
        locatie_id=locatie.id,
        ontvangen=dag - timedelta(days=DAGEN_GELEDEN),
        ingang=eerste_van_maand(dag, MAANDEN_TOT_INGANG),
        maanden=24,
        nieuw=WIE,
        blokken=BLOKKEN,
        teksten=TEKSTEN,
    )
    registreer_papier(papier, door=bezetting.wie(sleutel, Rol.BEOORDELAAR), op=op)
