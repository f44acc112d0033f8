"""A meeting's papers put together: agenda, papers, public twin, what is kept of it."""
