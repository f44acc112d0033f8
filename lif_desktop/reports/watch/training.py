"""What the rules say of training."""
