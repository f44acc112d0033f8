"""What the rules say of meetings."""
