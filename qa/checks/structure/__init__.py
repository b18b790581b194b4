"""How the parts of a page stand together: titles, headings, lists, paragraphs."""
