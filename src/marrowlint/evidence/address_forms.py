"""List where the addresses of libraries, registers, archives and resolvers hold an identifier.

A table of forms by host; ``publisher_forms`` has those of journals. A form is tried for its host
and for every host below it (``m.``, ``www.``, ``classic.``), in the order written; one after ``=``
for that host alone.
"""

from collections.abc import Callable

from msgspec import Struct

from marrowlint.evidence.made_dois import lancet, osf, pii, research_square


class Form(Struct, frozen=True):
    """One way in which addresses hold an identifier."""

    scheme: str
    path: str
    """Pattern from the start of the decoded path; its groups go into ``value``."""
    value: str = "{0}"
    parameter: str = ""
    """Names of the query parameter (divided by spaces) that holds it; ``path`` has no groups."""
    pattern: str = ""
    """Pattern of that parameter's whole value."""
    given: tuple[str, str] = ("", "")
    """Another parameter, and the value (lower case) that it must have."""
    make: Callable[..., str] | None = None
    """Makes the value of the groups where a template cannot; ``""`` if the rule does not hold."""
    view: bool = True
    """Whether the path may go on after a DOI to name a view of the article."""

    @property
    def derived(self) -> bool:
        """Return whether a DOI is made by rule, not written in the address."""
        return self.scheme == "doi" and (self.make is not None or self.value != "{0}")


DOI = r"(10\.\d{4,9}(?:\.\d+)*/.+)"
IN_PATH = Form("doi", rf".*?/{DOI}")
"""Of hosts whose paths hold a DOI as it is, somewhere."""
_SLOT = r"([^/,]*\d[^/,]*)"
"""Where an identifier should stand; what stands there may be wrong. Words alone name a page."""
_PM = r"\s*(\d{1,8})\s*(?:\[(?:uid|pmid)\]\s*)?"
_DOI_TERM = r"(10\.\d{4,9}/\S+?)(?:\[(?:doi|aid)\])?"
_NCT = r"(NCT\d{8})"
ARXIV = r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)"
_RESOLVER = Form(
    "doi",
    r"/+(?:libraries/\d+/|api/handles/|doira/|ra/)?(?:https?:/+(?:dx\.|www\.)?doi\.org/+)?"
    r"(?:urn:)?(?:doi:?[\s/]*)?(10\..+)",
    view=False,
)
_PMC = (
    Form("pmcid", r"/(?:labs/)?(?:pmc/)?articles/(PMC[^/]*)"),
    Form("pmcid", r"/(?:labs/)?(?:pmc/)?articles/(\d+)(?:/|\Z)", "PMC{0}"),
    Form("pmid", r"/(?:pmc/)?articles/pmid/(\d+)"),
    Form("doi", rf"/(?:pmc/)?articles/doi/{DOI}"),
    Form("pmcid", r".*/\w*render\.fcgi", "PMC{0}", "artid accid", r"(?:PMC)?(\d+)"),
)
_EUROPE_PMC = (
    Form("pmid", r"/(?:article|abstract)/med/(\d+)"),
    Form("pmcid", r"/(?:article/pmc|articles)/(PMC\d+)"),
    Form("pmcid", r".*/\w*render\.fcgi", "PMC{0}", "accid", r"(?:PMC)?(\d+)"),
    Form("pmcid", r"/europepmc/webservices/rest/(PMC\d+)/"),
)
_PREPRINT = r"(10\.\d{4,9}/[\d.]*\d)"

