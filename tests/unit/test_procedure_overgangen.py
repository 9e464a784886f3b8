"""Every pair of toestand and handeling against the table of the procedure."""

import itertools

import pytest

from portal.domain.bevoegdheid import Handeling, Rol, Uitkomst, benodigde_rollen
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import (
    BESLIST,
    BIJ_AANBIEDER,
    IN_BEHANDELING,
    OVERGANGEN,
    BesluitToestand,
    Publiek,
    Toestand,
    pas_toe,
    pas_toe_op_besluit,
    vind_overgang,
    woord,
)

T = Toestand
OPEN = (
    "ingediend aanvulling_gevraagd in_toetsing besluit_klaarzetten ter_controle bijstellen_gevraagd"
)
# nr: (van, handeling, naar); "=" stays, "<" returns to the toestand before the aanvulverzoek.
TABEL = {
    "T01": ("-", "aanvraag.starten", "concept"),
    "T02": ("concept", "aanvraag.bewerken", "="),
    "T03": ("concept", "aanvraag.check_doorlopen", "="),
    "T04": ("concept", "aanvraag.intern_afwijzen", "intern_afgewezen"),
    "T05": ("intern_afgewezen", "aanvraag.heropenen", "concept"),
    "T06": ("concept bijstellen_gevraagd", "aanvraag.ondertekenen", "="),
    "T07": ("concept bijstellen_gevraagd", "aanvraag.ondertekening_intrekken", "="),
    "T08": ("concept", "aanvraag.indienen", "ingediend"),
    "T08p": ("-", "aanvraag.papier_registreren", "ingediend"),
    "T09": ("concept", "aanvraag.weggooien", "vervallen"),
    "T10a": ("ingediend in_toetsing besluit_klaarzetten", "dossier.toewijzen", "="),
    "T10b": ("ingediend in_toetsing besluit_klaarzetten", "dossier.overdragen", "="),
    "T10c": ("ingediend in_toetsing besluit_klaarzetten", "dossier.nemen", "="),
    "T11": ("ingediend", "dossier.volledig_verklaren", "in_toetsing"),
    "T12": ("ingediend in_toetsing", "dossier.aanvulling_vragen", "aanvulling_gevraagd"),
    "T13": ("aanvulling_gevraagd", "aanvraag.aanvullen", "<"),
    "T14": ("aanvulling_gevraagd", "dossier.aanvulverzoek_intrekken", "<"),
    "T15": ("aanvulling_gevraagd", "systeem.herstel_verstreken", "<"),
    "T18": ("besluit_klaarzetten", "besluit.terug_naar_toetsing", "in_toetsing"),
    "T19": ("besluit_klaarzetten", "besluit.ter_controle_aanbieden", "ter_controle"),
    "T20": ("ter_controle", "besluit.terugsturen", "besluit_klaarzetten"),
    "T23": ("bijstellen_gevraagd", "aanvraag.bewerken", "="),
    "T24": ("bijstellen_gevraagd", "aanvraag.bijgesteld_indienen", "in_toetsing"),
    "T25": ("bijstellen_gevraagd", "aanvraag.besluit_vragen", "in_toetsing"),
    "T26": ("bijstellen_gevraagd", "systeem.antwoord_verstreken", "in_toetsing"),
    "T27": (OPEN, "aanvraag.intrekken", "ingetrokken"),
    "T28": (OPEN, "dossier.termijn_verlengen", "="),
    "T29": (OPEN, "aanvraag.uitstel_instemmen", "="),
    "T30": (
        f"{OPEN} toegekend afgewezen buiten_behandeling ingetrokken",
        "dossier.ingebrekestelling_registreren",
        "=",
    ),
    "T31": ("toegekend afgewezen buiten_behandeling", "besluit.herstelbesluit_voorbereiden", "="),
    "T32": ("toegekend afgewezen", "aanvraag.her_aanvraag_starten", "="),
    "Z12a": ("toegekend", "besluit.herroepen", "ingetrokken"),
    "Z12b": ("buiten_behandeling bijstellen_gevraagd", "besluit.herroepen", "in_toetsing"),
}
MET_UITKOMST = {
    ("in_toetsing", "besluit.voorbereiden", "toekennen"): "besluit_klaarzetten",
    ("in_toetsing", "besluit.voorbereiden", "afwijzen"): "besluit_klaarzetten",
    ("in_toetsing", "besluit.voorbereiden", "bijstellen"): "besluit_klaarzetten",
    ("in_toetsing", "besluit.voorbereiden", "buiten_behandeling"): "besluit_klaarzetten",
    ("ingediend", "besluit.voorbereiden", "buiten_behandeling"): "besluit_klaarzetten",
} | {
    (van, "besluit.vaststellen", uitkomst): naar
    for van in ("besluit_klaarzetten", "ter_controle")
    for uitkomst, naar in {
        "toekennen": "toegekend",
        "afwijzen": "afgewezen",
        "buiten_behandeling": "buiten_behandeling",
        "bijstellen": "bijstellen_gevraagd",
    }.items()
}
MET_UITKOMST |= {
    (van, "bezwaar.beslissen", uitkomst): naar
    for van in ("toegekend", "afgewezen")
    for uitkomst, naar in {"toekennen": "toegekend", "afwijzen": "afgewezen"}.items()
}
VORIGE = T.IN_TOETSING


def verwachte_overgangen():
    verwacht = {}
    for van, handeling, naar in TABEL.values():
        for begin in van.split():
            doel = {"=": begin, "<": VORIGE.value}.get(naar, naar)
            for uitkomst in (None, *Uitkomst):
                verwacht[(begin, handeling, uitkomst)] = doel
    return verwacht | MET_UITKOMST


