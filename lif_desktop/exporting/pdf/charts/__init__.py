"""Charts as drawings, from the pen upwards."""
