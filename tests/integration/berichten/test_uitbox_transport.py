"""How the portal talks with the mail server: safely, or not at all; and when it writes e-mails."""

import socket
import ssl
import uuid
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from ipaddress import IPv4Address

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.models import Bericht, Mail
from portal.domain.berichten import Mailstand
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.platform.mail import Onbereikbaar, bouw_bericht
from portal.platform.web.rules import openbaar
from portal.toegang.models import Gebruiker
from tests.uitbox import TIJDEN, mails, portaal, schrijf, server, verzend

__all__ = ["portaal", "server"]

GEHEIM = {"MAIL_GEBRUIKER": "portaal", "MAIL_WACHTWOORD": "zeer geheim"}


MELDING = Melding(
    code="N11",
    object_soort="besluit",
    object_id=uuid.UUID(int=7),
    kenmerk="MZ-2026-00001",
    moment="1",
)


class Postvak(Message):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.berichten = []

    def handle_message(self, message) -> None:
        self.berichten.append(message["Message-ID"])


@pytest.fixture
def certificaat(tmp_path, monkeypatch):
    """Make a certificate for this machine that this process trusts; gives its file."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    nu = datetime.now(UTC)
    eigen = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(1)
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(sleutel, hashes.SHA256())
    )
    bestand = tmp_path / "server.pem"
    prive = sleutel.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    bestand.write_bytes(prive + eigen.public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(bestand))
    return bestand


def context(bestand) -> ssl.SSLContext:
    veilig = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    veilig.load_cert_chain(bestand)
    return veilig


@pytest.fixture
def start():
    """Give a function that starts a mail server of another make."""
    gestart = []

    def begin(**anders):
        postvak = Postvak()
        with socket.create_server(("127.0.0.1", 0)) as vrij:
            poort = vrij.getsockname()[1]
        gestart.append(Controller(postvak, hostname="127.0.0.1", port=poort, **anders))
        gestart[-1].start()
        return postvak, {"MAIL_HOST": "127.0.0.1", "MAIL_PORT": poort, "MAIL_TRANSPORT": "smtp"}

    yield begin
    for server_ in gestart:
        server_.stop()


def laat_binnen(_server, _sessie, _omslag, _soort, gegevens):
    goed = (gegevens.login, gegevens.password) == (b"portaal", b"zeer geheim")
    return AuthResult(success=goed, handled=goed)


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_versleuteld_en_met_wachtwoord(ander_portaal, wereld, start, certificaat, tls):
    soort = {"starttls": "tls_context", "tls": "ssl_context"}[tls]
    postvak, adres = start(
        **{soort: context(certificaat)},
        authenticator=laat_binnen,
        auth_required=tls == "starttls",
        auth_require_tls=tls == "starttls",
    )
    portaal = ander_portaal(mail=TIJDEN, **adres, MAIL_TLS=tls, **GEHEIM)
    ids = schrijf(portaal, wereld)
    assert verzend(portaal) == 1
    assert postvak.berichten == ids


@pytest.mark.parametrize("wat", ["geen tls", "vreemd certificaat", "fout wachtwoord"])
def test_anders_gaat_er_niets(ander_portaal, wereld, start, certificaat, monkeypatch, wat):
    tls = {} if wat == "geen tls" else {"tls_context": context(certificaat)}
    if wat == "vreemd certificaat":
        monkeypatch.delenv("SSL_CERT_FILE")
    postvak, adres = start(**tls, authenticator=laat_binnen, auth_require_tls=False)
    geheim = GEHEIM | ({"MAIL_WACHTWOORD": "fout"} if wat == "fout wachtwoord" else {})
    portaal = ander_portaal(mail=TIJDEN, **adres, MAIL_TLS="starttls", **geheim)
    schrijf(portaal, wereld)
    with pytest.raises(Onbereikbaar):
        verzend(portaal)
    assert (postvak.berichten, mails(portaal, Mail.stand)) == ([], [(Mailstand.KLAAR,)])


def test_de_opdracht_zegt_dat_er_geen_mailserver_is(portaal, wereld, server):
    schrijf(portaal, wereld)
    server.stop()
    antwoord = portaal.test_cli_runner().invoke(args=["verzend-mail"])
    assert (antwoord.exit_code, "niet bereikbaar" in antwoord.output) == (1, True)


def test_in_een_demonstratie_vertrekt_niets_en_telt_alles_als_verzonden(app, wereld):
    schrijf(app, wereld, aantal=2)
    antwoord = app.test_cli_runner().invoke(args=["verzend-mail"])
    assert (antwoord.exit_code, antwoord.output) == (0, "2 e-mails verzonden\n")
    assert mails(app, Mail.stand, Mail.antwoord) == [(Mailstand.VERZONDEN, "250 demo")] * 2


def aantal_berichten(app) -> int:
    with app.app_context():
        return db.session.scalars(sa.select(sa.func.count(Bericht.id))).one()


def test_een_verzoek_dat_misgaat_laat_geen_e_mail_na(portaal, wereld):
    def mis():
        mens = db.session.get(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        op = clock.now()
        meld(MELDING, [mens], op=op)
        geschreven.extend(db.session.scalars(sa.select(Mail.adres)))
        raise ZeroDivisionError

    geschreven = []

    portaal.add_url_rule("/proef", view_func=openbaar(mis))
    assert portaal.test_client().get("/proef").status_code == 500
    assert geschreven == [wereld.email(Rol.MANAGER)]
    assert (mails(portaal, Mail.id), aantal_berichten(portaal)) == ([], 0)


def test_dezelfde_velden_geven_dezelfde_bytes():
    velden = {
        "afzender": "portaal@meerzorg.example",
        "aan": "iemand@bücher.example",
        "onderwerp": "Eén bericht",
        "tekst": "Ga naar\n.een punt\n" + "lang " * 60,
        "message_id": "<een@meerzorg.example>",
        "datum": datetime(2026, 11, 22, 9, tzinfo=UTC),
    }
    inhoud = bouw_bericht(**velden)
    assert inhoud == bouw_bericht(**velden)
    assert max(len(regel) for regel in inhoud.split(b"\r\n")) <= 78
    bericht = message_from_bytes(inhoud, policy=policy.SMTP)
    assert bericht.get_content().replace("\r\n", "\n") == velden["tekst"] + "\n"
    koppen = {naam: bericht[naam] for naam in ("Subject", "To", "Auto-Submitted", "Date")}
    assert koppen == {
        "Subject": "Eén bericht",
        "To": "iemand@xn--bcher-kva.example",
        "Auto-Submitted": "auto-generated",
        "Date": "Sun, 22 Nov 2026 09:00:00 +0000",
    }


@pytest.mark.parametrize("adres", ["jän@voorbeeld.example", "a b@c.example", "a@b@c", "a@b\nX: c"])
def test_een_adres_dat_geen_kop_kan_zijn(adres):
    velden = {"afzender": "a@b.example", "onderwerp": "x", "tekst": "y", "message_id": "<a@b>"}
    with pytest.raises(ValueError):
        bouw_bericht(aan=adres, datum=datetime(2026, 1, 1, tzinfo=UTC), **velden)
