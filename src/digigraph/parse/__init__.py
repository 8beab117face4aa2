"""Release to document: zones, repaired reading text, sentences, date and issuer."""
