import pytest

from marrowlint.report.redact import redact


@pytest.mark.parametrize(
    ("text", "starred"),
    [
        ("https://user:pw@h.test/x", "https://*******@h.test/x"),
        ("https://a@b@h.test/x", "https://***@h.test/x"),
        ("https://h/?api_key=S3CR3T", "https://h/?api_key=******"),
        ("see https://h/?page=2&token=abc&x=1.", "see https://h/?page=2&token=***&x=1."),
        ("https://h/#access_token=abc", "https://h/#access_token=***"),
        ("https://h/?X-Amz-Signature=abc", "https://h/?X-Amz-Signature=***"),
        ("https://h/?clientSecret=a)c", "https://h/?clientSecret=***"),
        ("https://h/?a=1&amp;sig=abc", "https://h/?a=1&amp;sig=***"),
    ],
)
def test_secrets_are_starred(text: str, starred: str) -> None:
    assert redact(text) == starred


@pytest.mark.parametrize(
    "text",
    [
        "https://h/?author=Tam&keyword=bone&design=rct",
        "write to me@example.org",
        "the key = value of it",
        "https://h/path@2x.png",
    ],
)
def test_the_rest_stays(text: str) -> None:
    assert redact(text) == text


def test_long_input_takes_no_longer_than_it_should() -> None:
    text = "https://" + "a" * 100_000 + "?" * 1000 + "k=" * 50_000

    assert len(redact(text)) == len(text)
