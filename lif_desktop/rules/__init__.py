"""Pure rules: values and a date in, an answer out."""
