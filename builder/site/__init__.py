"""The library and its agenda as a static site: views, pages, theme, and the folder they are written to."""
