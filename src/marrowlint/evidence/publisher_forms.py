"""List where the addresses of journals hold a DOI, or what one can be made of.

Most publishers keep ``/doi/`` in their paths, which ``address_forms.ANYWHERE`` reads on any host;
here is what differs. JAMA's, the BMJ's older and Oxford's addresses hide theirs: ``locators``.
"""

from marrowlint.evidence.address_forms import DOI, IN_PATH, Form
from marrowlint.evidence.made_dois import (
    cambridge,
    hindawi,
    karger,
    lancet,
    mdpi,
    nature,
    old_nature,
    pii,
    royal_society,
)

_PII = r"((?:S?\d{4}-?\d{3}[\dX](?:\(\d\d\)|\d\d)\d{5}-?|B\d{18})[\dX])(?![\dA-Z])"
_ELSEVIER = (
    Form("doi", rf".*?[/-](?:PII)?{_PII}", make=lancet),
    Form("doi", r"/", parameter="pii", pattern=_PII, make=lancet),
    Form("pii", rf".*?[/-](?:PII)?{_PII}", make=pii),
    Form("pii", r"/", parameter="pii", pattern=_PII, make=pii),
)
SILVERCHAIR = (
    "academic.oup.com ashpublications.org diabetesjournals.org aacrjournals.org rupress.org "
    "portlandpress.com karger.com publications.aap.org pubs.asahq.org royalsocietypublishing.org "
    "journals.biologists.com pubs.aip.org"
)
"""Hosts of one platform: ``/journal/article/volume/issue/page/id/title``."""
HIGHWIRE = (
    "bmj.com pnas.org sciencemag.org ahajournals.org oxfordjournals.org sagepub.com nejm.org "
    "ajcn.nutrition.org jn.nutrition.org advances.nutrition.org care.diabetesjournals.org "
    "diabetes.diabetesjournals.org pediatrics.aappublications.org bloodjournal.org jbc.org "
    "physiology.org royalsocietypublishing.org ama-assn.org cmaj.ca annals.org jneurosci.org "
    "neurology.org aacrjournals.org aspetjournals.org snmjournals.org ascopubs.org "
    "atsjournals.org endojournals.org chestjournal.org rupress.org ersjournals.com fasebj.org "
    "biologists.org"
)
"""Hosts of another: ``/content/volume/issue/page``, and ``/cgi/content/full/`` before."""
_BMJ = r"(bmj\.[a-z]\d+|[a-z]+-\d{4}-\d{6})(?![\d-])"
_TITLED = "10.1136/{0}"

