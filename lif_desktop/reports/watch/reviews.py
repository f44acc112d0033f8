"""What the rules say of reviews."""
