"""Pages onto the canvas: what is drawn, what frames it, and its tags."""
