"""People from other programs' files, as new notes or as what known notes lack (docs/import.md)."""
