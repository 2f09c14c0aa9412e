"""Say whose certificates count, and what is wrong with one that does not."""

import ssl

_FAULTS = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by itself",
    19: "its certificate comes from an authority that is not trusted",
    20: "its certificate comes from an authority that is not trusted",
    21: "its certificate comes from an authority that is not trusted",
    23: "its certificate was revoked",
    62: "its certificate is for another host",
    64: "its certificate is for another address",
}
"""OpenSSL's number of a fault (``X509_V_ERR_*`` in ``x509_vfy.h``) to words of our own."""


def trust(ca_bundle: str = "") -> ssl.SSLContext:
    """Return who is trusted: the system's authorities and httpx's, or those in a PEM file alone.

    Raises ``OSError`` for a file that cannot be read.
    """
    if ca_bundle:
        context = ssl.create_default_context(cafile=ca_bundle)
    else:
        import httpx

        context = httpx.create_ssl_context(trust_env=False)
        context.load_default_certs()
    context.set_alpn_protocols(["http/1.1"])
    return context


def told(error: ssl.SSLError) -> str:
    """Return what is wrong, in a few words of our own."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _FAULTS.get(error.verify_code, "its certificate does not hold")
    return "no secure connection could be made"
