"""What the rules say of deaths."""
