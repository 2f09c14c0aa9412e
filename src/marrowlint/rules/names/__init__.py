"""Rules about the names of the topic and its abbreviations."""
