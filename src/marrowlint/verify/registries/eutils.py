"""Ask NCBI's E-utilities about PubMed records by POST, as both its services are asked.

Source: NCBI, "A General Introduction to the E-utilities" and KA-05318: three calls a second,
ten with a key; ``tool`` and ``email`` with each; POST above about 200 identifiers.
"""

from collections.abc import Iterator, Sequence

from marrowlint.verify.registries.idents import batches, of_scheme
from marrowlint.verify.registries.registry import Pace, Request

BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
BUCKET = "ncbi"
SHOWN = "pubmed"
BATCH = 200
PACE = Pace(per_second=3.0, at_once=3, identified_per_second=10.0, by_key=True)


def manners(contact: str) -> tuple[tuple[str, str], ...]:
    """Return the parameters that NCBI asks every caller for."""
    return (("tool", "marrowlint"), *((("email", contact),) if contact else ()))


def about(
    service: str, path: str, mode: str, asked: Sequence[str], contact: str
) -> Iterator[Request]:
    """Yield the calls of ``path`` about the PMIDs in ``asked``, answered in ``mode``."""
    for identifiers, numbers in batches(of_scheme(asked, "pmid"), BATCH):
        form = (("db", "pubmed"), ("retmode", mode), ("id", ",".join(numbers)), *manners(contact))
        yield Request(service, path, identifiers, form=form)
