"""Choose the words of a claim that a finding underlines."""

from marrowlint.language.analysis import Claim, Cue


def effect_words(claim: Claim, condition: Cue) -> tuple[int, int]:
    """Return the stretch from the verb that states the effect to the condition it is on.

    "treatment of ischemic stroke", "help reduce lesion volume and improve motor function"; where
    the verb follows the condition and nothing comes after it, from the condition to the verb.
    """
    verbs = [cue for cue in _inside(claim) if _states(cue)]
    after = [cue for cue in verbs if cue.start > condition.start]
    later = [cue for cue in claim.conditions if after and cue.end > after[0].end]
    if later:
        return after[0].start, later[-1].end
    near = [cue for cue in verbs if cue.end <= condition.start and _near(cue, condition)]
    if near:
        return near[-1].start, condition.end
    return condition.start, after[0].end if after else condition.end


def effect(claim: Claim) -> tuple[int, int]:
    """Return the words of the effect: from its first verb to the claim's last condition or end."""
    verbs = [cue for cue in _inside(claim) if _states(cue)]
    if not verbs:
        return claim.start, claim.end
    ends = [cue.end for cue in claim.conditions if cue.end > verbs[0].end]
    return verbs[0].start, max(ends, default=claim.end)


def _inside(claim: Claim) -> list[Cue]:
    return [cue for cue in claim.sentence.cues if claim.start <= cue.start < claim.end]


def _states(cue: Cue) -> bool:
    treats = cue.lexicon == "indications" and cue.tag == "treat"
    moves = cue.lexicon == "effects" and cue.tag != "same"
    # "Better sleep", "sleep better": that word alone states no effect, and is no verb.
    return (treats or moves) and cue.text.lower() != "better"


def _near(cue: Cue, condition: Cue) -> bool:
    return condition.start - cue.end <= 2  # noqa: PLR2004 - a space, or a space and a quote mark