ROWS: tuple[tuple[str, tuple[Form, ...]], ...] = (
    (
        SILVERCHAIR,
        (Form("doi", r"/.*?/doi/(?:[a-z]+/)?(10\.\d{4,9}/.+?)(?:/\d{5,}(?:/.*)?)?\Z"),),
    ),
    ("karger.com", (Form("doi", r"/article/[a-z]+/(\d{4,9})(?:/|\Z)", make=karger), IN_PATH)),
    (
        "royalsocietypublishing.org",
        (
            Form(
                "doi",
                r"/(rs[a-z]{2,3})/article(?:-[a-z]+)?/\d+/[^/]+/(20\d{6})(?:/|\Z)",
                make=royal_society,
            ),
        ),
    ),
    (
        "sciencedirect.com elsevier.com els-cdn.com sciencedirectassets.com cell.com thelancet.com",
        _ELSEVIER,
    ),
    (
        "nature.com",
        (
            Form(
                "doi", r"/articles/([a-z]*[a-z\d.-]*\d[a-z\d.-]*?)(?:\.e?pdf)?(?:/|\Z)", make=nature
            ),
            Form(
                "doi",
                r"/([a-z]+)/journal/v\w+/n\w+/(?:full|abs|pdf|extref|suppinfo)/([\w.-]+?)"
                r"(?:\.html|\.pdf)\Z",
                make=old_nature,
            ),
            IN_PATH,
        ),
    ),
    (
        "biomedcentral.com springeropen.com",
        (
            Form("doi", r"/(\d{4}-\d{3}[\dX])/(\d+)/(S?\d+)(?:/|\Z)", "10.1186/{0}-{1}-{2}"),
            IN_PATH,
        ),
    ),
    ("static-content.springer.com", (Form("doi", r"/esm/art:(10\.\d{4}/[^/]+)"),)),
    ("springer.com frontiersin.org thieme-connect.com thieme-connect.de", (IN_PATH,)),
    ("annualreviews.org journals.lww.com degruyter.com degruyterbrill.com", (IN_PATH,)),
    ("spandidos-publications.com jamanetwork.com emerald.com iopscience.iop.org", (IN_PATH,)),
    (
        "plos.org plosone.org plosmedicine.org plosbiology.org ploscompbiol.org",
        (
            Form("doi", r"/", parameter="id uri", pattern=r"(10\.1371/journal\.p[a-z]+\.\d{7}).*"),
            Form("doi", r"/", parameter="id", pattern=DOI),
            Form("doi", r".*?info:doi/(10\.1371/journal\.p[a-z]+\.\d{7})"),
        ),
    ),
    (
        "mdpi.com",
        (
            Form("doi", r"/(\d{4}-\d{3}[\dX])/(\d+)/(\d+)/(\d+)(?:/|\Z)", make=mdpi),
            IN_PATH,
        ),
    ),
    (
        "hindawi.com",
        (Form("doi", r"/journals/(?!isrn)([a-z]+)/(20\d\d)/(\d{6,7})(?:/|\.|\Z)", make=hindawi),),
    ),
    (
        "bmj.com",
        (
            Form("doi", rf"/content/(?:bmj/)?\d+/{_BMJ}", _TITLED),
            Form("doi", rf"/content/early/\d{{4}}/\d\d/\d\d/{_BMJ}", _TITLED),
            Form("doi", rf"/cgi/content/[a-z]+/{_BMJ}", _TITLED),
            Form("doi", r"/cgi/content/[a-z]+/3\d\d/[^/]+/([a-s]\d{1,4})\Z", "10.1136/bmj.{0}"),
        ),
    ),
    (
        "pnas.org",
        (Form("doi", r"/content/(?:pnas/)?early/\d{4}/\d\d/\d\d/(\d{10})", "10.1073/pnas.{0}"),),
    ),
    (
        "ajcn.nutrition.org",
        (Form("doi", r"/content/early/[\d/]+/(ajcn\.\d+\.\d+)", "10.3945/{0}"),),
    ),
    (
        "oxfordjournals.org",
        (Form("doi", r"/content/early/[\d/]+/([a-z]+)\.([a-z]{3}\d{3})", "10.1093/{0}/{1}"),),
    ),
    ("ahajournals.org", (Form("doi", r"/content/early/[\d/]+/(\w+\.\d[\d.]*\d)", "10.1161/{0}"),)),
    (
        "advances.sciencemag.org",
        (Form("doi", r"/content/\d+/\d+/e(\w{3}\d{4})(?!\w)", "10.1126/sciadv.{0}"),),
    ),
    (
        "cambridge.org",
        (
            Form("doi", r"/core/.*?/(S\d{7}[\dX]\d{7}[\dX])(?!\d)", make=cambridge),
            Form("doi", r"/(?:abstract|article)_(S\d{7}[\dX]\d{7}[\dX])(?!\d)", make=cambridge),
            IN_PATH,
        ),
    ),
    (
        "pubs.rsc.org",
        (
            Form(
                "doi",
                r"/(?:en/)?content/article(?:landing|html|pdf)/\d{4}/[a-z]{2}/([a-z]\w+)",
                "10.1039/{0}",
            ),
        ),
    ),
    (
        "elifesciences.org",
        (
            Form("doi", r"/(?:articles|reviewed-preprints)/(\d{5,6})(?!\d)", "10.7554/elife.{0}"),
            Form("doi", r"/content/\d+/e(\d{5})(?!\d)", "10.7554/elife.{0}"),
        ),
    ),
    (
        "peerj.com",
        (
            Form("doi", r"/articles/(\d+)(?:/|\.|\Z)", "10.7717/peerj.{0}"),
            Form("doi", r"/articles/([a-z]+)-(\d+)(?:/|\.|\Z)", "10.7717/peerj-{0}.{1}"),
            Form("doi", r"/preprints/(\d+)(v\d+)", "10.7287/peerj.preprints.{0}{1}"),
            Form("doi", r"/preprints/(\d+)(?:/|\.|\Z)", "10.7287/peerj.preprints.{0}v1"),
        ),
    ),
    ("jmir.org", (Form("doi", r"/20\d\d/\d+/e(\d{5,6})(?:/|\Z)", "10.2196/{0}"),)),
    ("insight.jci.org", (Form("doi", r"/articles/view/(\d+)", "10.1172/jci.insight.{0}"),)),
    ("jci.org the-jci.org", (Form("doi", r"/articles/view/(\d+)", "10.1172/jci{0}"),)),
    (
        "f1000research.com wellcomeopenresearch.org gatesopenresearch.org",
        (IN_PATH,),
    ),
    ("apa.org", (Form("doi", r"/", parameter="doi", pattern=DOI),)),
)
