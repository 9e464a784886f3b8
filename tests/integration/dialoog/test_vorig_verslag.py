"""What the last verslag tells returns in the next dialoog: quoted at point 1, open at point 3."""

from uuid import uuid4

import pytest

from portal.dialoog.models import Afspraak
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure.volgen import Afspraaksoort, Afspraakstand, Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from tests.dialoogstappen import BO, CC, GEPLAND, MA, OP_DE_DAG
from tests.factories.dialoog import dien_plan_in
from tests.factories.plan import maak_dialoogrij
from tests.factories.toegang import maak_organisatie

TITEL, OPEN = "Uit het verslag van de dialoog van 2026", "Open afspraken over ontwikkeltrajecten"
VERTELD = {
    "niet_gelukt": "Zwemmen lukte niet.",
    "succes": "Niemand ging meer weg.",
    "dilemma": "Vrijheid of veiligheid.",
}
T, S = Afspraaksoort.ONTWIKKELTRAJECT, Afspraakstand


def maak_eerder(wereld, jaar, verteld=VERTELD):
    """Make a dialoog that is ready, with afspraken: open and kept, on a traject and not."""
    eerder = maak_dialoogrij(wereld, jaar, toestand=Dialoogtoestand.GEREED, ronde=1, **verteld)
    soorten = [(T, S.OPEN), (T, S.GEHAALD), (Afspraaksoort.INHOUD, S.OPEN)]
    for nr, (soort, stand) in enumerate(soorten, start=1):
        rij = Afspraak(id=uuid4(), dialoog_id=eerder.id, nr=nr, soort=soort, partij="cce")
        rij.wat, rij.wie, rij.inhoud, rij.geld, rij.toelichting = f"Wat {jaar} {nr}", "", "", "", ""
        rij.wanneer, rij.stand = GEPLAND.date(), stand
        db.session.add(rij)
    db.session.commit()
    return eerder


def test_elke_partij_ziet_wat_het_vorige_verslag_vertelde(app, als, wereld, stappen):
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        maak_eerder(wereld, 2025, {"succes": "Lang geleden."})
        maak_eerder(wereld, 2026)
        dien_plan_in(wereld, 2027, op=GEPLAND)
        db.session.commit()
    with clock.freeze(GEPLAND):
        for rol in (MA, BO, CC):
            tekst = als(rol).open(f"/dialogen/{nr}").tekst
            assert TITEL in tekst
            assert [deel for deel in VERTELD.values() if deel not in tekst] == []
            assert "Lang geleden." not in tekst
            open_af = tekst[tekst.index(OPEN) : tekst.index("Sturen op kwaliteit")]
            assert [f"Wat 2026 {nr}" in open_af for nr in (1, 2, 3)] == [True, False, False]
            assert "Wat 2025 1" in open_af
    stappen.stap(nr, "gehouden", op=OP_DE_DAG)
    with clock.freeze(OP_DE_DAG):
        tekst = als(BO).open(f"/dialogen/{nr}/verslag").tekst
    assert [deel for deel in (TITEL, OPEN, *VERTELD.values()) if deel not in tekst] == []


@pytest.mark.parametrize("leeg", [True, False])
def test_zonder_vorig_verslag_staat_er_niets(app, als, wereld, stappen, leeg):
    """Nothing was told, or it stands in a verslag with another CCE: that one reads only its own."""
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        if leeg:
            maak_eerder(wereld, 2026, {})
        else:
            maak_eerder(wereld, 2025)
            ander = maak_organisatie(OrganisatieSoort.CCE, "CCE Tweede").id
            maak_eerder(wereld, 2026).cce_id = ander
            db.session.commit()
    with clock.freeze(GEPLAND):
        tekst = als(CC).open(f"/dialogen/{nr}").tekst
        aanbieder = als(MA).open(f"/dialogen/{nr}").tekst
    assert "Uit het verslag" not in tekst
    assert (TITEL in aanbieder) is not leeg
