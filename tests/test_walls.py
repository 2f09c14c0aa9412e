"""Bot walls are told from pages by what only they send."""

import re

import pytest

from marrowlint.verify.reply import Hop, Reply
from marrowlint.verify.walls import HEAD, Sign, wall, walls
from shared_data import shared

URL = "https://example.org/a/page"
FILLER = b"<p>Text of a page that is long enough to be one.</p>" * 2000


def page(title: str, *parts: str, filler: bytes = b"") -> bytes:
    return f"<html><title>{title}</title>{' '.join(parts)}".encode() + filler


def test_the_recorded_page_of_pmc_is_a_wall() -> None:
    body = shared("api-samples", "pmc_proof_of_work_challenge.html").read_bytes()

    assert wall(Reply(URL, 200, (("content-type", "text/html"),), body)) == "PMC proof of work"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (("cf-mitigated", "challenge"), "Cloudflare"),
        (("x-amzn-waf-action", "challenge"), "AWS WAF"),
        (("x-amzn-waf-action", "CAPTCHA"), "AWS WAF"),
        (("x-vercel-mitigated", "challenge"), "Vercel"),
    ],
)
@pytest.mark.parametrize("status", [200, 202, 403, 404, 405, 429, 503])
def test_a_header_is_enough_whatever_the_status(
    header: tuple[str, str], name: str, status: int
) -> None:
    assert wall(Reply(URL, status, (("server", "x"), header), b"<p>wait")) == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (page("Just a moment...", "<script>window._cf_chl_opt={}</script>"), "Cloudflare"),
        (page("Just a moment...", 'src="/cdn-cgi/challenge-platform/h/b/x.js"'), "Cloudflare"),
        (page("Attention Required! | Cloudflare", 'id="cf-error-details"'), "Cloudflare"),
        (page("Checking your browser - reCAPTCHA", "/recaptcha/x.js"), "reCAPTCHA"),
        (page("Robot?", '<div class="g-recaptcha">'), "reCAPTCHA"),
        (page("Client Challenge", "/_fs-ch-1T1wmsGaOgGaSxcX/x.js"), "Fastly"),
        (page("", "window.gokuProps = {}", "https://x.awswaf.com/challenge.js"), "AWS WAF"),
        (page("Challenge", '<div id="sec-if-cpt-container">'), "Akamai"),
        (page("Access Denied", "https://errors.edgesuite.net/18.1"), "Akamai"),
        (page("Access Denied", "https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;1"), "Akamai"),
        (page("", '<iframe src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=1">'), "Imperva"),
        (page("Pardon Our Interruption"), "Imperva"),
        (page("Access to this page has been denied", "px-captcha"), "HUMAN (PerimeterX)"),
        (page("example.org", "<script>var dd={'rt':'c'} ct.captcha-delivery.com"), "DataDome"),
        (page("", "window.KPSDK={}", 'src="/a/b/ips.js"'), "Kasada"),
        (page("Making sure", '<script id="anubis_challenge" type="x">'), "Anubis"),
        (page("", "var s={},sucuri_cloudproxy_js=''"), "Sucuri"),
        (page("DDoS-Guard"), "DDoS-Guard"),
        (page("", "url=/.well-known/sgcaptcha/?r=x"), "SiteGround"),
        (page("", "https://js.hcaptcha.com/1/api.js", 'class="h-captcha"'), "hCaptcha"),
        (page("", "https://challenges.cloudflare.com/turnstile/v0/api.js"), "Turnstile"),
        (page("", "https://validate.perfdrive.com/x"), "Radware"),
    ],
)
def test_a_wall_is_known_by_its_page_even_at_200(body: bytes, name: str) -> None:
    assert wall(Reply(URL, 200, (("content-type", "text/html"),), body)) == name


@pytest.mark.parametrize(
    ("final", "name"),
    [
        ("https://validate.perfdrive.com/?ssa=1", "Radware"),
        ("https://academic.oup.com/crawlprevention/governor?content=%2fx", "Silverchair"),
        ("https://www.google.com/sorry/index?continue=x", "Google"),
        ("https://example.org/.well-known/sgcaptcha/?r=x", "SiteGround"),
    ],
)
def test_a_wall_is_known_by_where_it_leads(final: str, name: str) -> None:
    assert wall(Reply(URL, 200, body=b"<p>x", hops=(Hop(302, final),))) == name


@pytest.mark.parametrize(
    "body",
    [
        page("Just a moment: how walls work", "Just a moment... cf-mitigated: challenge"),
        page("Just a moment...", filler=FILLER),
        page("A page", "/cdn-cgi/challenge-platform/scripts/jsd/main.js", filler=FILLER),
        page("A page", "/_Incapsula_Resource?SWJIYLWA=719d", filler=FILLER),
        page("A page", '<div class="g-recaptcha">a form to comment', filler=FILLER),
        page("A page", "hcaptcha.com/1/api.js h-captcha", filler=FILLER),
        page("A page", "challenges.cloudflare.com/turnstile", filler=FILLER),
        page("A page", "window._pxAppId = 'PX1'", filler=FILLER),
        page("A page", "https://ct.captcha-delivery.com var dd=", filler=FILLER),
        page("Access denied: a history of closed archives"),
        page("Pardon our interruption", filler=FILLER),
    ],
)
def test_a_page_that_was_served_is_no_wall(body: bytes) -> None:
    assert wall(Reply(URL, 200, (("content-type", "text/html"),), body)) == ""


@pytest.mark.parametrize(
    "headers",
    [
        (("server", "cloudflare"), ("cf-ray", "1")),
        (("cf-mitigated", "block"),),
        (("x-datadome", "protected"),),
        (("x-iinfo", "1"), ("x-cdn", "Incapsula")),
        (("x-amzn-requestid", "1"),),
    ],
)
def test_headers_of_a_wall_that_let_us_pass_are_no_wall(
    headers: tuple[tuple[str, str], ...],
) -> None:
    assert wall(Reply(URL, 200, headers, b"<title>A page</title>")) == ""


def test_what_is_no_text_is_not_searched() -> None:
    reply = Reply(URL, 200, (("content-type", "application/pdf"),), b"cloudpmc-viewer-pow")

    assert wall(reply) == ""


def test_a_wall_says_so_early() -> None:
    body = b" " * HEAD + b"cloudpmc-viewer-pow"

    assert wall(Reply(URL, 200, body=body)) == ""


def test_a_source_that_is_itself_such_an_address_is_no_wall() -> None:
    reply = Reply("https://academic.oup.com/crawlprevention/governor", 200, body=b"<p>About")

    assert wall(reply) == ""


def test_an_address_that_cannot_be_read_is_no_wall() -> None:
    assert wall(Reply(URL, 200, body=b"x", hops=(Hop(302, "http://[::1"),))) == ""


@pytest.mark.parametrize("each", walls(), ids=lambda each: each.name)
def test_every_wall_has_a_source_and_signs_that_can_be_found(each: object) -> None:
    signs: tuple[Sign, ...] = each.signs  # type: ignore[attr-defined]

    assert each.source  # type: ignore[attr-defined]
    assert signs
    assert all(sign.header or sign.host or sign.path or sign.body or sign.title for sign in signs)
    assert all(sign.title == sign.title.lower() for sign in signs)
    assert all(sign.value == sign.value.lower() for sign in signs)
    assert all(re.fullmatch("[a-z0-9-]*", sign.header) for sign in signs)


def test_no_mark_hides_another() -> None:
    marks = {sign.body[0] for each in walls() for sign in each.signs if sign.body}

    assert not [one for one in marks for other in marks if one != other and one in other]
