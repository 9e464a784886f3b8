"""Z01, Z02: a bezwaar comes in, gets its number, event and term, and people are told once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.berichten.models import Bericht
from portal.bezwaar.actions.bevoegd import eis_onbetrokken
from portal.bezwaar.actions.indienen import Ontvangst, dien_in
from portal.bezwaar.actions.verloop import Stap, mag_stap, voer_uit
from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.bezwaar.queries.bestreden import Bestreden
from portal.bezwaar.queries.betrokken import is_betrokken, list_betrokken
from portal.bezwaar.queries.bezwaren import get_bezwaar
from portal.bezwaar.queries.verloop import lees_stand, lees_verloop, termijn_van
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand
from portal.domain.procedure.bezwaar import Bezwaartoestand, Indieningswijze
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.bezwaar import (
    EIGEN_NAAM,
    NAMENS_CLIENT,
    OP,
    maak_bestreden_besluit,
    maak_bezwaar,
    maak_op_papier,
)
from tests.factories.wereld import ANDER, TWEEDE


def mens(wereld, rol, wie="eigen"):
    return db.session.get_one(Gebruiker, wereld.gebruiker(rol, wie))


@pytest.fixture
def binnen(app, wereld):
    with app.app_context():
        yield wereld


def test_indienen_geeft_nummer_gebeurtenis_termijn_en_logregel(binnen):
    bezwaar = maak_bezwaar(binnen)
    db.session.commit()

    assert (bezwaar.nummer, bezwaar.toestand, bezwaar.is_tijdig) == (
        "BZ-2026-00001", Bezwaartoestand.ONTVANGEN, True,
    )  # fmt: skip
    assert (bezwaar.ontvangst, bezwaar.ontvangen_op) == (date(2026, 11, 23), OP)
    assert (bezwaar.bezwaar_tot, bezwaar.beslisdatum) == (date(2026, 12, 30), date(2027, 2, 10))
    rijen = db.session.scalars(sa.select(Bezwaargebeurtenis)).all()
    assert [(rij.nr, rij.soort, rij.dag, rij.rol, rij.gegevens) for rij in rijen] == [
        (1, "ingediend", date(2026, 11, 23), "manager", {"wijze": "portaal", "tijdig": True})
    ]
    regels = db.session.execute(
        sa.select(AuditRegel.code, AuditRegel.object_id, AuditRegel.client_id).where(
            AuditRegel.code.startswith("bezwaar.")
        )
    ).all()
    assert [tuple(regel) for regel in regels] == [
        ("bezwaar.indienen", bezwaar.id, bezwaar.client_id)
    ]


def test_het_team_hoort_een_keer_dat_er_een_bezwaar_is_en_dat_het_te_laat_is(binnen):
    besluit = maak_bestreden_besluit(binnen)
    besluit.vastgesteld_door_id = binnen.gebruiker(Rol.TEAMLEIDER)
    op_tijd = maak_bezwaar(binnen, besluit_id=besluit.id)
    te_laat = maak_bezwaar(binnen, op=datetime(2026, 12, 31, 9, 0, tzinfo=UTC))
    db.session.commit()

    gemeld = db.session.execute(
        sa.select(Bericht.code, Bericht.object_id, Bericht.gebruiker_id).where(
            Bericht.object_soort == "bezwaar"
        )
    ).all()
    team = {binnen.gebruiker(Rol.BEZWAARBEHANDELAAR, wie) for wie in ("eigen", TWEEDE)}
    beslisser = binnen.gebruiker(Rol.TEAMLEIDER)
    assert sorted(tuple(rij) for rij in gemeld) == sorted(
        [("N30", op_tijd.id, wie) for wie in {*team, beslisser}]
        + [(code, te_laat.id, wie) for wie in team for code in ("N30", "N31")]
    )


def test_de_nummers_lopen_door_per_jaar(binnen):
    nummers = [maak_bezwaar(binnen).nummer for _ in range(2)]
    volgend_jaar = maak_bezwaar(binnen, op=datetime(2027, 1, 4, 9, 0, tzinfo=UTC))

    assert [*nummers, volgend_jaar.nummer] == ["BZ-2026-00001", "BZ-2026-00002", "BZ-2027-00001"]


def test_een_bezwaarmaker_heeft_een_bezwaar_tegelijk_client_en_aanbieder_elk_een(binnen):
    besluit_id = maak_bestreden_besluit(binnen).id
    eerste = maak_bezwaar(binnen, besluit_id=besluit_id)
    maak_bezwaar(binnen, NAMENS_CLIENT, besluit_id=besluit_id)

    with pytest.raises(DomeinFout) as fout:
        maak_bezwaar(binnen, besluit_id=besluit_id)
    assert fout.value.code == "bezwaar_loopt_al"

    manager = mens(binnen, Rol.MANAGER)
    stap = Stap(handeling=Handeling.BEZWAAR_INTREKKEN, door=manager, op=OP)
    voer_uit(eerste, stap)
    assert maak_bezwaar(binnen, besluit_id=besluit_id).nummer == "BZ-2026-00004"


@pytest.mark.parametrize(
    ("wijziging", "code"),
    [
        ({"machtiging_op": None}, "machtiging_ontbreekt"),
        ({"machtiging_op": date(2026, 11, 24)}, "machtiging_in_toekomst"),
    ],
)
def test_namens_de_client_hoort_een_eigen_machtiging(binnen, wijziging, code):
    with pytest.raises(DomeinFout) as fout:
        maak_bezwaar(binnen, replace(NAMENS_CLIENT, **wijziging))

    assert (fout.value.code, fout.value.gegevens["veld"]) == (code, "machtiging_op")


@pytest.mark.parametrize("wijziging", [{"stand": BesluitToestand.HERSTELD}, {"bezwaar_tot": None}])
def test_alleen_tegen_een_besluit_dat_geldt_en_waartegen_bezwaar_openstaat(binnen, wijziging):
    besluit = maak_bestreden_besluit(binnen)
    for naam, waarde in wijziging.items():
        setattr(besluit, naam, waarde)

    with pytest.raises(DomeinFout) as fout:
        dien_in(Bestreden(besluit=besluit), EIGEN_NAAM, door=mens(binnen, Rol.MANAGER), op=OP)

    assert fout.value.code == "bezwaar_niet_mogelijk"


POST = Ontvangst(wijze=Indieningswijze.POST, dag=date(2027, 1, 5), poststempel=date(2026, 12, 30))
OP_5_JAN = datetime(2027, 1, 5, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ontvangst", "tijdig", "poststempel"),
    [
        (POST, True, date(2026, 12, 30)),
        (replace(POST, poststempel=date(2026, 12, 31)), False, date(2026, 12, 31)),
        (replace(POST, poststempel=None), False, None),
        (replace(POST, wijze=Indieningswijze.AFGEGEVEN), False, None),
        (replace(POST, wijze=Indieningswijze.E_MAIL, dag=date(2026, 12, 30)), True, None),
    ],
)
def test_op_papier_telt_het_poststempel_alleen_bij_post(binnen, ontvangst, tijdig, poststempel):
    bezwaar = maak_op_papier(binnen, ontvangst, op=OP_5_JAN)

    assert (bezwaar.is_tijdig, bezwaar.poststempel) == (tijdig, poststempel)
    middernacht = datetime(ontvangst.dag.year, ontvangst.dag.month, ontvangst.dag.day, tzinfo=UTC)
    assert bezwaar.ontvangen_op == middernacht - timedelta(hours=1)


@pytest.mark.parametrize(
    ("ontvangst", "code"),
    [
        (replace(POST, dag=date(2027, 1, 6)), "ontvangst_in_toekomst"),
        (replace(POST, dag=date(2026, 11, 17)), "ontvangst_voor_besluit"),
        (replace(POST, poststempel=date(2027, 1, 6)), "poststempel_na_ontvangst"),
    ],
)
def test_een_onmogelijke_ontvangst_wordt_geweigerd(binnen, ontvangst, code):
    with pytest.raises(DomeinFout) as fout:
        maak_op_papier(binnen, ontvangst, op=OP_5_JAN)

    assert fout.value.code == code


def test_wie_bij_het_besluit_was_is_betrokken(binnen):
    bezwaar = maak_bezwaar(binnen)
    besluit = bezwaar.besluit
    besluit.voorbereid_door_id = binnen.gebruiker(Rol.BEOORDELAAR)
    besluit.vastgesteld_door_id = binnen.gebruiker(Rol.TEAMLEIDER)
    db.session.flush()

    assert list_betrokken(bezwaar) == {
        binnen.gebruiker(Rol.BEOORDELAAR), binnen.gebruiker(Rol.TEAMLEIDER),
    }  # fmt: skip
    assert is_betrokken(bezwaar, mens(binnen, Rol.TEAMLEIDER)) is True
    assert is_betrokken(bezwaar, mens(binnen, Rol.TEAMLEIDER, TWEEDE)) is False
    eis_onbetrokken(bezwaar, mens(binnen, Rol.BEZWAARBEHANDELAAR))
    besluit.voorbereid_door_id = binnen.gebruiker(Rol.BEZWAARBEHANDELAAR)
    db.session.flush()
    with pytest.raises(DomeinFout) as fout:
        eis_onbetrokken(bezwaar, mens(binnen, Rol.BEZWAARBEHANDELAAR))
    assert fout.value.code == "betrokken_bij_besluit"


def test_een_stap_die_de_tabel_niet_heeft_of_van_een_ander_is_wordt_geweigerd(binnen):
    bezwaar = maak_bezwaar(binnen)
    behandelaar, manager = mens(binnen, Rol.BEZWAARBEHANDELAAR), mens(binnen, Rol.MANAGER)

    assert mag_stap(bezwaar, Handeling.BEZWAAR_HERSTEL_VRAGEN, behandelaar) is True
    assert mag_stap(bezwaar, Handeling.BEZWAAR_HERSTEL_VRAGEN, manager) is False
    assert mag_stap(bezwaar, Handeling.BEZWAAR_VERDAGEN, behandelaar) is False
    for handeling, door, code in (
        (Handeling.BEZWAAR_VERDAGEN, behandelaar, "handeling_niet_mogelijk"),
        (Handeling.BEZWAAR_HERSTEL_VRAGEN, manager, "rol_ontbreekt"),
    ):
        with pytest.raises(DomeinFout) as fout:
            voer_uit(bezwaar, Stap(handeling=handeling, door=door, op=OP))
        assert fout.value.code == code


def test_de_kolommen_volgen_uit_de_gebeurtenissen(binnen):
    bezwaar = maak_bezwaar(binnen)
    behandelaar = mens(binnen, Rol.BEZWAARBEHANDELAAR)
    gegevens = {"hersteldatum": "2027-01-11", "punten": "gronden"}
    op = datetime(2026, 12, 28, 9, 0, tzinfo=UTC)

    voer_uit(
        bezwaar,
        Stap(
            handeling=Handeling.BEZWAAR_HERSTEL_VRAGEN, door=behandelaar, op=op, gegevens=gegevens
        ),
    )

    assert (bezwaar.toestand, bezwaar.termijn_stil) == (Bezwaartoestand.VERZUIM_HERSTELLEN, True)
    # Twelve days after the last day of the bezwaartermijn (30 December) stand still.
    termijn = termijn_van(bezwaar, lees_verloop(bezwaar.id))
    assert bezwaar.beslisdatum == date(2027, 2, 22) == termijn.beslisdatum
    assert lees_stand(bezwaar).verzuim_open == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("rol", "wie", "ziet"),
    [
        (Rol.MANAGER, "eigen", True),
        (Rol.BEGELEIDER, "eigen", True),
        (Rol.BEGELEIDER, TWEEDE, False),
        (Rol.MANAGER, ANDER, False),
        (Rol.BEZWAARBEHANDELAAR, "eigen", True),
        (Rol.TEAMLEIDER, TWEEDE, True),
        (Rol.BEZWAARBEHANDELAAR, ANDER, False),
    ],
)
def test_wie_een_bezwaar_ziet(binnen, rol, wie, ziet):
    bezwaar_id = maak_bezwaar(binnen).id
    db.session.commit()

    if ziet:
        assert get_bezwaar(bezwaar_id, voor=mens(binnen, rol, wie)).id == bezwaar_id
        return
    with pytest.raises(NotFound):
        get_bezwaar(bezwaar_id, voor=mens(binnen, rol, wie))


def test_de_rij_gaat_voor_wie_als_tweede_komt_loopt_vast(binnen):
    bezwaar = maak_bezwaar(binnen)
    db.session.commit()
    voor = bezwaar.versie

    stap = Stap(
        handeling=Handeling.BEZWAAR_IN_BEHANDELING_NEMEN,
        door=mens(binnen, Rol.BEZWAARBEHANDELAAR),
        op=OP,
    )
    voer_uit(bezwaar, stap)
    db.session.commit()

    assert bezwaar.versie > voor
    assert db.session.scalar(sa.select(Bezwaar.toestand)) is Bezwaartoestand.IN_BEHANDELING
