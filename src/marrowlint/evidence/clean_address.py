"""Take off an address what tracks its reader or names a session, and nothing else."""

from marrowlint.evidence.found import known
from marrowlint.evidence.publisher_forms import HIGHWIRE
from marrowlint.evidence.web_address import WebAddress, parse
from marrowlint.patterns import compiled

_TRACKERS = (
    r"utm_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh"
    r"|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|__hstc|__hssc|hsctatracking|mkt_tok|oly_anon_id"
    r"|oly_enc_id|vero_id|ref_src|wt\.mc_id|cmpid|ncid|s_cid|trk|casa_token|jsessionid|srsltid"
)
_JOURNALS_TRACKERS = (
    r"via|src|sid|rss|af|dgcid|needaccess|cookieset|guestaccesskey|foxtrotcallback|error|code"
    r"|journalcode|showall|sharing_token|_returnurl|cookiesupport|dopt|report|feed|mibextid"
)
"""At journals and libraries alone: elsewhere such names may choose the page."""
_SESSION = r";jsessionid=[^?#]*"
_MORE = (
    "europa.eu who.int nih.gov cdc.gov fda.gov cochrane.org jamanetwork.com dovepress.com "
    "core.ac.uk researchgate.net liebertpub.com nejm.org wiley.com tandfonline.com science.org "
    "acs.org acpjournals.org lww.com isrctn.com cochranelibrary.com"
)
_ENCRYPTED = frozenset(f"{_MORE} {HIGHWIRE}".split())
"""Hosts, beside those of the tables, that answer by https and have done so for years."""
_PARTS = (
    r"(?:(?P<scheme>https?):)?//(?P<host>[^/?#:]+)(?::(?:80|443))?(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?"
)


def clean(url: str) -> str:
    """Return ``url`` without trackers; as it is where it is no plain address of a web page."""
    text = url.strip()
    address, match = parse(text), compiled(_PARTS).fullmatch(text)
    if address is None or match is None:
        return text
    scholarly = _scholarly(address)
    scheme = "https" if scholarly else (match["scheme"] or "https").lower()
    path = compiled(_SESSION).sub("", match["path"]) or "/"
    kept = [part for part in (match["query"] or "").split("&") if _kept(part, scholarly=scholarly)]
    query = f"?{'&'.join(kept)}" if kept else ""
    fragment = (match["fragment"] or "").partition(":~:")[0]
    return f"{scheme}://{address.host}{path}{query}{f'#{fragment}' if fragment else ''}"


def _scholarly(address: WebAddress) -> bool:
    names = set(address.names())
    return known(address) or bool(names & _ENCRYPTED)


def _kept(part: str, *, scholarly: bool) -> bool:
    name = part.partition("=")[0]
    tracks = compiled(_TRACKERS).fullmatch(name) or (
        scholarly and compiled(_JOURNALS_TRACKERS).fullmatch(name)
    )
    return bool(part) and not tracks
