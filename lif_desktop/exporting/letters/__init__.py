"""Letters, mail drafts and calendars by which agencies are asked for their returns."""