VERWACHT = verwachte_overgangen()


@pytest.mark.parametrize("handeling", list(Handeling))
@pytest.mark.parametrize("toestand", [None, *Toestand])
def test_elk_paar_van_toestand_en_handeling(toestand, handeling):
    for uitkomst in (None, *Uitkomst):
        sleutel = ("-" if toestand is None else toestand.value, handeling.value, uitkomst)
        if sleutel in VERWACHT:
            nieuw = pas_toe(toestand, handeling, uitkomst=uitkomst, vorige=VORIGE)
            assert nieuw == VERWACHT[sleutel]
        else:
            with pytest.raises(DomeinFout) as fout:
                pas_toe(toestand, handeling, uitkomst=uitkomst, vorige=VORIGE)
            assert fout.value.code == "handeling_niet_mogelijk"
            assert fout.value.gegevens == {"toestand": toestand, "handeling": handeling}


def test_terug_na_aanvulling_kan_niet_zonder_vorige_toestand():
    with pytest.raises(DomeinFout) as fout:
        pas_toe(T.AANVULLING_GEVRAAGD, Handeling.AANVRAAG_AANVULLEN)

    assert fout.value.code == "handeling_niet_mogelijk"


def test_de_tabel_heeft_alle_nummers_in_volgorde():
    nummers = list(dict.fromkeys(overgang.nr for overgang in OVERGANGEN))

    gewoon = [f"T{nr:02d}" for nr in range(1, 33)]
    assert nummers == [*gewoon[:8], "T08p", *gewoon[8:], "Z12"]


@pytest.mark.parametrize("overgang", OVERGANGEN, ids=lambda o: f"{o.nr}-{o.handeling}")
def test_wie_het_doet_is_ook_bevoegd(overgang):
    assert overgang.rollen <= benodigde_rollen(overgang.handeling)
    assert bool(overgang.rollen) is not overgang.handeling.value.startswith("systeem.")


def test_geen_twee_regels_voor_hetzelfde():
    for toestand, handeling, uitkomst in itertools.product(
        [None, *Toestand], Handeling, [None, *Uitkomst]
    ):
        regels = [
            overgang
            for overgang in OVERGANGEN
            if overgang.handeling is handeling and overgang.past(toestand, uitkomst)
        ]
        assert len(regels) <= 1


def test_na_controle_stelt_alleen_de_teamleider_vast():
    overgang = vind_overgang(
        T.TER_CONTROLE, Handeling.BESLUIT_VASTSTELLEN, uitkomst=Uitkomst.TOEKENNEN
    )

    assert (overgang.nr, overgang.rollen) == ("T22", {Rol.TEAMLEIDER})


def test_elke_toestand_hoort_bij_een_groep():
    groepen = [BIJ_AANBIEDER, IN_BEHANDELING, BESLIST, frozenset({T.INGETROKKEN})]

    assert sorted(itertools.chain.from_iterable(groepen)) == sorted(Toestand)


@pytest.mark.parametrize(
    ("toestand", "aanbieder", "zorgkantoor"),
    [
        (T.CONCEPT, "Concept", None),
        (T.INTERN_AFGEWEZEN, "Intern gestopt", None),
        (T.VERVALLEN, "Vervallen", None),
        (T.INGEDIEND, "Ingediend", "Nieuw"),
        (T.AANVULLING_GEVRAAGD, "Aanvulling gevraagd", "Aanvulling gevraagd"),
        (T.IN_TOETSING, "In toetsing", "In toetsing"),
        (T.BESLUIT_KLAARZETTEN, "In toetsing", "Besluit klaarzetten"),
        (T.TER_CONTROLE, "In toetsing", "Ter controle"),
        (T.BIJSTELLEN_GEVRAAGD, "Bijstellen gevraagd", "Bijstellen gevraagd"),
        (T.TOEGEKEND, "Toegekend", "Toegekend"),
        (T.AFGEWEZEN, "Afgewezen", "Afgewezen"),
        (T.BUITEN_BEHANDELING, "Buiten behandeling", "Buiten behandeling"),
        (T.INGETROKKEN, "Ingetrokken", "Ingetrokken"),
    ],
)
def test_het_woord_per_kant(toestand, aanbieder, zorgkantoor):
    assert woord(toestand, Publiek.AANBIEDER) == aanbieder
    assert woord(toestand, Publiek.ZORGKANTOOR) == zorgkantoor


def test_deels_toegekend_heeft_een_eigen_woord():
    assert woord(T.TOEGEKEND, Publiek.AANBIEDER, deels=True) == "Deels toegekend"
    assert woord(T.AFGEWEZEN, Publiek.AANBIEDER, deels=True) == "Afgewezen"


B = BesluitToestand
BESLUIT = {
    (B.CONCEPT, Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN): B.TER_CONTROLE,
    (B.CONCEPT, Handeling.BESLUIT_VASTSTELLEN): B.VASTGESTELD,
    (B.TER_CONTROLE, Handeling.BESLUIT_TERUGSTUREN): B.CONCEPT,
    (B.TER_CONTROLE, Handeling.BESLUIT_VASTSTELLEN): B.VASTGESTELD,
}


@pytest.mark.parametrize("handeling", list(Handeling))
@pytest.mark.parametrize("toestand", list(BesluitToestand))
def test_elk_paar_van_een_besluit(toestand, handeling):
    if (toestand, handeling) in BESLUIT:
        assert pas_toe_op_besluit(toestand, handeling) == BESLUIT[(toestand, handeling)]
        return
    with pytest.raises(DomeinFout) as fout:
        pas_toe_op_besluit(toestand, handeling)
    assert fout.value.code == "handeling_niet_mogelijk"
