"""An invented board with everything a business manager keeps, and its agencies' returns."""
