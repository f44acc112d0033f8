"""What the rules say of scrutiny."""
