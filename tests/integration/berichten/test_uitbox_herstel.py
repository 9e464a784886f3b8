"""What came back or failed: the task, N14, sending again, and the letter instead."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.herstel import leg_brief_vast, stuur_opnieuw
from portal.berichten.actions.taken import NIET_AFGELEVERD, vraag_taak
from portal.berichten.actions.verzenden import (
    ADRES_ONBRUIKBAAR,
    GEEN_ANTWOORD,
    GEEN_VERBINDING,
)
from portal.berichten.models import Bericht, Mail, Taak
from portal.berichten.queries.mailtekst import mailantwoord
from portal.domain.berichten import Mailstand
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.wereld import ANDER
from tests.uitbox import mails, portaal, schrijf, server, verloop, verzend

__all__ = ["portaal", "server"]

UUR = timedelta(hours=1)
WEG = "550 5.1.1 onbekend"
MELDING = """\
From: mailer-daemon@mail.example
To: portaal@meerzorg.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain

Het is niet gelukt.
--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; manager.eigen@voorbeeld.example
Action: {actie}
Status: 5.1.1

--grens
Content-Type: {soort}

From: portaal@meerzorg.example
Message-ID: {message_id}
Subject: Er staat een bericht voor u klaar

Goedendag
--grens--
"""


@pytest.fixture
def mislukt(portaal, wereld, server):
    """Give the Message-ID of an e-mail to the manager that the mail server refused."""
    (id_,) = schrijf(portaal, wereld)
    server.plan["RCPT"] = [WEG]
    verzend(portaal)
    return id_


def mail_van(message_id: str) -> Mail:
    return db.session.scalars(sa.select(Mail).where(Mail.message_id == message_id)).one()


def taken(app):
    with app.app_context():
        return [
            (taak.soort, taak.organisatie_id, taak.rol, taak.over_id, taak.afgehandeld_op is None)
            for taak in db.session.scalars(sa.select(Taak).order_by(Taak.op))
        ]


def terug(app, tekst: str | bytes):
    """Run the command in this process, with a text on standard input."""
    return app.test_cli_runner().invoke(args=["mail-teruggekomen"], input=tekst)


def test_wat_mislukt_wordt_een_taak_voor_de_beheerder(portaal, wereld, mislukt):
    manager = wereld.gebruiker(Rol.MANAGER)
    assert taken(portaal) == [
        ("bereikbaarheid", wereld["aanbieder"], Rol.BEHEERDER_AANBIEDER, manager, True)
    ]


@pytest.mark.parametrize(
    ("rol", "organisatie"),
    [
        (Rol.BEHEERDER_ZORGKANTOOR, "zorgkantoor"),
        (Rol.CCE_BEHEERDER, "cce"),
        (Rol.FUNCTIONEEL_BEHEERDER, "portaal"),
    ],
)
def test_ook_een_beheerder_die_zelf_niet_te_bereiken_is(portaal, wereld, server, rol, organisatie):
    """It ends there: about an e-mail that failed goes no other e-mail."""
    server.plan["RCPT"] = [WEG] * 10
    schrijf(portaal, wereld, rol=rol, code="N09")
    for uur in range(3):
        verzend(portaal, na=uur * UUR)
    wie = wereld.gebruiker(rol)
    assert taken(portaal) == [("bereikbaarheid", wereld[organisatie], rol, wie, True)]
    assert mails(portaal, Mail.stand) == [(Mailstand.MISLUKT,)]


def test_na_genoeg_pogingen_is_het_mislukt(portaal, wereld, server):
    (id_,) = schrijf(portaal, wereld)
    server.plan["RCPT"] = ["450 4.2.1 nu niet"] * 10
    for uur in range(6):
        verzend(portaal, na=uur * UUR)
    assert [stap for stap, _ in verloop(portaal, id_)] == ["klaar", "klaar", "klaar", "mislukt"]
    assert len(taken(portaal)) == 1


def test_een_adres_dat_geen_server_neemt(portaal, wereld, server):
    with portaal.app_context():
        db.session.get(Gebruiker, wereld.gebruiker(Rol.MANAGER)).email = "jän@voorbeeld.example"
        db.session.commit()
    (id_,) = schrijf(portaal, wereld)
    verzend(portaal)
    assert verloop(portaal, id_)[-1] == ("mislukt", "adres_onbruikbaar")


@pytest.mark.parametrize("soort", ["message/rfc822", "text/rfc822-headers"])
def test_een_e_mail_die_terugkomt(portaal, wereld, server, soort):
    (id_,) = schrijf(portaal, wereld)
    verzend(portaal)
    tekst = MELDING.format(actie="failed", soort=soort, message_id=id_)
    eerste, tweede = terug(portaal, tekst), terug(portaal, tekst)
    assert (eerste.exit_code, eerste.output) == (0, "vastgelegd: de e-mail kwam terug\n")
    assert (tweede.exit_code, tweede.output) == (0, "dit was al vastgelegd\n")
    assert verloop(portaal, id_)[-2:] == [
        ("verzonden", "250 2.0.0 bewaard"),
        ("teruggekomen", "5.1.1"),
    ]
    assert [taak[0] for taak in taken(portaal)] == ["bereikbaarheid"]


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("", "geen melding"),
        (b"\xff\x00" * 500, "geen melding"),
        ("Subject: afwezig\n\nIk ben er niet.", "geen melding"),
        (MELDING.replace("Action: {actie}\n", ""), "niet over welke"),
        (MELDING.replace("{message_id}", "geen"), "niet over welke"),
        (MELDING.format(actie="failed", soort="message/rfc822", message_id="<a@b.c>"), "niet van"),
        (b"x" * 5_000_001, "te groot"),
    ],
)
def test_rommel_wordt_geweigerd(portaal, wereld, server, tekst, reden):
    schrijf(portaal, wereld)
    verzend(portaal)
    antwoord = terug(portaal, tekst)
    assert (antwoord.exit_code, reden in antwoord.stderr) == (65, True)
    assert mails(portaal, Mail.stand) == [(Mailstand.VERZONDEN,)]


def test_uitstel_is_geen_terugkomen(portaal, wereld, server):
    (id_,) = schrijf(portaal, wereld)
    verzend(portaal)
    terug(portaal, MELDING.format(actie="delayed", soort="message/rfc822", message_id=id_))
    assert mails(portaal, Mail.stand) == [(Mailstand.VERZONDEN,)]


def test_opnieuw_versturen_is_een_eigen_e_mail_naar_het_adres_van_nu(
    portaal, wereld, server, mislukt
):
    with portaal.app_context():
        door = db.session.get(Gebruiker, wereld.gebruiker(Rol.BEHEERDER_AANBIEDER))
        mail = mail_van(mislukt)
        mail.gebruiker.email = "manager.nieuw@voorbeeld.example"
        bericht_id = db.session.scalars(
            sa.select(Bericht.id).where(Bericht.mail_id == mail.id)
        ).one()
        nieuw = stuur_opnieuw(mail, door=door, op=clock.now())
        db.session.commit()
        nieuw_id, eerste = nieuw.message_id, nieuw.gebeurtenissen[0]
        assert (nieuw.opnieuw_van_id, eerste.door_id) == (mail.id, door.id)
        assert db.session.get(Bericht, bericht_id).mail_id == nieuw.id
        codes = sa.select(AuditRegel.code).where(AuditRegel.object_id == mail.id)
        assert list(db.session.scalars(codes)) == ["mail.opnieuw"]
        with pytest.raises(DomeinFout, match="mail_al_opnieuw"):
            stuur_opnieuw(mail, door=door, op=clock.now())
    assert [taak[-1] for taak in taken(portaal)] == [False]
    verzend(portaal)
    aangekomen = dict(zip(server.message_ids, server.postvak, strict=True))
    assert aangekomen[nieuw_id][0] == "manager.nieuw@voorbeeld.example"
    assert mislukt not in aangekomen


def test_opnieuw_en_per_brief_alleen_wat_niet_aankwam(portaal, wereld, server):
    (id_,) = schrijf(portaal, wereld)
    verzend(portaal)
    with portaal.app_context():
        door = db.session.get(Gebruiker, wereld.gebruiker(Rol.BEHEERDER_AANBIEDER, ANDER))
        with pytest.raises(DomeinFout, match="mail_niet_mislukt"):
            stuur_opnieuw(mail_van(id_), door=door, op=clock.now())
        with pytest.raises(DomeinFout, match="mail_niet_mislukt"):
            leg_brief_vast(mail_van(id_), clock.today(), door=door, op=clock.now())


def test_niet_opnieuw_naar_een_geblokkeerd_account(portaal, wereld, mislukt):
    with portaal.app_context():
        door = db.session.get(Gebruiker, wereld.gebruiker(Rol.BEHEERDER_AANBIEDER))
        mail_van(mislukt).gebruiker.geblokkeerd_op = clock.now()
        with pytest.raises(DomeinFout, match="mail_account_geblokkeerd"):
            stuur_opnieuw(mail_van(mislukt), door=door, op=clock.now())


def test_per_brief_legt_de_dag_van_verzending_vast(portaal, wereld, mislukt):
    with portaal.app_context():
        door = db.session.get(Gebruiker, wereld.gebruiker(Rol.BEHEERDER_AANBIEDER))
        vandaag = clock.today()
        for dag in (date(2026, 1, 1), vandaag + timedelta(days=1)):
            with pytest.raises(DomeinFout, match="briefdag_onjuist"):
                leg_brief_vast(mail_van(mislukt), dag, door=door, op=clock.now())
        leg_brief_vast(mail_van(mislukt), vandaag, door=door, op=clock.now())
        db.session.commit()
    assert verloop(portaal, mislukt)[-1] == ("per_brief", vandaag.isoformat())
    assert [taak[-1] for taak in taken(portaal)] == [True]
    verzend(portaal, na=24 * UUR)
    assert verloop(portaal, mislukt)[-1] == ("per_brief", vandaag.isoformat())


@pytest.mark.parametrize(("per_brief", "nog_open"), [(False, set()), (True, {"bereikbaarheid"})])
def test_wie_het_oplost_is_klaar_met_de_taak(portaal, wereld, mislukt, per_brief, nog_open):
    """The team of the zorgkantoor is done either way; a letter does not mend the address."""
    with portaal.app_context():
        mail = mail_van(mislukt)
        bericht = db.session.scalars(sa.select(Bericht).where(Bericht.mail_id == mail.id)).one()
        vraag_taak(
            Taak(
                sleutel=f"{NIET_AFGELEVERD}:{mail.id}:{bericht.id}",
                soort=NIET_AFGELEVERD,
                code=bericht.code,
                organisatie_id=wereld["zorgkantoor"],
                rol=Rol.BEOORDELAAR,
                object_soort=bericht.object_soort,
                object_id=bericht.object_id,
                kenmerk=bericht.kenmerk,
                gegevens={},
                op=clock.now(),
            )
        )
        door = db.session.get(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        if per_brief:
            leg_brief_vast(mail, clock.today(), door=door, op=clock.now())
        else:
            stuur_opnieuw(mail, door=door, op=clock.now())
        db.session.commit()
    assert {taak[0] for taak in taken(portaal) if taak[-1]} == nog_open


@pytest.mark.parametrize(
    ("stand", "antwoord", "woorden"),
    [
        (Mailstand.KLAAR, "", "–"),
        (Mailstand.KLAAR, GEEN_VERBINDING, "Geen verbinding met de mailserver"),
        (Mailstand.MISLUKT, GEEN_ANTWOORD, "Steeds geen antwoord van de mailserver"),
        (Mailstand.MISLUKT, ADRES_ONBRUIKBAAR, "Geen mailserver neemt dit adres aan"),
        (Mailstand.MISLUKT, "550 5.1.1 onbekend", "550 5.1.1 onbekend"),
        (Mailstand.PER_BRIEF, "2026-11-23", "Brief gepost op 23 november 2026"),
    ],
)
def test_wat_de_mailserver_zei_in_woorden(stand, antwoord, woorden):
    assert mailantwoord(stand, antwoord) == woorden
