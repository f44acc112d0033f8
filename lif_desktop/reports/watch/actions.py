"""What the rules say of actions."""
