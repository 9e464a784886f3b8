"""A worker as a process of its own, that is killed (SIGKILL) at a named point while it sends.

Run as a program with one argument: JSON with the address of the database, the folder of the
instance, the settings and the point; without a point it sends what waits and says how many.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from portal.berichten.actions import verzenden
from portal.platform import clock
from portal.platform.mail.transport import SmtpSessie
from tests.engines import maak_app
from tests.hulp import WORTEL


def sterf(*_args, **_kwargs):
    """End this process as the kernel does when memory runs out: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def _na(doe):
    def daarna(*args, **kwargs):
        doe(*args, **kwargs)
        sterf()

    return daarna


def _na_pakken(zet):
    zet(verzenden, "_verzend", sterf)


def _na_afzender(zet):
    zet(SmtpSessie, "_eis", _na(SmtpSessie._eis))


def _na_ontvanger(zet):
    def eis(sessie, antwoord, *rest, **ook):
        oud(sessie, antwoord, *rest, **ook)
        sessie.gezien = getattr(sessie, "gezien", 0) + 1
        if sessie.gezien == 2:
            sterf()

    oud = SmtpSessie._eis
    zet(SmtpSessie, "_eis", eis)


def _midden_in_data(zet):
    def bereid_voor(sessie, afzender, aan, inhoud):
        stuur = sessie._smtp.send

        def half(deel):
            if isinstance(deel, bytes) and deel.startswith(b"From:"):
                stuur(deel[: len(deel) // 2])
                sterf()
            stuur(deel)

        sessie._smtp.send = half
        oud(sessie, afzender, aan, inhoud)

    oud = SmtpSessie.bereid_voor
    zet(SmtpSessie, "bereid_voor", bereid_voor)


def _voor_overdracht(zet):
    zet(SmtpSessie, "bereid_voor", _na(SmtpSessie.bereid_voor))


def _na_overdracht_voor_de_punt(zet):
    zet(SmtpSessie, "voltooi", sterf)


def _na_de_punt(zet):
    zet(SmtpSessie, "voltooi", _na(SmtpSessie.voltooi))


def _na_verzonden(zet):
    zet(verzenden, "_verzonden", _na(verzenden._verzonden))


PUNTEN = {
    "na pakken": _na_pakken,
    "na afzender": _na_afzender,
    "na ontvanger": _na_ontvanger,
    "midden in data": _midden_in_data,
    "voor overdracht": _voor_overdracht,
    "na overdracht, voor de punt": _na_overdracht_voor_de_punt,
    "na de punt": _na_de_punt,
    "na verzonden": _na_verzonden,
}


def start(app, punt: str | None = None) -> subprocess.Popen:
    """Start a worker on the database of an application, to be killed at a point."""
    instellingen = app.extensions["instellingen"]
    mail = instellingen.mail
    opdracht = {
        "adres": instellingen.database_url,
        "instance": str(instellingen.instance),
        "punt": punt,
        "instellingen": {
            "MAIL_TRANSPORT": mail.transport,
            "MAIL_HOST": mail.host,
            "MAIL_PORT": mail.poort,
            "MAIL_TLS": mail.tls,
        },
    }
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, __file__, json.dumps(opdracht)],
        cwd=WORTEL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(WORTEL)},
    )


def hoofd() -> None:
    """Send what waits, or die."""
    opdracht = json.loads(sys.argv[1])
    if opdracht["punt"] is not None:
        PUNTEN[opdracht["punt"]](setattr)
    app = maak_app(opdracht["adres"], Path(opdracht["instance"]), **opdracht["instellingen"])
    with app.app_context():
        sys.stdout.write(str(verzenden.verzend_uitbox(klok=clock.now)))


if __name__ == "__main__":
    hoofd()
