"""What a build leaves for the next one: texts by what they were made from, in one file that nothing depends on."""
