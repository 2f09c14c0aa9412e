"""List every rule by hand, in the order it runs, is documented and is told to readers."""

from marrowlint.rule import AnyRule
from marrowlint.rules.citation import (
    citation_dangling,
    citation_duplicate,
    citation_id_invalid,
    citation_markers_absent,
    claim_uncited,
    number_not_in_source,
    source_conference_abstract,
    source_count_mismatch,
    source_type_mismatch,
    source_unused,
)
from marrowlint.rules.dose import (
    dose_missing,
    dose_no_species,
    naked_decimal,
    trailing_zero,
    unit_mu_codepoint,
)
from marrowlint.rules.evidence import (
    certainty_wording_mismatch,
    effect_size_unquantified,
    evidence_grade_vague,
    indication_preclinical_only,
    patients_preclinical_clash,
    preclinical_as_clinical,
    preclinical_qualifier_dropped,
    time_to_benefit_unqualified,
)
from marrowlint.rules.names import abbreviation_conflict, alias_duplicate, alias_duplicates_title
from marrowlint.rules.regulatory import disease_claim
from marrowlint.rules.safety import (
    frequency_term_unanchored,
    interaction_dismissed,
    no_risk_claim,
    safety_blanket,
    safety_section_unsourced,
)
from marrowlint.rules.structure import (
    field_unknown,
    file_unreadable,
    front_matter_invalid,
    key_duplicate,
    review_date_missing,
    schema_violation,
    section_missing,
    suppression_unused,
)
from marrowlint.rules.wording import hype_word

ALL: tuple[AnyRule, ...] = (
    file_unreadable.rule,
    front_matter_invalid.rule,
    preclinical_qualifier_dropped.rule,
    source_type_mismatch.rule,
    preclinical_as_clinical.rule,
    indication_preclinical_only.rule,
    safety_blanket.rule,
    safety_section_unsourced.rule,
    patients_preclinical_clash.rule,
    dose_no_species.rule,
    no_risk_claim.rule,
    interaction_dismissed.rule,
    citation_markers_absent.rule,
    citation_dangling.rule,
    citation_id_invalid.rule,
    schema_violation.rule,
    key_duplicate.rule,
    section_missing.rule,
    claim_uncited.rule,
    source_count_mismatch.rule,
    number_not_in_source.rule,
    source_conference_abstract.rule,
    time_to_benefit_unqualified.rule,
    certainty_wording_mismatch.rule,
    evidence_grade_vague.rule,
    frequency_term_unanchored.rule,
    hype_word.rule,
    dose_missing.rule,
    trailing_zero.rule,
    naked_decimal.rule,
    citation_duplicate.rule,
    source_unused.rule,
    alias_duplicates_title.rule,
    alias_duplicate.rule,
    abbreviation_conflict.rule,
    field_unknown.rule,
    review_date_missing.rule,
    suppression_unused.rule,
    disease_claim.rule,
    effect_size_unquantified.rule,
    unit_mu_codepoint.rule,
)
