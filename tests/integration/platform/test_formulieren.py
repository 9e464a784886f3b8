"""A refused form keeps what was typed and says in Dutch what to change."""

import io
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import redirect, render_template_string, request
from sqlalchemy.orm.exc import StaleDataError

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import (
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    VersieFormulier,
    Vertaling,
    domain_errors_on,
    eis_versie,
    render_form,
    validators,
)
from portal.platform.web import messages
from portal.platform.web.form_errors import fouten_van
from portal.platform.web.rules import openbaar
from portal.toegang.models import Organisatie, Regio
from tests.person import Browser

PAGINA = """<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body><h1>Proef</h1>
<form method="post">{{ form.hidden_tag() }}
{% for veld in (form.naam, form.aantal) %}{{ veld.label }}{{ veld() }}
<p>{{ veld.errors | join(" ") }}</p>{% endfor %}
{% for keuze in form.soort %}{{ keuze }} {{ keuze.label }}{% endfor %}<p>{{ form.soort.errors | join(" ") }}</p>
<p>{{ form.form_errors | join(" ") }}</p><button>Bewaar</button></form></body></html>"""
TEKSTEN = {
    "verouderd": "Iemand anders heeft dit gewijzigd.",
    "te_laat": "Dit kon tot en met {laatste}.",
    "naam_bezet": "Deze naam is al in gebruik.",
}
FOUTEN = {
    "domein": DomeinFout("te_laat", laatste=date(2026, 5, 12)),
    "veld": DomeinFout("te_laat", laatste=date(2026, 5, 12), veld="aantal"),
    "verouderd": StaleDataError(),
}


class Proefformulier(VersieFormulier):
    naam = StringField("Naam", [validators.InputRequired(), validators.Length(max=10)])
    aantal = IntegerField("Aantal", [validators.NumberRange(1, 9)])
    soort = RadioField("Soort", choices=[SelectChoice("a", "Eerste"), SelectChoice("b", "Tweede")])


@pytest.fixture
def browser(ander_portaal, monkeypatch):
    """Give a person at a portal with one form, whose action refuses on demand."""
    monkeypatch.setattr(messages, "_teksten", lambda: TEKSTEN)
    monkeypatch.setattr("portal.platform.forms.render_template", render_template_string)
    portaal = ander_portaal()

    @portaal.route("/proef", methods=["GET", "POST"])
    @openbaar
    def proef():
        form = Proefformulier(versie=3)
        if form.validate_on_submit():
            with domain_errors_on(form, beperkingen={"uq_regio_code": "naam_bezet"}):
                eis_versie(form, 3)
                bewaar(form.naam.data)
                db.session.commit()
                return redirect("/proef", code=303)
        return render_form(PAGINA, form=form)

    return Browser(portaal)


def bewaar(naam):
    kantoor = Organisatie(
        soort=OrganisatieSoort.ZORGKANTOOR, naam="Noord", demo=True, aangemaakt_op=clock.now()
    )
    db.session.add(kantoor)
    db.session.flush()
    if naam in FOUTEN:
        raise FOUTEN[naam]
    velden = {"code": naam, "naam": naam, "zorgkantoor_id": kantoor.id, "van": date(2026, 1, 1)}
    db.session.add(Regio(**velden))
    db.session.flush()


GOED = {"naam": "Friesland", "aantal": "3", "soort": "a"}


def verstuur(browser, status, **anders):
    return browser.vul_in(browser.open("/proef"), GOED | anders, status=status)


def aantal_organisaties(browser):
    with browser.app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Organisatie))


def test_een_goed_formulier_wordt_bewaard(browser):
    assert verstuur(browser, 303).naar == "/proef"
    assert aantal_organisaties(browser) == 1


@pytest.mark.parametrize(
    ("anders", "tekst"),
    [
        ({"naam": ""}, "Vul dit veld in."),
        ({"naam": "x" * 11}, "Gebruik niet meer dan 10 tekens."),
        ({"aantal": "twee"}, "Vul een heel getal in, zoals 12."),
        ({"aantal": "10"}, "Vul een getal in van 1 tot en met 9."),
        ({"soort": "c"}, "Maak een keuze uit de lijst."),
    ],
)
def test_een_veld_dat_niet_klopt(browser, anders, tekst):
    assert tekst in verstuur(browser, 422, **anders).tekst
    assert aantal_organisaties(browser) == 0


def test_boven_het_formulier_staat_welk_veld_leeg_is(app):
    with app.test_request_context(method="POST", data={"naam": "", "aantal": "twee", "soort": "a"}):
        form = Proefformulier(meta={"csrf": False})
        form.validate()
        assert [fout.tekst for fout in fouten_van(form) if fout.veld != "versie"] == [
            "Naam: vul dit veld in.",
            "Vul een heel getal in, zoals 12.",
        ]


@pytest.mark.parametrize("naam", ["domein", "veld"])
def test_een_weigering_van_de_regels_laat_niets_achter(browser, naam):
    pagina = verstuur(browser, 422, naam=naam)
    assert "Dit kon tot en met 12 mei 2026." in pagina.tekst
    assert pagina.formulier().velden["naam"] == [naam]
    assert aantal_organisaties(browser) == 0


@pytest.mark.parametrize("anders", [{"versie": "2"}, {"naam": "verouderd"}])
def test_een_verouderde_pagina_houdt_de_tekst_vast(browser, anders):
    pagina = verstuur(browser, 409, **anders)
    assert "Iemand anders heeft dit gewijzigd." in pagina.tekst
    assert pagina.formulier().velden["naam"] == [(GOED | anders)["naam"]]


def test_een_beperking_van_de_database_wordt_een_weigering(browser):
    verstuur(browser, 303)
    assert "Deze naam is al in gebruik." in verstuur(browser, 422).tekst
    assert aantal_organisaties(browser) == 1


def test_een_bestand_raakt_de_schijf_niet(app):
    kop = b'--g\r\nContent-Disposition: form-data; name="b"; filename="plan.pdf"\r\n\r\n'
    lichaam = kop + b"123456782" * 200_000 + b"\r\n--g--\r\n"
    soort = "multipart/form-data; boundary=g"
    with app.test_request_context("/", method="POST", data=lichaam, content_type=soort):
        bestand = request.files["b"]
        assert type(bestand.stream) is io.BytesIO
        assert len(bestand.read()) == 1_800_000


def test_elke_melding_van_de_bibliotheek_is_vertaald():
    bron = Path(str(files("wtforms"))) / "locale" / "wtforms.pot"
    meldingen = re.findall(r'^msgid(?:_plural)? "(.+)"$', bron.read_text(), re.MULTILINE)
    assert len(meldingen) > 40
    for melding in meldingen:
        tekst = Vertaling().gettext(melding)
        assert tekst != melding
        assert not re.search(r"helaas|succesvol|ongeldig|!", tekst, re.IGNORECASE)
        assert set(re.findall(r"%\(\w+\)", tekst)) <= set(re.findall(r"%\(\w+\)", melding))
