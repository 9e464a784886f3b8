"""Sign in as a person does: through the form, whatever its fields are called."""

from html.parser import HTMLParser

from flask.testing import FlaskClient


class Formulierlezer(HTMLParser):
    """Collects the fields of the first form that asks for a password."""

    def __init__(self) -> None:
        super().__init__()
        self.actie = ""
        self.velden: dict[str, str] = {}
        self.namen: dict[str, str] = {}
        self._klaar = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember fields, and which of them ask for user name and password."""
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form" and not self._klaar:
            self.actie, self.velden = kenmerken.get("action", ""), {}
        if tag == "input" and not self._klaar and kenmerken.get("name"):
            self.velden[kenmerken["name"]] = kenmerken.get("value", "")
            self.namen[kenmerken.get("autocomplete", "")] = kenmerken["name"]

    def handle_endtag(self, tag: str) -> None:
        """Stop after the form with the password."""
        self._klaar = self._klaar or (tag == "form" and "current-password" in self.namen)


def meld_aan(bezoeker: FlaskClient, gebruikersnaam: str, wachtwoord: str) -> None:
    """Open the portal, fill in the sign-in form that appears, and send it."""
    with bezoeker.get("/", follow_redirects=True) as antwoord:
        lezer = Formulierlezer()
        lezer.feed(antwoord.text)
        adres = lezer.actie or antwoord.request.path
    gegevens = lezer.velden | {
        lezer.namen["username"]: gebruikersnaam,
        lezer.namen["current-password"]: wachtwoord,
    }
    with bezoeker.post(adres, data=gegevens) as antwoord:
        assert antwoord.status_code == 303, f"{gebruikersnaam} could not sign in"
