"""The pages of an import in their order; the first five stand in the line of steps."""

FILE, HEADINGS, VALUES, REVIEW, DONE, RECEIPT, BATCH = range(7)
