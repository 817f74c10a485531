"""Whether anything has changed since the last build; answered before anything heavy is imported."""
