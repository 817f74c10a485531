"""The texts of new notes: front matter, headings, and what the method asks for, in comments that count for nothing."""
