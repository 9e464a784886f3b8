"""Look through every e-mail that an application wrote for anything about a person or a dossier."""

import re
from email import message_from_bytes, policy

import sqlalchemy as sa
from flask import Flask

from portal.berichten.models import Bericht, Mail
from portal.berichten.queries.mailtekst import Mailvelden, maak_mailtekst
from portal.clienten.models import Client, Groep, Vertegenwoordiger
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie, Organisatie

KOPPEN = {
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "auto-submitted",
    "content-type",
    "content-transfer-encoding",
    "mime-version",
}
MEESTE = 200
WOORD = re.compile(r"[^\W_]{4,}")
NUMMER = re.compile(
    r"\b(VV|LG|VG|LVG|ZG|GGZ|SGLVG|B)[ -]?\d|\b[A-Z]{2}-\d{4}-\d+|\b[NBK]\d\d\b|\b\d{8,9}\b"
)
"""A zorgprofiel, the number of a dossier, the code of a message or letter, a BSN."""


def controleer_mails(app: Flask) -> int:
    """Fail when an e-mail says more than that something waits; give how many there are."""
    with app.app_context():
        gewoon = {maak_mailtekst(aantal) for aantal in range(1, MEESTE)}
        verboden = _verboden() - _van_onszelf()
        mails = db.session.scalars(sa.select(Mail)).all()
        for mail in mails:
            assert (mail.onderwerp, mail.tekst) in gewoon
            leesbaar = _leesbaar(mail)
            gevonden = {woord for woord in WOORD.findall(leesbaar.lower()) if woord in verboden}
            assert (gevonden, NUMMER.search(leesbaar)) == (set(), None), gevonden
    return len(mails)


def _leesbaar(mail: Mail) -> str:
    """Give what anybody on the way can read, but for the address it goes to and its own number."""
    velden = Mailvelden(
        adres=mail.adres,
        onderwerp=mail.onderwerp,
        tekst=mail.tekst,
        message_id=mail.message_id,
        aangemaakt_op=mail.aangemaakt_op,
    )
    bericht = message_from_bytes(velden.bytes(), policy=policy.SMTP)
    assert {naam.lower() for naam in bericht} == KOPPEN
    assert (bericht["To"], bericht["Message-ID"]) == (mail.adres, mail.message_id)
    assert re.fullmatch(rf"<{mail.id}@[a-z0-9.]+>", mail.message_id)
    return "\n".join([bericht["From"], bericht["Subject"], bericht.get_content()])


def _verboden() -> set[str]:
    """Give every word that says who or what it is about."""
    namen = [naam for rij in db.session.scalars(sa.select(Client)) for naam in _van_client(rij)]
    namen += [rij.naam for rij in db.session.scalars(sa.select(Vertegenwoordiger))]
    for tabel in (Gebruiker, Organisatie, Locatie, Groep):
        namen += db.session.scalars(sa.select(tabel.naam))
    namen += db.session.scalars(sa.select(Bericht.kenmerk))
    namen += [str(id_) for id_ in db.session.scalars(sa.select(Bericht.object_id))]
    return {woord for naam in namen for woord in WOORD.findall(naam.lower())}


def _van_onszelf() -> set[str]:
    """Give the words of an e-mail about nobody, some of which a person may bear as well."""
    tekst = " ".join(maak_mailtekst(1) + maak_mailtekst(2))
    return {*WOORD.findall(tekst.lower()), "meerzorgportaal", "portaal", "meerzorg"}


def _van_client(client: Client) -> list[str]:
    return [client.voornamen, client.achternaam, client.clientcode]
