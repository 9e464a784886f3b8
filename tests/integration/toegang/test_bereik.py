"""What a user may see, as a condition on rows; and the commands of toegang."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform.database import db
from portal.toegang.bereik import Bereik, Tenantkolommen, bepaal_bereik, beperkt_tot, dossiers_voor
from portal.toegang.models import Gebruiker, Locatie, Organisatie, Regio
from portal.toegang.volgende import veilig_pad
from tests.factories.toegang import WACHTZIN, maak_gebruiker
from tests.factories.wereld import ANDER, EIGEN, TWEEDE

DOSSIERS = (
    ("a", "aanbieder", "locatie", "zorgkantoor", "regio"),
    ("b", "aanbieder", "locatie_2", "zorgkantoor", "regio_2"),
    ("c", "aanbieder_ander", "locatie_ander", "zorgkantoor_ander", "regio_ander"),
)
KOLOMMEN = ("aanbieder_id", "locatie_id", "zorgkantoor_id", "regio_id")


def zichtbaar(wereld, bereik, *, ook=()):
    """Ask the database itself which of three dossiers the condition lets through."""
    rijen = (
        sa.select(
            sa.literal(naam).label("naam"),
            *(
                sa.literal(wereld[sleutel], sa.Uuid()).label(kolom)
                for kolom, sleutel in zip(KOLOMMEN, sleutels, strict=True)
            ),
        )
        for naam, *sleutels in DOSSIERS
    )
    tabel = sa.union_all(*rijen).subquery("dossiers")
    kolommen = Tenantkolommen(**{kolom: tabel.c[kolom] for kolom in KOLOMMEN})
    extra = tabel.c.naam.in_(ook) if ook else None
    vraag = sa.select(tabel.c.naam).where(dossiers_voor(bereik, kolommen, ook=extra))
    return "".join(sorted(db.session.scalars(vraag)))


@pytest.mark.parametrize(
    ("rol", "wie", "ziet"),
    [
        (Rol.BEGELEIDER, EIGEN, "a"),
        (Rol.BEHANDELAAR, TWEEDE, "b"),
        (Rol.MANAGER, EIGEN, "ab"),
        (Rol.MANAGER, ANDER, "c"),
        (Rol.BEHEERDER_AANBIEDER, EIGEN, ""),
        (Rol.AUDITOR, "aanbieder", ""),
        (Rol.BEOORDELAAR, EIGEN, "ab"),
        (Rol.TEAMLEIDER, ANDER, "c"),
        (Rol.BEZWAARBEHANDELAAR, EIGEN, "ab"),
        (Rol.BEHEERDER_ZORGKANTOOR, EIGEN, ""),
        (Rol.CCE_COORDINATOR, EIGEN, ""),
        (Rol.CCE_BEHEERDER, EIGEN, ""),
        (Rol.FUNCTIONEEL_BEHEERDER, EIGEN, ""),
        (Rol.MONITORBEHEERDER, EIGEN, ""),
        (Rol.AUDITOR, EIGEN, ""),
    ],
)
def test_elke_rol_ziet_alleen_de_eigen_dossiers(app, wereld, rol, wie, ziet):
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(rol, wie))
        assert zichtbaar(wereld, bepaal_bereik(gebruiker)) == ziet


@pytest.mark.parametrize(
    ("rollen", "locaties", "ziet"),
    [
        ((Rol.MANAGER,), ("locatie_2",), "b"),
        ((Rol.MANAGER, Rol.BEGELEIDER), ("locatie_2",), "b"),
        ((Rol.BEGELEIDER,), (), ""),
        ((Rol.BEGELEIDER, Rol.BEHEERDER_AANBIEDER), ("locatie", "locatie_2"), "ab"),
        ((), ("locatie",), ""),
    ],
)
def test_genoemde_locaties_beperken_de_blik(app, wereld, rollen, locaties, ziet):
    with app.app_context():
        aanbieder = db.session.get_one(Organisatie, wereld["aanbieder"])
        eigen = tuple(db.session.get_one(Locatie, wereld[naam]) for naam in locaties)
        gebruiker = maak_gebruiker(aanbieder, *rollen, locaties=eigen)
        assert zichtbaar(wereld, bepaal_bereik(gebruiker)) == ziet


def test_genoemde_regios_beperken_het_zorgkantoor(app, wereld):
    with app.app_context():
        zorgkantoor = db.session.get_one(Organisatie, wereld["zorgkantoor"])
        regio = db.session.get_one(Regio, wereld["regio_2"])
        gebruiker = maak_gebruiker(zorgkantoor, Rol.BEOORDELAAR, regios=(regio,))
        assert zichtbaar(wereld, bepaal_bereik(gebruiker)) == "b"


def test_de_eigen_driehoek_komt_erbij_maar_nooit_van_een_andere_aanbieder(app, wereld):
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER))
        assert zichtbaar(wereld, bepaal_bereik(gebruiker), ook=["b", "c"]) == "ab"


def test_wie_niets_mag_zien_krijgt_ook_met_een_extra_voorwaarde_niets(app, wereld):
    with app.app_context():
        niemand = Bereik(None, wereld["aanbieder"])
        assert zichtbaar(wereld, niemand, ook=["a", "b", "c"]) == ""
        beoordelaar = Bereik(OrganisatieSoort.ZORGKANTOOR, wereld["zorgkantoor"])
        assert zichtbaar(wereld, beoordelaar, ook=["c"]) == "ab"


def test_een_lege_beperking_is_niets_en_geen_beperking_is_alles():
    kolom = Locatie.regio_id
    assert str(beperkt_tot(kolom, None)) == "true"
    assert str(beperkt_tot(kolom, frozenset())) == "false"
    eerste, tweede = sorted((uuid4(), uuid4()))
    zin = beperkt_tot(kolom, {tweede, eerste}).compile()
    assert zin.params == {"regio_id_1": [eerste, tweede]}


@pytest.mark.parametrize(
    ("gevraagd", "pad"),
    [
        (None, "/"),
        ("", "/"),
        ("/aanvragen?x=1", "/aanvragen?x=1"),
        ("/a//b", "/a//b"),
        ("aanvragen", "/"),
        ("//elders.example", "/"),
        ("///elders.example", "/"),
        ("/\\elders.example", "/"),
        ("https:/elders.example", "/"),
        ("/\n/elders.example", "/"),
        ("/ a", "/"),
        ("/inloggen?volgende=/", "/"),
        ("//[", "/"),
    ],
)
def test_alleen_een_eigen_pad_is_veilig(gevraagd, pad):
    assert veilig_pad(gevraagd) == pad


def draai(app, *woorden):
    return app.test_cli_runner().invoke(args=list(woorden))


def test_de_eerste_organisatie_komt_er_een_keer_met_een_link(app, browser):
    woorden = (
        "eerste-organisatie",
        "--organisatie",
        "Portaalbeheer",
        "--naam",
        "Eerste",
        "--email",
        "Eerste@Portaal.example",
    )
    link = draai(app, *woorden).output.strip()
    browser.vul_in(browser.open(link), {"nieuw": WACHTZIN})
    inlog = {"email": "eerste@portaal.example", "wachtzin": WACHTZIN}
    browser.vul_in(browser.open("/inloggen"), inlog)
    assert "Portaalbeheer" in browser.open("/beheer/organisaties").tekst
    tweede = draai(app, *woorden)
    assert (tweede.exit_code, "already" in tweede.output) == (1, True)


def test_demo_accounts_zijn_die_van_demo_organisaties(app, ander_portaal, wereld):
    with app.app_context():
        db.session.get_one(Organisatie, wereld["cce"]).demo = True
        db.session.commit()
    accounts = json.loads(draai(app, "demo-accounts", "--json").output)
    assert [(rij["organisatie"], rij["rol"], rij["gebruikersnaam"]) for rij in accounts] == [
        ("CCE", "cce_beheerder", "cce_beheerder.eigen@voorbeeld.example"),
        ("CCE", "cce_coordinator", "cce_coordinator.eigen@voorbeeld.example"),
    ]
    assert "cce_beheerder.eigen@voorbeeld.example" in draai(app, "demo-accounts").output


def test_demo_accounts_bestaan_alleen_in_een_demonstratie(app, wereld, monkeypatch):
    instellingen = replace(app.extensions["instellingen"], demo=False)
    monkeypatch.setitem(app.extensions, "instellingen", instellingen)
    uitslag = draai(app, "demo-accounts", "--json")
    assert (uitslag.exit_code, "only in demo mode" in uitslag.output) == (1, True)
    assert "voorbeeld.example" not in uitslag.output


def test_policy_zegt_voor_elke_pagina_en_rol_of_de_deur_opengaat(app, tmp_path):
    bestand = tmp_path / "policy.csv"
    assert draai(app, "policy", str(bestand)).exit_code == 0
    regels = bestand.read_text(encoding="utf-8").splitlines()
    assert regels[0] == "method;route;role;access"
    assert {
        "GET;/beheer/logboek;auditor;allow",
        "GET;/beheer/logboek;manager;deny",
        "GET;/beheer/logboek;anoniem;deny",
        "POST;/inloggen;anoniem;allow",
        "POST;/beheer/gebruikers/nieuw;beheerder_aanbieder;allow",
    } <= set(regels)
    assert len(regels) == len(set(regels))
