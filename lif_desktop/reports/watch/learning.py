"""What the rules say of learning."""
