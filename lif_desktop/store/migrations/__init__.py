"""The steps by which a board file came to its present schema."""
