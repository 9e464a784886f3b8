"""The page of spiegelinformatie: who sees which figures, and what is said when there are none."""

import re
import uuid
from collections import Counter
from fractions import Fraction

import pytest
import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Rol
from portal.domain.spiegel import Dimensie, Maat, Sleutel
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.spiegel.queries.spiegel import lees_spiegel
from portal.toegang.models import Gebruiker, Organisatie
from tests.factories.wereld import ANDER, EIGEN
from tests.spiegelteller import lees_rijen

PAD = "/spiegelinformatie"
KOPPEN = [
    "Cliënten met meerzorg",
    "Aandeel groepsmeerzorg",
    "Toegekende uren per week",
    "Toegekend bedrag per jaar",
    "Uitkomst van aanvragen",
    "Afbouw bij de her-aanvraag",
    "Doorlooptijd",
    "Stilstand van de termijn",
    "Zo leest u deze cijfers",
]


def cellen(pagina, maat):
    """Give the rows of the table of one measure as text, without the bars."""
    [tabel] = [t for t in pagina.antwoord.text.split("<table")[1:] if f'id="maat-{maat}"' in t]
    lijf = tabel.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [" ".join(re.sub("<[^>]+>", " ", cel).split()) for cel in re.split(r"</t[hd]>", rij)[:3]]
        for rij in lijf.split("</tr>")
        if "<th" in rij
    ]


def koppen(pagina):
    """Give the headings of the cards."""
    return [
        " ".join(kop.split()) for kop in re.findall(r"<h2[^>]*>([^<]+)</h2>", pagina.antwoord.text)
    ]


def test_manager_ziet_eigen_naast_de_groep(app, als, wereld, publicatie):
    pagina = als(Rol.MANAGER).open(PAD)
    with app.app_context():
        eigen = [rij for rij in lees_rijen(publicatie) if rij.aanbieder == wereld["aanbieder"]]
    aantal = sum("clienten" in rij.deel for rij in eigen)
    deel = Counter(rij.deel["uitkomsten"] for rij in eigen if "uitkomsten" in rij.deel)
    kop, zelf, groep = cellen(pagina, "clienten")[0]
    assert (kop, zelf, groep.split()[0]) == ("Cliënten", str(aantal), "ongeveer")
    assert [zelf for _, zelf, _ in cellen(pagina, "uitkomsten")] == [
        f"{int(Fraction(100 * deel[naam], deel.total()) + Fraction(1, 2))}% "
        f"{deel[naam]} van {deel.total()}"
        for naam in ("volledig", "deels", "afgewezen", "bijstellen")
    ]
    assert koppen(pagina)[-len(KOPPEN) :] == KOPPEN


def test_een_dimensie_tegelijk_en_een_onbekende_is_het_totaal(als, publicatie):
    browser = als(Rol.MANAGER)
    profielen = cellen(browser.open(f"{PAD}?dimensie=zorgprofiel"), "uren")
    assert [naam for naam, *_ in profielen] == ["4GGZ-wonen", "VG5", "VG7", "VG8"]
    assert profielen[0][2] == "Niet getoond"
    samen = cellen(browser.open(f"{PAD}?dimensie=zorgprofiel&dimensie=soort&soort=groep"), "uren")
    assert samen == profielen
    assert [naam for naam, *_ in cellen(browser.open(f"{PAD}?dimensie=alles"), "uren")] == [
        "In het midden"
    ]


def test_zorgkantoor_kiest_een_eigen_aanbieder(app, als, wereld, publicatie):
    with app.app_context():
        eerste = sa.select(Organisatie.id).where(Organisatie.naam == "Voorbeeldzorg 2")
        tweede = db.session.scalars(eerste).one()
    pagina = als(Rol.BEOORDELAAR).open(f"{PAD}?met={tweede}")
    keuzes = re.findall(r'<option value="([^"]+)"( selected)?>([^<]+)<', pagina.antwoord.text)
    assert [(naam, bool(gekozen)) for waarde, gekozen, naam in keuzes if len(waarde) > 4] == [
        ("Voorbeeldzorg 2", True),
        ("Voorbeeldzorg 4", False),
        ("Zorghuis Voorbeeld", False),
    ]


def test_een_ander_is_er_niet(app, als, wereld, publicatie):
    with app.app_context():
        elders = db.session.scalars(
            sa.select(Organisatie.id).where(Organisatie.naam == "Voorbeeldzorg 1")
        ).one()
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        with pytest.raises(NotFound):
            lees_spiegel(elders, wereld["zorgkantoor_ander"], publicatie, voor=manager)
        beeld = lees_spiegel(wereld["aanbieder"], wereld["zorgkantoor"], publicatie, voor=manager)
        assert Sleutel(Maat.CLIENTEN, Dimensie.TOTAAL, "") in beeld.eigen
    for wie in (elders, wereld["zorgkantoor_ander"], uuid.uuid4(), "iets"):
        als(Rol.MANAGER).open(f"{PAD}?met={wie}", status=404)
        als(Rol.TEAMLEIDER).open(f"{PAD}?met={wie}", status=404)


@pytest.mark.parametrize(
    "rol", [Rol.BEGELEIDER, Rol.BEZWAARBEHANDELAAR, Rol.MONITORBEHEERDER, Rol.CCE_COORDINATOR]
)
def test_andere_rol_mag_niet(als, wereld, rol):
    als(rol).open(PAD, status=403)


def test_zonder_publicatie_en_zonder_samenwerking(app, als, wereld):
    for wie in (EIGEN, ANDER):
        assert "Er is nog geen spiegelinformatie." in als(Rol.MANAGER, wie).open(PAD).tekst


def test_lezen_staat_in_het_logboek(app, als, wereld, publicatie):
    als(Rol.MANAGER).open(PAD)
    with app.app_context():
        regels = db.session.scalars(
            sa.select(AuditRegel.kenmerk).where(AuditRegel.code == "spiegel.lezen")
        ).all()
    assert regels == ["2025"]
