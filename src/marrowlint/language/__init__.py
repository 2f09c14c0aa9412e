"""Find in prose what rules ask about: sentences, cues, quantities, claims."""
