"""Locations, letterhead, mandates, tariffs and settings, from outside."""

import struct
import zlib
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang import queries
from portal.toegang.instellingen import get_getal, get_ja_nee, get_keuze, get_lijst
from portal.toegang.models import Gebruiker, Instelling, Locatie, Mandaat, Organisatie, Regio
from tests.factories.toegang import maak_locatie
from tests.sql import luister, zonder_bijwerk

AANBIEDER = Rol.BEHEERDER_AANBIEDER
ZORGKANTOOR = Rol.BEHEERDER_ZORGKANTOOR
LOCATIE = {
    "naam": "De Linde",
    "straat": "Lindelaan 1",
    "postcode": "1234ab",
    "plaats": "Voorbeelddorp",
    "agb_uitvoerder": "73730001",
    "nza_nummer": "999999",
    "sector": "VV",
}


def vul(persoon, adres, velden, *, met, status=303):
    pagina = persoon.open(adres)
    return persoon.vul_in(pagina, velden, formulier=pagina.formulier(met=met), status=status)


def laatste_code(app, keten):
    with app.app_context():
        vraag = sa.select(AuditRegel.code).where(AuditRegel.keten == keten)
        return db.session.scalars(vraag.order_by(AuditRegel.nr.desc())).first()


def test_een_nieuwe_locatie_hoort_bij_het_zorgkantoor_van_de_regio(app, wereld, als):
    vul(
        als(AANBIEDER),
        "/beheer/locaties/nieuw",
        {**LOCATIE, "regio": str(wereld["regio"])},
        met="regio",
    )
    with app.app_context():
        rij = db.session.scalars(sa.select(Locatie).where(Locatie.naam == "De Linde")).one()
        assert (rij.aanbieder_id, rij.postcode) == (wereld["aanbieder"], "1234 AB")
        assert rij.regio.zorgkantoor_id == wereld["zorgkantoor"]
    assert laatste_code(app, wereld["aanbieder"]) == "locatie.toegevoegd"


def test_een_bekend_nza_nummer_bepaalt_de_regio(app, wereld, als):
    with app.app_context():
        db.session.get_one(Regio, wereld["regio_2"]).code = "3010"
        db.session.commit()
    beheerder, velden = als(AANBIEDER), {**LOCATIE, "nza_nummer": "1"}
    fout = vul(
        beheerder,
        "/beheer/locaties/nieuw",
        {**velden, "regio": str(wereld["regio"])},
        met="regio",
        status=422,
    )
    assert "Dit NZa-nummer hoort bij de regio" in fout.tekst
    vul(
        beheerder,
        "/beheer/locaties/nieuw",
        {**velden, "regio": str(wereld["regio_2"])},
        met="regio",
    )


def test_een_locatie_wijzigen_sluiten_en_openen(app, wereld, als):
    beheerder = als(AANBIEDER)
    adres = f"/beheer/locaties/{wereld['locatie']}"
    vul(beheerder, adres, {"naam": "De Es Nieuw"}, met="regio")
    for handeling, verwacht in (("sluiten", clock.today()), ("heropenen", None)):
        bewijs = beheerder.open(adres).formulier().velden["csrf_token"]
        beheerder.client.post(f"{adres}/{handeling}", data={"csrf_token": bewijs})
        with app.app_context():
            rij = db.session.get_one(Locatie, wereld["locatie"])
            assert (rij.naam, rij.gesloten_op) == ("De Es Nieuw", verwacht)


def test_de_lijst_van_locaties_kost_altijd_evenveel_vragen(app, wereld, als):
    beheerder = als(AANBIEDER)
    with luister(app) as eerst:
        beheerder.open("/beheer/locaties")
    with app.app_context():
        aanbieder = db.session.get_one(Organisatie, wereld["aanbieder"])
        for _ in range(3):
            maak_locatie(aanbieder, db.session.get_one(Regio, wereld["regio_2"]))
        db.session.commit()
    with luister(app) as later:
        beheerder.open("/beheer/locaties")
    assert len(zonder_bijwerk(eerst)) == len(zonder_bijwerk(later)) == 4


