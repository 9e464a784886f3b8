"""A meeting as a calendar file (RFC 5545 and 5546), so that people need not type it over."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time

from icalendar import Calendar, Event, vCalAddress, vText

from portal.platform.clock import AMSTERDAM

MIMETYPE = "text/calendar"
DOMEIN = "meerzorgportaal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijeenkomst:
    """One meeting.

    Attributes:
        id: The same for every version of the meeting, so that a calendar replaces the earlier one.
        volgnummer: One more for every version.
        titel: What it is called; holds no data about a person in care.
        dag: Dutch calendar day.
        begin: Dutch clock time.
        einde: Dutch clock time, later on the same day.
        plaats: Where it is.
        tekst: What there is to say about it.
        organisator: Name and e-mail address of who invites.
        genodigde: Name and e-mail address of who gets the file.
        gemaakt: When this version was made, UTC.
        gaat_door: False: take it out of the calendar.
    """

    id: uuid.UUID
    volgnummer: int
    titel: str
    dag: date
    begin: time
    einde: time
    plaats: str
    tekst: str
    organisator: tuple[str, str]
    genodigde: tuple[str, str]
    gemaakt: datetime
    gaat_door: bool = True


def maak_agendabestand(rij: Bijeenkomst) -> bytes:
    """Write the calendar file; the same meeting always gives the same bytes."""
    afspraak = Event()
    afspraak.add("uid", f"{rij.id}@{DOMEIN}")
    afspraak.add("sequence", rij.volgnummer)
    afspraak.add("dtstamp", rij.gemaakt)
    afspraak.add("dtstart", datetime.combine(rij.dag, rij.begin, AMSTERDAM))
    afspraak.add("dtend", datetime.combine(rij.dag, rij.einde, AMSTERDAM))
    afspraak.add("summary", rij.titel)
    afspraak.add("location", rij.plaats)
    afspraak.add("description", rij.tekst)
    afspraak.add("status", "CONFIRMED" if rij.gaat_door else "CANCELLED")
    afspraak.add("organizer", _adres(rij.organisator))
    genodigde = _adres(rij.genodigde)
    genodigde.params["ROLE"] = vText("REQ-PARTICIPANT")
    afspraak.add("attendee", genodigde)
    kalender = Calendar()
    kalender.add("prodid", "-//Meerzorgportaal//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "REQUEST" if rij.gaat_door else "CANCEL")
    kalender.add_component(afspraak)
    jaar = rij.dag.year
    kalender.add_missing_timezones(first_date=date(jaar, 1, 1), last_date=date(jaar + 1, 1, 1))
    bestand: bytes = kalender.to_ical()
    return bestand


def _adres(wie: tuple[str, str]) -> vCalAddress:
    naam, email = wie
    adres = vCalAddress(f"mailto:{email}")
    adres.params["CN"] = vText(naam)
    return adres
