"""Which record a row means."""
