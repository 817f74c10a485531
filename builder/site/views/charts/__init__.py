"""Charts: where each mark stands and what it says in words; templates draw them as SVG."""
