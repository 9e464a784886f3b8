"""The ontvangstbevestiging (B1): what was received, when, and what happens next."""

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.ontvangst import Ontvangst
from portal.aanvraag.queries.woorden import woord, woorden
from portal.platform.pdf import Alinea, Blok, Briefhoofd, Document, Kader, Kop, Lijst, Onderdeel
from portal.platform.web import texts


def maak_ontvangstbevestiging(ontvangst: Ontvangst) -> Document:
    """Write the receipt of the newest version.

    Without a letterhead only the name of the zorgkantoor stands above the letter.
    """
    aanvraag = ontvangst.aanvraag
    locatie = aanvraag.locatie
    return Document(
        titel=woord("ontvangst", "titel"),
        onderwerp=woord("ontvangst", "onderwerp", {"nummer": aanvraag.nummer}),
        datum=ontvangst.dag,
        briefhoofd=_briefhoofd(ontvangst),
        geadresseerde=(
            aanvraag.aanbieder.naam,
            locatie.naam,
            locatie.straat,
            f"{locatie.postcode} {locatie.plaats}",
        ),
        kenmerken=(
            (woord("ontvangst", "datum"), texts.datum(ontvangst.dag)),
            (woord("ontvangst", "kenmerk"), aanvraag.nummer),
            (woord("ontvangst", "verzonden"), woord("ontvangst", "via_portaal")),
        ),
        onderdelen=tuple(onderdelen(ontvangst)),
        voettekst=aanvraag.nummer,
    )


def onderdelen(ontvangst: Ontvangst) -> list[Onderdeel]:
    """Give the content that the page shows as well."""
    aanvraag, versie = ontvangst.aanvraag, ontvangst.versie
    gegevens = {"aanbieder": aanvraag.aanbieder.naam, "beslisdatum": ontvangst.beslisdatum}
    delen: list[Onderdeel] = [
        Alinea(woord("ontvangst", f"inleiding_{versie.soort}", gegevens)),
        Blok(
            (
                (woord("ontvangst", "nummer"), f"{aanvraag.nummer}/{versie.nr}"),
                (woord("ontvangst", "soort"), _soort(aanvraag)),
                *_groep(aanvraag),
                (woord("ontvangst", "ontvangen"), texts.datum(ontvangst.ontvangen)),
                (woord("ontvangst", "versie_op"), texts.moment(versie.op)),
                (woord("ontvangst", "beslisdatum"), texts.datum(ontvangst.beslisdatum)),
            )
        ),
        Kop(woord("ontvangst", "vervolg")),
        Lijst(tuple(tekst.format_map(_dagen(ontvangst)) for tekst in woorden("vervolg").values())),
        Kader(woord("ontvangst", "controlegetal"), _in_groepen(versie.sha256)),
        Alinea(woord("ontvangst", "controle_uitleg")),
    ]
    hoofd = ontvangst.hoofd
    if hoofd is not None:
        contact = {"telefoon": texts.aaneen(hoofd.telefoon), "wanneer": hoofd.bereikbaarheid}
        delen.append(Alinea(woord("ontvangst", "contact", {"naam": hoofd.naam, **contact})))
    return delen


def _soort(aanvraag: Aanvraag) -> str:
    gegevens = {"soort": woord("soort", aanvraag.soort), "aantal": len(aanvraag.leden)}
    return woord("ontvangst", "groep" if aanvraag.is_groep else "een_client", gegevens)


def _groep(aanvraag: Aanvraag) -> list[tuple[str, str]]:
    """Name the group and its clients, by code; nothing for an aanvraag of one client."""
    if not aanvraag.is_groep:
        return []
    codes = ", ".join(lid.clientcode for lid in aanvraag.leden)
    return [
        (woord("ontvangst", "groep_naam"), aanvraag.clientcode),
        (woord("ontvangst", "clienten"), codes),
    ]


def _dagen(ontvangst: Ontvangst) -> dict[str, str]:
    return {"beslisdatum": texts.datum(ontvangst.beslisdatum)}


def _in_groepen(digest: str) -> str:
    """Break a digest in groups of eight, so that people can compare it."""
    return " ".join(digest[begin : begin + 8] for begin in range(0, len(digest), 8))


def _briefhoofd(ontvangst: Ontvangst) -> Briefhoofd:
    hoofd = ontvangst.hoofd
    if hoofd is None:
        return Briefhoofd(organisatie=ontvangst.aanvraag.zorgkantoor.naam)
    telefoon = woord("ontvangst", "telefoon", {"telefoon": hoofd.telefoon})
    return Briefhoofd(
        organisatie=hoofd.naam,
        regio=hoofd.regio,
        adresregels=tuple(deel.strip() for deel in hoofd.postadres.split(",")),
        contactregels=(telefoon, hoofd.bereikbaarheid, hoofd.email),
        logo=hoofd.logo,
    )