ROWS: tuple[tuple[str, tuple[Form, ...]], ...] = (
    (
        "pubmed.ncbi.nlm.nih.gov pubmed.gov pubmed.com",
        (
            Form("pmid", rf"/{_SLOT}"),
            Form("pmid", r"/\Z", parameter="term", pattern=_PM),
            Form(
                "doi", r"/\Z", parameter="term", pattern=r"(10\.\d{4,9}/\S+?)(?:\[(?:doi|aid)\])?"
            ),
        ),
    ),
    (
        "ncbi.nlm.nih.gov",
        (
            *_PMC,
            Form("pmid", r"/labs/pubmed/(\d+)"),
            Form("pmid", rf"/(?:m/)?pubmed/{_SLOT}"),
            Form("pmid", r"/(?:m/)?pubmed/?\Z", parameter="term", pattern=_PM),
            Form(
                "pmid",
                r"/(?:entrez|sites|portal)/",
                parameter="list_uids term id termtosearch uid",
                pattern=_PM,
                given=("db", "pubmed"),
            ),
        ),
    ),
    ("pubmedcentral.nih.gov pubmedcentral.gov", _PMC),
    ("europepmc.org ukpmc.ac.uk ebi.ac.uk", _EUROPE_PMC),
    (
        "clinicaltrials.gov",
        (
            Form("nct", rf"/(?:ct2?/)?(?:gui/)?(?:show|study|history)/{_SLOT}"),
            Form("nct", rf"/ct2?/show/(?:results|study|record|related|locn)/{_SLOT}"),
            Form("nct", rf"/(?:api/(?:v2|int)/studies|provideddocs/\d+)/{_NCT}"),
            Form("nct", r"/", parameter="id term", pattern=_NCT),
        ),
    ),
    ("doi.org oadoi.org libkey.io hdl.handle.net sci-hub.se sci-hub.st sci-hub.ru", (_RESOLVER,)),
    ("dx.plos.org", (IN_PATH,)),
    (
        "identifiers.org",
        (
            Form("pmid", r"/pubmed[:/](\d+)"),
            Form("pmcid", r"/pmc(?:\.article)?[:/](PMC\d+)"),
            Form("doi", rf"/doi[:/]{DOI}", view=False),
        ),
    ),
    ("api.crossref.org search.crossref.org api.unpaywall.org unpaywall.org", (IN_PATH,)),
    ("api.datacite.org commons.datacite.org openalex.org api.openalex.org", (IN_PATH,)),
    (
        "arxiv.org ar5iv.org ar5iv.labs.arxiv.org alphaxiv.org",
        (Form("arxiv", rf"/(?:abs|pdf|html|format|ps|e-print|src)/{ARXIV}(?![\d.]*\d)"),),
    ),
    (
        "biorxiv.org medrxiv.org",
        (
            Form("doi", rf"/content/(?:[a-z]+/)?{_PREPRINT}"),
            Form(
                "doi",
                r"/content/(?:[a-z]+/)?early/\d{4}/\d\d/\d\d/([\d.]*\d)",
                "10.1101/{0}",
            ),
            Form("doi", r"/cgi/content/[a-z]+/([\d.]*\d)", "10.1101/{0}"),
            Form("doi", rf"/(?:lookup/)?(?:details/[a-z]+|doi)/{_PREPRINT}"),
        ),
    ),
    (
        "researchsquare.com",
        (Form("doi", r"/article/rs-(\d+)(?:/v(\d+))?", make=research_square),),
    ),
    (
        "ssrn.com",
        (
            Form("doi", r"/", "10.2139/ssrn.{0}", "abstract_id abstractid abstract", r"(\d+)"),
            Form("doi", r"/abstract=(\d+)", "10.2139/ssrn.{0}"),
        ),
    ),
    ("osf.io", (Form("doi", r"/preprints/([a-z]+)/([a-z0-9]{5})(?![a-z0-9_])", make=osf),)),
    ("psyarxiv.com", (Form("doi", r"/(?!about)([a-z0-9]{5})(?:/|\Z)", "10.31234/osf.io/{0}"),)),
    (
        "zenodo.org",
        (Form("doi", r"/records?/(\d+)", "10.5281/zenodo.{0}"), IN_PATH),
    ),
    (
        "=figshare.com",
        (
            Form(
                "doi", r"/articles/(?:[^/]+/){1,2}(\d{5,})(?:/\d+)?/?\Z", "10.6084/m9.figshare.{0}"
            ),
        ),
    ),
    (
        "semanticscholar.org",
        (
            Form("doi", rf".*/(?:DOI:)?{DOI}"),
            Form("arxiv", rf".*/arxiv[:/]{ARXIV}"),
            Form("pmid", r".*/PMID:(\d+)"),
            Form("pmcid", r".*/PMCID:(?:PMC)?(\d+)", "PMC{0}"),
        ),
    ),
    (
        "openlibrary.org worldcat.org goodreads.com",
        (Form("isbn", r".*/isbn/([\dX-]{10,17})"),),
    ),
    (
        "books.google.com",
        (Form("isbn", r"/", parameter="isbn vid", pattern=r"(?:ISBN:?)?([\dX-]+)"),),
    ),
)

_PII = r".*/(?:PII)?(S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])"
ANYWHERE = (
    Form("doi", rf"(?:.*?[/:])?doi[:/](?:[a-z_-]+/)*{DOI}"),
    Form("doi", r"/", parameter="doi", pattern=rf"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:)?{DOI}"),
    Form("doi", _PII, make=lancet),
    Form("pii", _PII, make=pii),
)
"""Forms that so many publishers share that they are read on any host."""
