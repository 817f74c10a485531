"""Library and day → what it teaches; pure: who led to whom, how far things came, what was heard and asked."""
