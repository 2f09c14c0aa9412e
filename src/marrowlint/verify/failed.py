"""Carry the reason why there is no answer from where it shows to where a reply is made."""

from marrowlint.verify.reply import Failure


class FailedError(Exception):
    """Say why there is no answer; ``why`` holds nothing of a server's own text."""

    def __init__(self, failure: Failure, why: str) -> None:
        """Take the kind of failure and the reason in a few words."""
        super().__init__(why)
        self.failure = failure
        self.why = why
