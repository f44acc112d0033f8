"""What leaves the house closed: passphrases, protected files, numbered copies."""
