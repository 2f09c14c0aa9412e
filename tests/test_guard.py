"""What may be asked: one strict reading of a URL, and no address that is not public."""

from ipaddress import ip_address

import pytest

from marrowlint.verify.guard import Policy, admitted, blocked, refusal
from marrowlint.verify.host import Fault, RefusedError
from marrowlint.verify.networks import V4, V6, special
from marrowlint.verify.target import target_of

WEB = Policy()


def fault_of(url: str, policy: Policy = WEB) -> Fault | None:
    try:
        admitted(url, policy)
    except RefusedError as error:
        return error.fault
    return None


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("http://example.org?q", "http://example.org/?q"),
        ("http://example.org/a/./b/../c", "http://example.org/a/c"),
        ("http://example.org/a/%2e%2E/..", "http://example.org/"),
        ("http://example.org/...", "http://example.org/..."),
        ("http://example.org/café?ü=<x>", "http://example.org/caf%C3%A9?%C3%BC=%3Cx%3E"),
        ("http://example.org/a(b)[c]|d;e@f", "http://example.org/a(b)[c]|d;e@f"),
        ("http://example.org/می\u200cخواهم", "http://example.org/" + "%D9%85%DB%8C%E2%80%8C"
         "%D8%AE%D9%88%D8%A7%D9%87%D9%85"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"),
        ("http://xn--fa-hia.example/", "http://xn--fa-hia.example/"),
        ("http://пример.рф/", "http://xn--e1afmkfd.xn--p1ai/"),
        ("http://東京タワーtokyo.jp/", "http://xn--tokyo-lr4dmmodv073ay09b.jp/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0:0::1]/", "http://[2606:4700::1]/"),
        ("http://example.org/%zz", "http://example.org/%zz"),
    ],
)  # fmt: skip
def test_a_url_has_one_reading(url: str, sent: str) -> None:
    assert admitted(url, WEB).url == sent


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("", Fault.SCHEME),
        ("example.org", Fault.SCHEME),
        ("//example.org/", Fault.SCHEME),
        ("ftp://example.org/", Fault.SCHEME),
        ("httpſ://example.org/", Fault.SCHEME),
        ("http:/example.org/", Fault.MALFORMED),
        ("http:example.org/", Fault.MALFORMED),
        ("http://example.org:/", Fault.MALFORMED),
        ("http://example.org:٨٠/", Fault.MALFORMED),
        ("http://ex%61mple.org/", Fault.MALFORMED),
        ("http://[::1]x/", Fault.MALFORMED),
        ("http://@example.org/", Fault.USER),
        ("http://example.org@evil.test/", Fault.USER),
        ("http://example.org\\@evil.test/", Fault.BACKSLASH),
        ("http://example.org/a\\b", Fault.BACKSLASH),
        (" http://example.org/", Fault.INVISIBLE),
        ("http://example.org/a b", Fault.INVISIBLE),
        ("http://example.org/\u00a0", Fault.INVISIBLE),
        ("http://example.org/\x00", Fault.INVISIBLE),
        ("http://example.org/\u200b", Fault.INVISIBLE),
        ("http://example.org/\ud800", Fault.INVISIBLE),
        ("http://example.org/" + "a" * 2048, Fault.TOO_LONG),
        ("http://example.org:0/", Fault.NO_PORT),
        ("http://example.org:65536/", Fault.NO_PORT),
        ("http://example.org:22/", Fault.PORT),
        ("http://example.org:8080/", Fault.PORT),
        ("http://example.org./", Fault.NAME),
        ("http://-a.example.org/", Fault.NAME),
        ("http://a-.example.org/", Fault.NAME),
        ("http://a_b.example.org/", Fault.NAME),
        ("http://a..example.org/", Fault.NAME),
        ("http://" + "a" * 64 + ".org/", Fault.NAME),
        ("http://" + "a." * 130 + "org/", Fault.LONG_NAME),
        ("http://" + "ä." * 130 + "org/", Fault.LONG_NAME),
        ("http://1.2.3/", Fault.NUMBER),
        ("http://1.2.3.4.5/", Fault.NUMBER),
        ("http://01.2.3.4/", Fault.NUMBER),
        ("http://1.2.3.0x4/", Fault.NUMBER),
        ("http://example.0x/", Fault.NUMBER),
        ("http://134744072/", Fault.NUMBER),
        ("http://[8.8.8.8]/", Fault.BRACKETS),
        ("http://[fe80::1%eth0]/", Fault.BRACKETS),
        ("http://[]/", Fault.BRACKETS),
        ("http://xn--a.example/", Fault.SIGN),
        ("http://xn--ascii-.example/", Fault.NAME),
        ("http://xn--99999999999999.example/", Fault.PUNYCODE),
        ("http://faß.example/", Fault.TWO_WAYS),
        ("http://a\u200db.example/", Fault.TWO_WAYS),
        ("http://cafe\u0301.example/", Fault.TWO_WAYS),
        ("http://ｅxample.org/", Fault.TWO_WAYS),
        ("http://☃.example/", Fault.SIGN),
        ("http://example。org/", Fault.SIGN),
        ("http://nсbi.nlm.nih.gov/", Fault.MIXED),
        ("http://xn--nbi-4ed.nlm.nih.gov/", Fault.MIXED),
        ("http://intranet/", Fault.LOCAL),
        ("http://printer.local/", Fault.LOCAL),
        ("http://a.onion/", Fault.LOCAL),
        ("http://router.home.arpa/", Fault.LOCAL),
        ("http://127.0.0.1/", Fault.NETWORK),
        ("http://[::ffff:8.8.8.8]/", Fault.NETWORK),
    ],
)
def test_what_is_odd_is_refused(url: str, fault: Fault) -> None:
    assert fault_of(url) is fault


