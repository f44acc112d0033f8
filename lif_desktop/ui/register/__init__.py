"""The page of a register, made from its declaration: table, filters, form, related records."""
