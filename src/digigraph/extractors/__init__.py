"""What a text says, by character offset: mentions and frames."""
