"""What is owed to whom, and when: the reason why this program exists. Pure functions of the library and a day."""