def png(breedte=2, hoogte=2, *, achter=b""):
    def stuk(soort, inhoud):
        som = struct.pack(">I", zlib.crc32(soort + inhoud))
        return struct.pack(">I", len(inhoud)) + soort + inhoud + som

    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 0, 0, 0, 0)
    beeld = zlib.compress(b"".join(b"\0" + b"\xff" * breedte for _ in range(hoogte)))
    begin = b"\x89PNG\r\n\x1a\n"
    return begin + stuk(b"IHDR", kop) + stuk(b"IDAT", beeld) + stuk(b"IEND", b"") + achter


def stuur_briefhoofd(persoon, logo=None, **velden):
    form = persoon.open("/beheer/briefhoofd").formulier(met="rechtbank")
    gegevens = {
        naam: waarde for naam, waarde in form.velden.items() if naam not in {"logo", "logo_weg"}
    } | velden
    if logo is not None:
        gegevens["logo"] = (BytesIO(logo), "logo.png")
    return persoon.client.post(
        "/beheer/briefhoofd", data=gegevens, content_type="multipart/form-data"
    )


def test_het_briefhoofd_en_het_logo(app, wereld, als):
    beheerder = als(ZORGKANTOOR)
    assert stuur_briefhoofd(beheerder, png(), rechtbank="Rechtbank Elders").status_code == 303
    assert beheerder.client.get("/beheer/briefhoofd/logo").data == png()
    assert stuur_briefhoofd(beheerder, telefoon="0800 0002").status_code == 303
    with app.app_context():
        rij = queries.find_briefhoofd(wereld["zorgkantoor"])
        assert (rij.rechtbank, rij.telefoon, rij.logo) == ("Rechtbank Elders", "0800 0002", png())
    assert stuur_briefhoofd(beheerder, logo_weg="y").status_code == 303
    assert beheerder.client.get("/beheer/briefhoofd/logo").status_code == 404


@pytest.mark.parametrize(
    ("logo", "tekst"),
    [
        (b"GIF89a" + b"x" * 40, "Kies een PNG-bestand."),
        (png(achter=b"<script>"), "Kies een PNG-bestand."),
        (png()[:-4], "Kies een PNG-bestand."),
        (png()[:20], "Kies een PNG-bestand."),
        (png(3000, 1), "Kies een logo van hoogstens 50 kB"),
        (png() + b"x" * 50_000, "Kies een logo van hoogstens 50 kB"),
    ],
)
def test_een_logo_dat_niet_mag(app, wereld, als, logo, tekst):
    antwoord = stuur_briefhoofd(als(ZORGKANTOOR), logo, rechtbank="Rechtbank Elders")
    assert antwoord.status_code == 422
    assert tekst in antwoord.text
    with app.app_context():
        rij = queries.find_briefhoofd(wereld["zorgkantoor"])
        assert (rij.logo, rij.rechtbank) == (None, "Rechtbank Voorbeeldland")


def test_een_onvolledig_briefhoofd_wordt_niet_bewaard(als):
    antwoord = stuur_briefhoofd(als(ZORGKANTOOR), rechtbank=" ")
    assert antwoord.status_code == 422
    assert "rechtbank-error" in antwoord.text


MANDAAT = {
    "soorten": ["toekennen", "afwijzen"],
    "maximum": "€ 50.000",
    "functietitel": "Senior beoordelaar",
    "van": "01-01-2026",
    "tot": "31-12-2026",
}


