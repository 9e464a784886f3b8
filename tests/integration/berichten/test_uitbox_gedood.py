"""Killing the worker or the mail server at any moment loses no e-mail and delivers none twice."""

import signal
from datetime import timedelta

import pytest

from portal.berichten.models import Mail
from portal.domain.berichten import Mailstand
from portal.platform.mail import Onbereikbaar
from tests.gedode_werker import PUNTEN, start
from tests.mailserver import BEWAARD_EN_WEG, Mailserver
from tests.uitbox import TIJDEN, mails, portaal, schrijf, server, verzend

__all__ = ["portaal", "server"]

UUR = timedelta(hours=1)
ONBEKEND = {"na de punt"}
"""Points at which nobody can know whether the server took the e-mail."""


@pytest.mark.parametrize("punt", PUNTEN)
def test_een_gedode_worker(portaal, wereld, server, punt):
    ids = schrijf(portaal, wereld, aantal=3)
    with start(portaal, punt) as proces:
        proces.communicate(timeout=60)
    assert proces.returncode == -signal.SIGKILL
    verzend(portaal)
    verzend(portaal, na=UUR)
    keer = {id_: server.message_ids.count(id_) for id_ in ids}
    assert set(server.message_ids) == set(ids)
    assert sorted(keer.values()) == ([1, 1, 2] if punt in ONBEKEND else [1, 1, 1])
    assert mails(portaal, Mail.stand) == [(Mailstand.VERZONDEN,)] * 3
    assert verzend(portaal, na=3 * UUR) == 0


@pytest.mark.parametrize("stap", ["begroeting", "EHLO", "MAIL", "RCPT", "DATA", "inhoud", "punt"])
def test_een_gedode_mailserver(ander_portaal, wereld, server, stap):
    """The server dies with all its connections; another one takes its place later."""
    portaal = ander_portaal(mail=TIJDEN, **server.instellingen)
    ids = schrijf(portaal, wereld, aantal=3)
    server.plan[stap] = [server.stop]
    with pytest.raises(Onbereikbaar):
        verzend(portaal)
    nieuw = Mailserver()
    later = ander_portaal(mail=TIJDEN, **nieuw.instellingen)
    assert verzend(later, na=UUR) == 3
    assert (server.message_ids, sorted(nieuw.message_ids)) == ([], sorted(ids))
    assert mails(later, Mail.stand) == [(Mailstand.VERZONDEN,)] * 3
    nieuw.stop()


def test_een_mailserver_die_sterft_nadat_hij_bewaarde(portaal, wereld, server):
    (id_,) = schrijf(portaal, wereld)
    server.plan["punt"] = [BEWAARD_EN_WEG]
    verzend(portaal)
    assert mails(portaal, Mail.stand) == [(Mailstand.OVERDRACHT,)]
    assert verzend(portaal, na=UUR) == 1
    assert (len(server.message_ids), set(server.message_ids)) == (2, {id_})


def test_twee_workers_tegelijk(portaal, wereld, server):
    ids = schrijf(portaal, wereld, aantal=20)
    with start(portaal) as een, start(portaal) as twee:
        samen = [int(proces.communicate(timeout=60)[0]) for proces in (een, twee)]
    assert sum(samen) == 20
    assert sorted(server.message_ids) == sorted(ids)
    assert mails(portaal, Mail.stand, Mail.pogingen) == [(Mailstand.VERZONDEN, 1)] * 20


def ga_door(aantal: int) -> None:
    assert aantal == 1


def test_wie_te_lang_doet_over_het_voorbereiden_geeft_de_punt_niet(portaal, wereld, server):
    """A worker whose lease ended before the dot has lost the e-mail to another."""
    (id_,) = schrijf(portaal, wereld)
    server.plan["DATA"] = [lambda: ga_door(verzend(portaal, na=UUR))]
    assert verzend(portaal) == 0
    assert server.message_ids == [id_]
    assert mails(portaal, Mail.stand, Mail.pogingen) == [(Mailstand.VERZONDEN, 2)]
