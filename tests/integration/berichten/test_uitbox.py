"""The outbox: what the server takes, refuses or leaves unanswered, and what the portal keeps of it."""

import hashlib
from datetime import timedelta

import pytest

from portal.berichten.models import Mail
from portal.domain.berichten import Mailstand
from portal.platform.mail import Onbereikbaar
from tests.mailserver import BEWAARD_EN_WEG, WEG
from tests.uitbox import mails, portaal, schrijf, server, verloop, verzend

__all__ = ["portaal", "server"]

UUR = timedelta(hours=1)


def test_wat_wacht_gaat_een_keer_weg(portaal, wereld, server):
    (eerste, tweede) = schrijf(portaal, wereld, aantal=2)
    assert (verzend(portaal), verzend(portaal)) == (2, 0)
    assert sorted(server.message_ids) == sorted([eerste, tweede])
    assert (
        mails(portaal, Mail.stand, Mail.pogingen, Mail.antwoord)
        == [(Mailstand.VERZONDEN, 1, "250 2.0.0 bewaard")] * 2
    )
    assert verloop(portaal, eerste) == [
        ("klaar", ""),
        ("overdracht", ""),
        ("verzonden", "250 2.0.0 bewaard"),
    ]


def test_de_bewaarde_hash_is_die_van_de_bytes_die_aankwamen(portaal, wereld, server):
    schrijf(portaal, wereld)
    ((vooraf, adres),) = mails(portaal, Mail.sha256, Mail.adres)
    verzend(portaal)
    ((aan, inhoud),) = server.postvak
    assert aan == adres
    assert hashlib.sha256(inhoud).hexdigest() == vooraf
    assert mails(portaal, Mail.sha256) == [(vooraf,)]


@pytest.mark.parametrize("stap", ["RCPT", "DATA", "punt"])
def test_later_opnieuw_wat_de_server_nu_niet_wil(portaal, wereld, server, stap):
    (id_,) = schrijf(portaal, wereld)
    server.plan[stap] = ["451 4.3.0 later <iemand@elders.example>"]
    assert verzend(portaal) == 0
    assert mails(portaal, Mail.stand, Mail.antwoord) == [(Mailstand.KLAAR, "451 4.3.0 later …")]
    assert (verzend(portaal), verzend(portaal, na=UUR)) == (0, 1)
    assert server.message_ids == [id_]


@pytest.mark.parametrize("stap", ["RCPT", "DATA", "punt"])
def test_niet_opnieuw_wat_de_server_nooit_wil(portaal, wereld, server, stap):
    ids = schrijf(portaal, wereld, aantal=2)
    server.plan[stap] = ["550 5.1.1 onbekend"]
    verzend(portaal)
    verzend(portaal, na=UUR)
    standen = [verloop(portaal, id_)[-1] for id_ in ids]
    assert sorted(standen) == [
        ("mislukt", "550 5.1.1 onbekend"),
        ("verzonden", "250 2.0.0 bewaard"),
    ]
    assert len(set(ids) & set(server.message_ids)) == 1


def test_een_geweigerde_afzender_is_geen_fout_van_de_ontvanger(portaal, wereld, server):
    schrijf(portaal, wereld)
    server.plan["MAIL"] = ["550 5.7.1 u mag niet verzenden"]
    assert (verzend(portaal), verzend(portaal, na=UUR)) == (0, 1)


@pytest.mark.parametrize("stap", ["EHLO", "MAIL", "RCPT", "DATA", "inhoud"])
def test_een_server_die_wegvalt_voor_de_punt(portaal, wereld, server, stap):
    (id_,) = schrijf(portaal, wereld)
    server.plan[stap] = [WEG]
    if stap == "EHLO":
        with pytest.raises(Onbereikbaar):
            verzend(portaal)
    else:
        assert verzend(portaal) == 0
    ((stand, antwoord),) = mails(portaal, Mail.stand, Mail.antwoord)
    gemerkt = {(Mailstand.KLAAR, "geen_verbinding")}
    gemerkt |= {(Mailstand.OVERDRACHT, "")} if stap == "inhoud" else set()
    assert (stand, antwoord) in gemerkt
    assert verzend(portaal, na=UUR) == 1
    assert server.message_ids == [id_]


@pytest.mark.parametrize(("einde", "keer"), [(WEG, 1), (BEWAARD_EN_WEG, 2)])
def test_een_server_die_wegvalt_na_de_punt(portaal, wereld, server, einde, keer):
    (id_,) = schrijf(portaal, wereld)
    server.plan["punt"] = [einde]
    assert verzend(portaal) == 0
    assert mails(portaal, Mail.stand) == [(Mailstand.OVERDRACHT,)]
    assert verzend(portaal) == 0
    assert verzend(portaal, na=UUR) == 1
    assert server.message_ids == [id_] * keer
    assert [stap for stap, _ in verloop(portaal, id_)] == [
        "klaar",
        "overdracht",
        "overdracht",
        "verzonden",
    ]