@pytest.mark.parametrize("tot", ["31-12-2026", "31/12/2026", "2026-12-31"])
def test_een_mandaat_geven_en_beeindigen(app, wereld, als, tot):
    beheerder = als(ZORGKANTOOR)
    velden = {**MANDAAT, "tot": tot, "gebruiker": str(wereld.gebruiker(Rol.BEOORDELAAR))}
    vul(beheerder, "/beheer/mandaten/nieuw", velden, met="gebruiker")
    with app.app_context():
        rij = db.session.scalars(
            sa.select(Mandaat).where(Mandaat.functietitel == "Senior beoordelaar")
        ).one()
        assert (rij.soorten, rij.maximum_cent) == (["afwijzen", "toekennen"], 5_000_000)
        assert (rij.van, rij.tot) == (date(2026, 1, 1), date(2026, 12, 31))
        mandaat_id = rij.id
    bewijs = beheerder.open("/beheer/mandaten").formulier().velden["csrf_token"]
    with clock.freeze(datetime(2026, 6, 30, 9, 0, tzinfo=UTC)):
        beheerder = als(ZORGKANTOOR)
        bewijs = beheerder.open("/beheer/mandaten").formulier().velden["csrf_token"]
        beheerder.client.post(
            f"/beheer/mandaten/{mandaat_id}/beeindigen", data={"csrf_token": bewijs}
        )
    with app.app_context():
        assert db.session.get_one(Mandaat, mandaat_id).tot == date(2026, 6, 30)
    assert laatste_code(app, wereld["zorgkantoor"]) == "mandaat.beeindigd"


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"tot": "31-12-2025"}, "De laatste dag ligt vóór de eerste dag."),
        ({"maximum": "veel"}, "Vul een getal in"),
        ({"soorten": []}, "Kies minstens 1 soort besluit."),
        ({"van": "straks"}, "Vul een datum in, zoals 27-11-2026."),
    ],
)
def test_een_mandaat_dat_niet_klopt(app, wereld, als, velden, tekst):
    gegevens = {**MANDAAT, "gebruiker": str(wereld.gebruiker(Rol.BEOORDELAAR)), **velden}
    pagina = vul(als(ZORGKANTOOR), "/beheer/mandaten/nieuw", gegevens, met="gebruiker", status=422)
    assert tekst in pagina.tekst


def test_alleen_wie_vaststelt_kan_een_mandaat_krijgen(wereld, als):
    gegevens = {**MANDAAT, "gebruiker": str(wereld.gebruiker(ZORGKANTOOR))}
    vul(als(ZORGKANTOOR), "/beheer/mandaten/nieuw", gegevens, met="gebruiker", status=422)


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [("96,5", "0.965"), ("100", "1"), ("95,3725%", "0.953725"), ("1,01", "0.0101")],
)
def test_een_tariefpercentage_blijft_exact(app, wereld, als, getypt, bewaard):
    beheerder = als(ZORGKANTOOR)
    jaar = clock.today().year
    adres = f"/beheer/tarieven/{jaar}/{wereld['aanbieder']}"
    vul(beheerder, adres, {"percentage": getypt}, met="percentage")
    vul(beheerder, adres, {}, met="percentage")
    with app.app_context():
        rij = queries.find_tariefafspraak(wereld["aanbieder"], wereld["zorgkantoor"], jaar)
        assert rij.fractie == bewaard
    assert f"{getypt.rstrip('%')}%" in beheerder.open(f"/beheer/tarieven?jaar={jaar}").tekst


@pytest.mark.parametrize(
    ("getypt", "tekst"),
    [
        ("0", "Vul een percentage in boven 0 en tot en met 100."),
        ("100,01", "Vul een percentage in boven 0 en tot en met 100."),
        ("0,965", "Vul het percentage in, zoals 96,5."),
        ("96,50001", "Gebruik hoogstens 4 cijfers achter de komma."),
        ("veel", "Vul een getal in"),
    ],
)
def test_een_tariefpercentage_dat_niet_mag(wereld, als, getypt, tekst):
    adres = f"/beheer/tarieven/{clock.today().year}/{wereld['aanbieder']}"
    pagina = vul(als(ZORGKANTOOR), adres, {"percentage": getypt}, met="percentage", status=422)
    assert tekst in pagina.tekst


