"""Tables of messages, the outbox, reminders, preferences and absence."""

from portal.berichten.models.afwezigheid import Afwezigheid
from portal.berichten.models.bericht import Bericht, Herinneringsstand, Storing, Taak
from portal.berichten.models.mail import Mail, Mailgebeurtenis
from portal.berichten.models.voorkeur import Bereikbaarheid, Rolvoorkeur, Voorkeur

__all__ = [
    "Afwezigheid",
    "Bereikbaarheid",
    "Bericht",
    "Herinneringsstand",
    "Mail",
    "Mailgebeurtenis",
    "Rolvoorkeur",
    "Storing",
    "Taak",
    "Voorkeur",
]
