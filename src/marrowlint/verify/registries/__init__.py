"""Know what each scholarly service is asked and how its answers read; pure, no network here."""
