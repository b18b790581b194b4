"""Who stands behind a page: author, reviewer, dates, sources."""
