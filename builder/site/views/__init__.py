"""What pages show: a module for each page, which makes its frozen view, and for the parts that several share."""