def kies(persoon, sleutel, waarde, van, status=303):
    velden = {"waarde": waarde, "van": van.strftime("%d-%m-%Y")}
    return vul(persoon, f"/beheer/instellingen/{sleutel}", velden, met="waarde", status=status)


def test_een_instelling_geldt_vanaf_haar_dag_en_alleen_bij_dit_zorgkantoor(app, wereld, als):
    beheerder, vandaag = als(ZORGKANTOOR), clock.today()
    straks = vandaag + timedelta(days=30)
    kies(beheerder, "hersteltermijn_dagen", "21", straks)
    kies(beheerder, "hersteltermijn_dagen", "20", straks)
    kies(beheerder, "bijstellen_is_besluit", "ja", vandaag)
    kies(beheerder, "lvhc_stap3_nee", "doorgaan-met-onderbouwing", vandaag)
    kies(beheerder, "sg_fte", "2,5", vandaag)
    kies(beheerder, "voorwaarden_nza", "eerste\r\n\r\n tweede ", vandaag)
    eigen, ander = wereld["zorgkantoor"], wereld["zorgkantoor_ander"]
    with app.app_context():
        assert get_getal("hersteltermijn_dagen", eigen, straks - timedelta(days=1)) == 14
        assert get_getal("hersteltermijn_dagen", eigen, straks) == 20
        assert get_getal("hersteltermijn_dagen", ander, straks) == 14
        assert get_ja_nee("bijstellen_is_besluit", eigen, vandaag) is True
        assert get_ja_nee("bijstellen_is_besluit", ander, vandaag) is False
        assert get_keuze("lvhc_stap3_nee", eigen, vandaag) == "doorgaan-met-onderbouwing"
        assert get_getal("sg_fte", eigen, vandaag) == 25
        assert get_lijst("voorwaarden_nza", eigen, vandaag) == ["eerste", "tweede"]
        assert len(db.session.scalars(sa.select(Instelling)).all()) == 5
    tekst = beheerder.open("/beheer/instellingen").tekst
    assert "25%" in tekst
    assert " %" not in tekst
    assert "Wijzigt op" in tekst
    assert "2,5 fte" in tekst


@pytest.mark.parametrize(
    ("sleutel", "waarde", "dagen", "tekst"),
    [
        ("hersteltermijn_dagen", "43", 0, "Vul een getal in van 7 tot en met 42."),
        ("hersteltermijn_dagen", "6", 0, "Vul een getal in van 7 tot en met 42."),
        ("hersteltermijn_dagen", "21", -1, "Kies vandaag of een latere dag."),
        ("hersteltermijn_dagen", "veel", 0, "Vul een heel getal in"),
        ("sg_fte", "2,55", 0, "Gebruik hoogstens 1 cijfer achter de komma."),
        ("sg_fte", "100,1", 0, "Vul een getal in van 0 tot en met 100."),
        ("lvhc_stap3_nee", "iets", 0, "Maak een keuze"),
    ],
)
def test_een_instelling_die_niet_mag(app, als, sleutel, waarde, dagen, tekst):
    van = clock.today() + timedelta(days=dagen)
    assert tekst in kies(als(ZORGKANTOOR), sleutel, waarde, van, status=422).tekst
    with app.app_context():
        assert db.session.scalars(sa.select(Instelling)).all() == []


def test_alle_instellingen_van_een_organisatie_kosten_een_vraag(app, wereld):
    with luister(app) as gedaan, app.app_context():
        for sleutel in ("sg_fte", "benchmark_minimum", "hersteltermijn_dagen"):
            get_getal(sleutel, wereld["zorgkantoor"], clock.today())
    assert len(zonder_bijwerk(gedaan)) == 1


def test_een_aanbieder_kiest_hoe_lang_een_link_werkt(app, wereld, als):
    kies(als(AANBIEDER), "uitnodiging_uren", "24", clock.today())
    with app.app_context():
        assert get_getal("uitnodiging_uren", wereld["aanbieder"], clock.today()) == 24
        assert db.session.get_one(Gebruiker, wereld.gebruiker(AANBIEDER)).versie == 1
