"""A meeting as a calendar file: read back by the library, and line by line."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from portal.platform.calendar_file import Bijeenkomst, maak_agendabestand

ID = uuid.UUID(int=5)
BIJEENKOMST = Bijeenkomst(
    id=ID,
    volgnummer=1,
    titel="Meerzorgdialoog 2027, Zörghuis",
    dag=date(2027, 6, 17),
    begin=time(13, 0),
    einde=time(15, 30),
    plaats="Dorpsstraat 1; zaal 3",
    tekst="De agenda staat\nin het portaal.",
    organisator=("Voorzitter, de", "voorzitter@voorbeeld.example"),
    genodigde=("Manager", "manager@voorbeeld.example"),
    gemaakt=datetime(2027, 4, 1, 9, 0, tzinfo=UTC),
)


def lees(rij):
    """Read a file back: the calendar, and the meeting in it."""
    kalender = Calendar.from_ical(maak_agendabestand(rij))
    (afspraak,) = kalender.walk("VEVENT")
    return kalender, afspraak


def test_de_bijeenkomst_komt_er_zo_weer_uit():
    kalender, afspraak = lees(BIJEENKOMST)

    assert kalender["METHOD"] == "REQUEST"
    assert str(afspraak["UID"]) == f"{ID}@meerzorgportaal"
    assert afspraak["SEQUENCE"] == 1
    assert afspraak["STATUS"] == "CONFIRMED"
    assert str(afspraak["SUMMARY"]) == BIJEENKOMST.titel
    assert str(afspraak["LOCATION"]) == BIJEENKOMST.plaats
    assert str(afspraak["DESCRIPTION"]) == BIJEENKOMST.tekst
    assert afspraak["DTSTAMP"].dt == BIJEENKOMST.gemaakt
    assert str(afspraak["ORGANIZER"]) == "mailto:voorzitter@voorbeeld.example"
    assert afspraak["ORGANIZER"].params["CN"] == "Voorzitter, de"
    assert str(afspraak["ATTENDEE"]) == "mailto:manager@voorbeeld.example"


@pytest.mark.parametrize(("dag", "uren"), [(date(2027, 6, 17), 2), (date(2027, 12, 16), 1)])
def test_de_tijd_is_die_van_amsterdam(dag, uren):
    _, afspraak = lees(replace(BIJEENKOMST, dag=dag))
    begin, einde = afspraak["DTSTART"].dt, afspraak["DTEND"].dt

    assert (begin.replace(tzinfo=None), einde - begin) == (
        datetime(dag.year, dag.month, dag.day, 13, 0),  # noqa: DTZ001 # the clock on the wall
        timedelta(hours=2, minutes=30),
    )
    assert begin.utcoffset() == timedelta(hours=uren)
    assert f"DTSTART;TZID=Europe/Amsterdam:{dag:%Y%m%d}T130000".encode() in maak_agendabestand(
        replace(BIJEENKOMST, dag=dag)
    )


def test_verzet_heeft_dezelfde_uid_en_een_hoger_nummer():
    _, eerst = lees(BIJEENKOMST)
    _, daarna = lees(replace(BIJEENKOMST, volgnummer=2, dag=date(2027, 6, 24)))

    assert eerst["UID"] == daarna["UID"]
    assert (eerst["SEQUENCE"], daarna["SEQUENCE"]) == (1, 2)


def test_afgezegd_haalt_de_afspraak_uit_de_agenda():
    kalender, afspraak = lees(replace(BIJEENKOMST, volgnummer=3, gaat_door=False))

    assert (kalender["METHOD"], afspraak["STATUS"]) == ("CANCEL", "CANCELLED")


def test_het_bestand_is_elke_keer_gelijk_en_netjes_gevouwen():
    bestand = maak_agendabestand(replace(BIJEENKOMST, tekst="é" * 200))

    assert bestand == maak_agendabestand(replace(BIJEENKOMST, tekst="é" * 200))
    assert max(map(len, bestand.split(b"\r\n"))) <= 75
    assert b"\n" not in bestand.replace(b"\r\n", b"")
