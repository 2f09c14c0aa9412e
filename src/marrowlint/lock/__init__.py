"""Keep what the outside world said of each source in ``marrowlint.lock``, and join it to pages."""
