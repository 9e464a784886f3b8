"""Builds small PDFs by hand, sound or hostile, with a classic or a compressed object table."""

import zlib

BLAD = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
BLADEN = "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def wortel(extra=""):
    return f"<</Type/Catalog/Pages 2 0 R{extra}>>"


def klassiek(*objecten, begin=b"%PDF-1.7\n", staart=""):
    """Write objects 1..n with a classic xref table; bytes are taken as they are."""
    uit, plekken = begin, []
    for nummer, tekst in enumerate(objecten, 1):
        plekken.append(len(uit))
        inhoud = tekst if isinstance(tekst, bytes) else tekst.encode()
        uit += b"%d 0 obj\n%s\nendobj\n" % (nummer, inhoud)
    xref = len(uit)
    tabel = "".join(f"{plek:010} 00000 n \n" for plek in plekken)
    aantal = len(objecten) + 1
    uit += f"xref\n0 {aantal}\n0000000000 65535 f \n{tabel}".encode()
    uit += f"trailer\n<</Size {aantal}/Root 1 0 R{staart}>>\nstartxref\n{xref}\n%%EOF\n".encode()
    return uit


def pdf(extra="", *meer, **opties):
    """A one-page PDF with something extra in its catalog."""
    return klassiek(wortel(extra), BLADEN, BLAD, *meer, **opties)


def stroom(gegevens, extra=""):
    ingepakt = zlib.compress(gegevens)
    kop = f"<</Filter/FlateDecode/Length {len(ingepakt)}{extra}>>\nstream\n".encode()
    return kop + ingepakt + b"\nendstream"


def gecomprimeerd(*objecten, opvulling=b""):
    """Write objects 1..n inside an object stream, found through an xref stream."""
    teksten = [tekst.encode() for tekst in objecten]
    plekken = [sum(len(tekst) + 1 for tekst in teksten[:nr]) for nr in range(len(teksten))]
    kop = " ".join(f"{nr} {plek}" for nr, plek in enumerate(plekken, 1)).encode() + b" "
    doos = len(objecten) + 1
    inhoud = kop + b"\n".join(teksten) + b"\n" + opvulling
    uit = b"%PDF-1.7\n"
    doosplek = len(uit)
    extra = f"/Type/ObjStm/N {len(objecten)}/First {len(kop)}"
    uit += b"%d 0 obj\n%s\nendobj\n" % (doos, stroom(inhoud, extra))
    xref = len(uit)
    rijen = bytes(6)
    rijen += b"".join(
        bytes([2]) + doos.to_bytes(3, "big") + nr.to_bytes(2, "big") for nr in range(len(objecten))
    )
    rijen += bytes([1]) + doosplek.to_bytes(3, "big") + bytes(2)
    rijen += bytes([1]) + xref.to_bytes(3, "big") + bytes(2)
    extra = f"/Type/XRef/Size {doos + 2}/W[1 3 2]/Root 1 0 R"
    uit += b"%d 0 obj\n%s\nendobj\n" % (doos + 1, stroom(rijen, extra))
    return uit + f"startxref\n{xref}\n%%EOF\n".encode()
