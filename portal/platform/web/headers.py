"""Security headers on every answer: pages, errors and static files alike."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
VAST = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}
HSTS = "max-age=31536000; includeSubDomains"


class VeiligeKoppen:
    """WSGI layer around everything, so that no answer leaves without the headers."""

    def __init__(self, binnen: "WSGIApplication", *, https: bool) -> None:
        self._binnen = binnen
        self._vast = VAST | ({"Strict-Transport-Security": HSTS} if https else {})

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer with the headers set; a page that does not say otherwise is never stored."""

        def begin(
            status: str, koppen: list[tuple[str, str]], exc_info: "OptExcInfo | None" = None
        ) -> object:
            alle = Headers(koppen)
            alle.update(self._vast)
            alle.setdefault("Cache-Control", "no-store")
            return start_response(status, alle.to_wsgi_list(), exc_info)

        return self._binnen(environ, begin)  # type: ignore[arg-type] # the protocol hides its arguments
