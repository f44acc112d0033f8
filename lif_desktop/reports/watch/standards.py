"""What the rules say of standards."""
