from marrowlint.language.exaggeration import Exaggeration, exaggeration, rank


def test_cause_told_of_a_link_exaggerates() -> None:
    told = exaggeration("Tea prevents falls.", "Tea was associated with fewer falls.")

    assert told is Exaggeration.EXAGGERATES


def test_may_told_of_a_cause_downplays() -> None:
    told = exaggeration("Tea may prevent falls.", "Tea prevented falls.")

    assert told is Exaggeration.DOWNPLAYS


def test_same_link_is_the_same() -> None:
    told = exaggeration("Tea is linked to falls.", "Tea was associated with falls.")

    assert told is Exaggeration.SAME


def test_nothing_is_said_where_one_side_states_no_link() -> None:
    told = exaggeration("Tea prevents falls.", "Forty adults drank tea.")

    assert told is Exaggeration.SAME


def test_can_stands_below_the_bare_verb() -> None:
    assert rank("Tea can prevent falls.") < rank("Tea prevents falls.")


def test_strongest_sentence_counts() -> None:
    assert rank("Forty adults drank tea. Tea prevents falls.") == rank("Tea prevents falls.")
