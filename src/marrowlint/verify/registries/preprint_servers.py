"""Know preprint servers by the names NLM cites them by and the DOIs they give.

Sources: the list of servers in NIH's preprint pilot at PubMed; the address forms of openRxiv.
"""

import re

_CITED = re.compile(r"\s*(?:bioRxiv|medRxiv|ArXiv|Res Sq|ChemRxiv|SSRN|PsyArXiv)\b", re.IGNORECASE)
_OPENRXIV = re.compile(r"10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?(\d{6,8})")
"""Deposits of bioRxiv have six digits after their date, those of medRxiv eight.

``10.64898`` is given since December 2025. The journals of Cold Spring Harbor share ``10.1101``.
"""
_MEDRXIV = 8


def cites_preprint(reference: str) -> bool:
    """Return whether a citation as NLM writes it names a preprint server first."""
    return _CITED.match(reference) is not None


def openrxiv(doi: str) -> str:
    """Return the server that has a bare ``doi``, ``biorxiv`` or ``medrxiv``, else ``""``."""
    found = _OPENRXIV.fullmatch(doi)
    if found is None:
        return ""
    return "medrxiv" if len(found[1]) == _MEDRXIV else "biorxiv"
