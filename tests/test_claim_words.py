"""Labels guessed from the words of a claim alone."""

from evals.claim_words import learn


def test_the_words_of_a_label_speak_for_it() -> None:
    guess = learn(["zinc helps", "zinc works", "ginger fails"], ["yes", "yes", "no"])

    assert guess("zinc") == "yes"
    assert guess("ginger fails") == "no"


def test_words_that_nobody_has_seen_leave_the_commonest_label() -> None:
    guess = learn(["a b", "c d", "e f"], ["yes", "yes", "no"])

    assert guess("unheard") == "yes"
