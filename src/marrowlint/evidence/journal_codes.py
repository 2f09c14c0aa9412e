"""Hold how publishers code their journals, where a DOI can be made from an address by that code.

Each table was read off registered DOIs; a journal whose DOIs do not follow from its addresses, or
did not always, stays out or has its years beside it.
"""

from types import MappingProxyType

MDPI = MappingProxyType(
    {
        "1420-3049": ("molecules", 13), "1422-0067": ("ijms", 9), "1424-8220": ("s", 8),
        "1424-8247": ("ph", 3), "1648-9144": ("medicina", 55), "1660-3397": ("md", 8),
        "1660-4601": ("ijerph", 6), "1999-4915": ("v", 2), "1999-4923": ("pharmaceutics", 2),
        "2071-1050": ("su", 2), "2072-6643": ("nu", 2), "2072-6651": ("toxins", 2),
        "2072-6694": ("cancers", 3), "2073-4409": ("cells", 2), "2073-4425": ("genes", 2),
        "2075-1729": ("life", 3), "2075-4418": ("diagnostics", 3), "2075-4663": ("sports", 2),
        "2076-2607": ("microorganisms", 2), "2076-2615": ("ani", 2), "2076-3417": ("app", 2),
        "2076-3425": ("brainsci", 2), "2076-3921": ("antiox", 2), "2076-393X": ("vaccines", 2),
        "2077-0383": ("jcm", 2), "2218-1989": ("metabo", 2), "2218-273X": ("biom", 2),
        "2223-7747": ("plants", 2), "2227-9032": ("healthcare", 2), "2227-9059":
        ("biomedicines", 2), "2227-9067": ("children", 2), "2304-8158": ("foods", 2),
        "2411-5142": ("jfmk", 2),
    }
)  # fmt: skip
"""ISSN, as in mdpi.com paths, to the code in the DOI and the first volume that has it."""

LANCET = MappingProxyType(
    {
        **dict.fromkeys(
            ("0140-6736", "1470-2045", "1473-3099", "1474-4422", "2213-2600", "2213-8587",
             "2215-0366", "2352-3018", "2352-3026", "2352-4642", "2468-1253", "2665-9913",
             "3050-5038"), 99
        ),
        **dict.fromkeys(
            ("2214-109X", "2468-2667", "2542-5196", "2589-7500", "2666-5247", "2666-7568"), 23
        ),
    }
)  # fmt: skip
"""ISSN of The Lancet and its family to the last year (two digits) of DOIs made of the PII."""

NATURE = MappingProxyType(
    {
        "bjc": "660", "bmt": "170", "ejcn": "160", "eye": "670", "ijo": "080", "jhh": "100",
        "leu": "240", "mp": "400", "npp": "130", "onc": "120", "sc": "310", "boneres": "",
        "cddis": "", "ejhg": "", "emm": "", "gim": "", "hr": "", "ijos": "", "jp": "", "nutd": "",
        "pr": "", "sdata": "", "tp": "",
    }
)  # fmt: skip
"""Slug of a journal at nature.com to how its article numbers began before 2009, if it had any.

``6605891`` was 10.1038/sj.bjc.6605891; from then on ``bjc2012340`` is 10.1038/bjc.2012.340.
"""

CAMBRIDGE = frozenset(
    {"0007-1145", "0029-6651", "0033-2917", "0950-2688", "0954-4224", "1368-9800"}
)
"""ISSNs whose DOI is the item identifier, ``10.1017/S0007114511000123``, from 2008 on."""

OSF = MappingProxyType(
    {
        "edarxiv": "10.35542", "metaarxiv": "10.31222", "nutrixiv": "10.31232", "osf": "10.31219",
        "psyarxiv": "10.31234", "socarxiv": "10.31235", "sportrxiv": "10.31236",
    }
)  # fmt: skip
"""Preprint server at osf.io to its prefix."""