def test_a_refusal_is_told_in_a_few_words() -> None:
    assert refusal("http://10.0.0.1/", WEB) == "its address is not public: a private network"
    assert refusal("https://example.org/", WEB) == ""


@pytest.mark.parametrize("network", [network for network, _ in V4 + V6], ids=str)
def test_no_part_of_a_special_network_is_public(network: object) -> None:
    first, last = network[0], network[-1]  # type: ignore[index] - a network of either version

    assert special(first)
    assert special(last)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.1", "100.100.100.200", "168.63.129.16", "169.254.169.254", "192.0.0.9",
        "192.0.0.192", "192.88.99.1", "198.19.255.255", "224.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::7f00:1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1",
        "64:ff9b::a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::808:808", "100::1", "100:0:0:1::1",
        "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:30::1", "2001:db8::1",
        "2002:808:808::1", "2620:4f:8000::1", "3fff::1", "4000::1", "5f00::1", "fc00::1",
        "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "2606:4700::5efe:10.0.0.1",
        "2606:4700::200:5efe:127.0.0.1",
    ],
)  # fmt: skip
def test_these_are_not_public(address: str) -> None:
    assert special(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "168.63.129.15", "172.15.255.255", "172.32.0.0", "192.0.1.0", "198.17.0.1",
        "198.20.0.1", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2606:4700::1111",
        "2a00:1450::1", "64:ff9b::808:808", "2606:4700::5efe:8.8.8.8", "3ffe::1",
    ],
)  # fmt: skip
def test_these_are_public(address: str) -> None:
    assert special(ip_address(address)) == ""


def test_one_bad_address_blocks_them_all() -> None:
    assert blocked(["8.8.8.8", "2606:4700::1111"], WEB) == ""
    assert blocked(["8.8.8.8", "10.0.0.1"], WEB) == "a private network"
    assert blocked(["8.8.8.8", "nonsense"], WEB) != ""
    assert blocked(["fe80::1%eth0"], WEB) != ""


def test_a_named_origin_is_allowed_and_nothing_beside_it() -> None:
    policy = Policy(origins=("http://127.0.0.1:8080/base/", "http://localhost:9000"))

    assert refusal("http://127.0.0.1:8080/x", policy) == ""
    assert refusal("http://localhost:9000/", policy) == ""
    assert fault_of("http://127.0.0.1:8081/x", policy) is Fault.PORT
    assert fault_of("https://127.0.0.1:8080/x", policy) is Fault.PORT
    assert fault_of("http://127.0.0.1/x", policy) is Fault.NETWORK
    assert fault_of("http://127.1:8080/x", policy) is Fault.NUMBER
    assert fault_of("http://localhost/", policy) is Fault.LOCAL


def test_a_named_network_is_allowed_on_the_ports_of_the_web() -> None:
    policy = Policy(networks=("10.1.0.0/16",))

    assert refusal("http://10.1.2.3/", policy) == ""
    assert fault_of("http://10.1.2.3:8080/", policy) is Fault.PORT
    assert fault_of("http://10.2.0.1/", policy) is Fault.NETWORK
    assert fault_of("http://[::ffff:10.1.2.3]/", policy) is Fault.NETWORK


@pytest.mark.parametrize("given", [{"origins": ("localhost",)}, {"networks": ("10.0.0.0/33",)}])
def test_a_policy_that_makes_no_sense_is_told_at_once(given: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match=r"does not begin|does not appear"):
        Policy(**given)


def test_ipv6_stands_in_brackets_only_where_it_must() -> None:
    target = target_of("http://[2606:4700::1]:8080/")

    assert target.host == "2606:4700::1"
    assert target.authority == "[2606:4700::1]:8080"
    assert target.origin == "http://[2606:4700::1]:8080"
