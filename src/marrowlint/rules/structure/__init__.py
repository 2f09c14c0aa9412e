"""Rules about the page as a whole: its file, its fields, its parts."""
