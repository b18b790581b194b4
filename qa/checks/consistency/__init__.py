"""What a page, or a site, says in two ways."""
