"""What stands before the papers: cover, agenda, contents."""
