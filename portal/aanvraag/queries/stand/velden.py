"""Values that decide which questions are visible, and answers that come from other pages."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import Rekenstand
from portal.aanvraag.queries.stand.check import VG7PLUS
from portal.aanvraag.queries.stand.kader import LVHC_STAP3, Kader
from portal.domain.check_vooraf import Voortgang
from portal.domain.rekentool import Maatwerkreden
from portal.domain.voorwaarden import Antwoordwaarde, Velden
from portal.domain.vragenlijst import Checkantwoord, antwoorden_uit_check
from portal.domain.waarden import centen, euro_als_tekst
from portal.platform.encrypted import JsonWaarde


def ja(waarde: object) -> str:
    """Say `ja` or `nee`."""
    return "ja" if waarde else "nee"


def bepaal_velden(
    dossier: Dossier, kader: Kader, check: Voortgang, rekenen: Rekenstand | None
) -> Velden:
    """Give the fields of the vragenlijst that are not answers."""
    aanvraag, indicatie = dossier.aanvraag, dossier.indicatie
    lvhc = ja(check.zet.route == "lvhc")
    vg7plus = ja(indicatie is not None and indicatie.zzp == VG7PLUS)
    mist = indicatie is not None and not (indicatie.behandeling and indicatie.dagbesteding)
    return {
        "aanvraag.soort": aanvraag.soort,
        "aanvraag.herkomst": aanvraag.herkomst,
        "aanvraag.aanleiding": None,
        "client.lvhc": lvhc,
        "aanvraag.lvhc": lvhc,
        "client.vg7plus": vg7plus,
        "aanvraag.vg7plus": vg7plus,
        "client.mist_bh_of_db": ja(mist),
        "aanvraag.vorige_was_preventief": "nee",
        "instelling.lvhc_stap3_nee": kader.instellingen[LVHC_STAP3],
        **_rekenvelden(rekenen),
    }


def _rekenvelden(rekenen: Rekenstand | None) -> Velden:
    if rekenen is None:
        return {}
    zorg, uitkomst = rekenen.zorg, rekenen.uitkomst
    overschrijding = uitkomst is not None and uitkomst.maatwerk is Maatwerkreden.OVERSCHRIJDING
    return {
        "rekentool.woon": zorg.week.wonen,
        "rekentool.dag": zorg.week.dagbesteding,
        "rekentool.nacht": zorg.nachtzorg,
        "rekentool.behandelaar": rekenen.behandelaren.totaal,
        "rekentool.min_uren": zorg.min_uren,
        "rekentool.context_uren": rekenen.context_uren,
        "rekentool.context_euro": rekenen.context_euro,
        "rekentool.context_aanwezig": ja(rekenen.heeft_context),
        "rekentool.maatwerk_overschrijding": ja(overschrijding),
    }


def bepaal_antwoorden(
    dossier: Dossier, kader: Kader, check: Voortgang, rekenen: Rekenstand | None
) -> dict[str, Antwoordwaarde]:
    """Give all answers: typed ones, and those filled from the check and from other pages."""
    antwoorden: dict[str, Antwoordwaarde] = {
        vraag_id: als_antwoord(rij.waarde) for vraag_id, rij in dossier.antwoorden.items()
    }
    antwoorden |= antwoorden_uit_check(kader.vragenlijst, _checkantwoorden(check, rekenen))
    antwoorden["gg-termijn"] = _delen(antwoorden.get("gg-termijn")) | _termijn(dossier)
    antwoorden["gg-driehoek"] = _delen(antwoorden.get("gg-driehoek")) | _driehoek(dossier)
    antwoorden["dl-doelen"] = [
        {"doel_id": str(doel.doel_id), **_delen(als_antwoord(doel.velden))}
        for doel in dossier.zichtbare_doelen
    ]
    if rekenen is not None and rekenen.posten:
        antwoorden["iz-context-euro"] = _delen(antwoorden.get("iz-context-euro")) | {
            "posten": [
                {
                    "post": post.onderwerp,
                    "soort": post.soort,
                    "bedrag": euro_als_tekst(centen(post.bedrag)),
                    "doel_id": post.doel_id,
                    "andere_betaling": post.andere_betaling,
                }
                for post in rekenen.posten
            ]
        }
    return antwoorden


def als_antwoord(waarde: object) -> Antwoordwaarde:
    """Narrow a stored JSON value to what an answer can be."""
    if isinstance(waarde, str) or waarde is None:
        return waarde
    if isinstance(waarde, Mapping):
        return {str(naam): als_antwoord(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [als_antwoord(deel) for deel in waarde]
    return str(waarde)


def _delen(waarde: Antwoordwaarde) -> dict[str, Antwoordwaarde]:
    return dict(waarde) if isinstance(waarde, Mapping) else {}


def _termijn(dossier: Dossier) -> dict[str, Antwoordwaarde]:
    maanden, ingang = dossier.aanvraag.gewenste_maanden, dossier.aanvraag.beoogde_ingang
    return {
        "maanden": "" if maanden is None else str(maanden),
        "ingangsdatum": "" if ingang is None else ingang.isoformat(),
    }


def _driehoek(dossier: Dossier) -> dict[str, Antwoordwaarde]:
    """Take names and addresses of the three from their accounts; the contact is the manager."""
    delen: dict[str, Antwoordwaarde] = {}
    for functie, lid in dossier.driehoek.items():
        persoon = lid.gebruiker
        delen[f"{functie}.naam"] = persoon.naam
        delen[f"{functie}.telefoon"] = persoon.telefoon
        delen[f"{functie}.email"] = persoon.email
        delen[f"{functie}.functie"] = persoon.functietitel
    if "manager" in dossier.driehoek:
        delen["contact.naam"] = dossier.driehoek["manager"].gebruiker.naam
        delen["contact.email"] = dossier.driehoek["manager"].gebruiker.email
    return delen


def _checkantwoorden(check: Voortgang, rekenen: Rekenstand | None) -> dict[str, Checkantwoord]:
    per_dag = _per_dag(rekenen)
    return {
        stap.knoop.id: Checkantwoord(
            keuze=stap.waarden[0],
            toelichting=stap.antwoord.toelichting if stap.antwoord else "",
            delen={
                **(_bedragen(stap.antwoord.bedragen) if stap.antwoord else {}),
                "dagbedrag_meerzorg": per_dag,
            },
        )
        for stap in check.stappen
        if stap.waarden
    }


def _bedragen(bedragen: Mapping[str, Decimal]) -> dict[str, str]:
    return {naam: euro_als_tekst(centen(Fraction(bedrag))) for naam, bedrag in bedragen.items()}


def _per_dag(rekenen: Rekenstand | None) -> str:
    uitkomst = rekenen.uitkomst if rekenen else None
    if uitkomst is None or uitkomst.bedragen is None:
        return ""
    return euro_als_tekst(uitkomst.bedragen.etmaalbedrag_cent)


def als_json(waarde: Antwoordwaarde) -> JsonWaarde:
    """Give an answer as it is stored; nothing is an empty text."""
    if isinstance(waarde, Mapping):
        return {naam: als_json(deel) for naam, deel in waarde.items()}
    return str(waarde or "")
