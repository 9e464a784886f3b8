"""A mail server that listens on this machine, and fails or falls silent wherever a test wants."""

import re
import socket
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

EINDE = b"\r\n.\r\n"
WEG = "weg"
"""The connection is cut, as when the server dies."""
BEWAARD_EN_WEG = "bewaard en weg"
"""The server keeps the message and dies before it says so."""

Actie = str | Callable[[], str | None]
"""A reply, one of the above, or something to do that gives it; None: the usual reply."""

GEWOON = {
    "begroeting": "220 proef",
    "EHLO": "250 proef",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 ga door",
    "punt": "250 2.0.0 bewaard",
    "RSET": "250 ok",
    "QUIT": "221 dag",
}


@dataclass
class Mailserver:
    """Takes e-mails; `plan` says per step what happens instead, once for each thing in it.

    Steps: begroeting, EHLO, MAIL, RCPT, DATA, inhoud (the first part of the message came) and
    punt (the final dot came).
    """

    postvak: list[tuple[str, bytes]] = field(default_factory=list)
    """Receiver and bytes of everything that the server kept, in order."""
    plan: dict[str, list[Actie]] = field(default_factory=lambda: defaultdict(list))
    stappen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._open: list[socket.socket] = []
        self._luister = socket.create_server(("127.0.0.1", 0))
        self.poort: int = self._luister.getsockname()[1]
        threading.Thread(target=self._neem_aan, daemon=True).start()

    @property
    def instellingen(self) -> dict[str, object]:
        """Give the settings of a portal that uses this server."""
        return {
            "MAIL_TRANSPORT": "smtp",
            "MAIL_HOST": "127.0.0.1",
            "MAIL_PORT": self.poort,
            "MAIL_TLS": "geen",
        }

    @property
    def message_ids(self) -> list[str]:
        """Give the Message-ID of everything that the server kept, in order."""
        return [
            re.search(rb"^Message-ID: (\S+)\r$", inhoud, re.MULTILINE)[1].decode()
            for _, inhoud in self.postvak
        ]

    def stop(self) -> str:
        """Die: nobody can connect any more, and every connection is cut."""
        _knip(self._luister)
        for verbinding in self._open:
            _knip(verbinding)
        return WEG

    def _neem_aan(self) -> None:
        with suppress(OSError):
            while True:
                verbinding, _ = self._luister.accept()
                self._open.append(verbinding)
                threading.Thread(target=self._praat, args=(verbinding,), daemon=True).start()

    def _praat(self, verbinding: socket.socket) -> None:
        with suppress(OSError, EOFError), verbinding:
            self._zeg(verbinding, "begroeting")
            aan = ""
            while True:
                regel = _lees(verbinding, b"\r\n").decode()
                stap = regel[:4].upper()
                if stap == "RCPT":
                    aan = regel[regel.index("<") + 1 : regel.index(">")]
                code = self._zeg(verbinding, stap)
                if code == "354":
                    self._ontvang(verbinding, aan)
                elif stap == "QUIT":
                    return

    def _ontvang(self, verbinding: socket.socket, aan: str) -> None:
        eerste = verbinding.recv(1)
        if not eerste:
            raise EOFError
        self._doe(verbinding, "inhoud")
        inhoud = eerste + _lees(verbinding, EINDE)
        kaal = inhoud.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n.")
        antwoord = self._doe(verbinding, "punt", lambda: self.postvak.append((aan, kaal)))
        if antwoord.startswith("2"):
            self.postvak.append((aan, kaal))
        verbinding.sendall(f"{antwoord}\r\n".encode())

    def _zeg(self, verbinding: socket.socket, stap: str) -> str:
        antwoord = self._doe(verbinding, stap)
        verbinding.sendall(f"{antwoord}\r\n".encode())
        return antwoord[:3]

    def _doe(
        self, verbinding: socket.socket, stap: str, bewaar: Callable[[], None] | None = None
    ) -> str:
        self.stappen.append(stap)
        actie = self.plan[stap].pop(0) if self.plan[stap] else None
        if callable(actie):
            actie = actie()
        if actie == BEWAARD_EN_WEG and bewaar is not None:
            bewaar()
        if actie in {WEG, BEWAARD_EN_WEG}:
            _knip(verbinding)
            raise EOFError
        return actie or GEWOON.get(stap, "250 ok")


def _lees(verbinding: socket.socket, tot: bytes) -> bytes:
    """Read through a sign, byte by byte: what comes after it belongs to the next step."""
    gelezen = b""
    while not gelezen.endswith(tot):
        deel = verbinding.recv(1)
        if not deel:
            raise EOFError
        gelezen += deel
    return gelezen


def _knip(verbinding: socket.socket) -> None:
    with suppress(OSError):
        verbinding.shutdown(socket.SHUT_RDWR)
    verbinding.close()
