"""Know sources: their identity, what kind of study each is, which claims they bear on."""
