"""Board papers: what each says, free of how it is set on the page."""
