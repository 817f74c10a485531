"""Documents into entries, or every reason why not."""
