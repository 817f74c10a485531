"""The words that the made-up notes are put together from: enough of each that hardly two sentences are the same."""

# Names as they are written and as they are spelt in the name of a file; six scripts.
GIVEN = (
    *((name, name) for name in ("Amara", "Bao", "Callum", "Dafydd", "Eilidh", "Farah", "Goran", "Hana", "Imani")),
    *((name, name) for name in ("Jun", "Kaveh", "Lena", "Mateus", "Noor", "Oona", "Priya", "Rosa", "Siobhan")),
    *((name, name) for name in ("Tomas", "Uzma", "Vera", "Wren", "Ximena", "Yusuf", "Zanele", "Aleks", "Bronwen")),
    *((name, name) for name in ("Carys", "Delroy", "Esther", "Fergus", "Gwen", "Hugo", "Ines", "Jonas", "Kofi")),
    *(("Léa", "lea"), ("Malgorzata", "malgorzata"), ("Øystein", "oystein"), ("Renée", "renee"), ("Søren", "soren")),
)
FAMILY = (
    *((name, name) for name in ("Abebe", "Botha", "Costa", "Dlamini", "Eze", "Fischer", "Gallagher", "Haddad")),
    *((name, name) for name in ("Ivanova", "Jansen", "Kaya", "Lindqvist", "Mokoena", "Nakamura", "Okafor", "Pellow")),
    *((name, name) for name in ("Quispe", "Rahman", "Silva", "Tran", "Underhill", "Vasquez", "Wren", "Yilmaz")),
    *((name, name) for name in ("Zhou", "Ashdown", "Bright", "Culver", "Draper", "Eastman", "Farrow", "Gill")),
    *(
        ("Björk", "bjork"),
        ("García", "garcia"),
        ("Kovács", "kovacs"),
        ("Müller", "mueller"),
        ("Ní Bhriain", "ni-bhriain"),
    ),
)
FOREIGN = (
    (("Елена", "elena"), ("Тимур", "timur"), ("Ольга", "olga"), ("Стоянова", "stoyanova"), ("Левченко", "levchenko")),
    (("Ελένη", "eleni"), ("Πέτρος", "petros"), ("Νίκη", "niki"), ("Βλάχου", "vlachou"), ("Δημητρίου", "dimitriou")),
    (("نور", "nur"), ("سلمى", "salma"), ("كريم", "karim"), ("الحداد", "al-haddad"), ("منصور", "mansur")),
    (("明", "ming"), ("静", "jing"), ("伟", "wei"), ("陈", "chen"), ("欧阳", "ouyang")),
    (("आशा", "asha"), ("रोहन", "rohan"), ("मीरा", "mira"), ("शर्मा", "sharma"), ("देसाई", "desai")),
)

PRONOUNS = ("she/her", "he/him", "they/them")
LEVELS = ("entry", "mid", "mid", "senior", "senior", "executive")
FIELDS = (
    *("health data", "open science", "city planning", "school meals", "flood warning", "museum lighting"),
    *("translation", "soil repair", "night trains", "court records", "hearing aids", "seed banks"),
)
SECTORS = ("charity", "local government", "engineering", "research", "publishing", "public health")
ROLES = ("Head of", "Adviser for", "Trainee in", "Director of", "Researcher in", "Coordinator of")
TOWNS = ("Aldermouth", "Withy Mill", "Harbour Gate", "Corn Hill", "Lower Quay", "Sedgebrook", "Brightwell", "Eastfield")
HOUSES = ("Borealis", "Lantern", "Harrow", "Juniper", "Kestrel", "Meridian", "Northgate", "Osprey", "Pell", "Quarry")
KINDS = ("Labs", "Trust", "Council", "Institute", "Partners", "Archive", "Works", "Foundation")
SOURCES = ("alumni", "a friend", "an evening of talks", "an online group", "a teacher", "the library")
TAGS = ("first", "alumni", "by the sea", "after work", "honest", "numbers", "people", "again")
CHANNELS = ("email", "email", "email", "phone", "linkedin", "message")
WAYS = ("video", "video", "phone", "in-person", "in-person")
PLACES = ("The Tin Kettle, Quay Street", "Reading room, second floor", "Market hall, by the clock", "Her office")

WHO = (
    *("The team", "Her first manager", "A colleague from the coast", "Nobody in the building", "The board", "She"),
    *("Half of the office", "The person before her", "A good trainee", "Anybody who stays", "The evening shift", "He"),
    *(
        "The funder",
        "Everybody in the field",
        "The quiet engineer",
        "A neighbour of theirs",
        "Whoever answers the phone",
    ),
)
DOES = (
    *("spends most mornings on", "had to learn", "would not give up", "asks first about", "is proud of", "pays for"),
    *("never quite trusts", "keeps coming back to", "writes three pages about", "underestimated", "was hired for"),
    *("would start again with", "reads everything about", "has stopped explaining", "is judged by", "still enjoys"),
)
WHAT = (
    *("other people's figures", "the minutes of every meeting", "a map that somebody else drew", "the spring budget"),
    *("the first ten minutes of a visit", "a list of a hundred telephone numbers", "plain words", "the waiting list"),
    *("what the residents said", "the way a form is worded", "a long table of small sums", "the hour after lunch"),
    *("the second interview", "old letters in the cellar", "a certificate of three evenings", "the Friday report"),
    *("listening without a screen", "the one question that matters", "four small grants", "the handover at night"),
    *("a model that leaves out the river", "careful filing", "talking to the press", "the year between two projects"),
)
TAIL = (
    *("because nobody else will", "until the money runs out", "and says so in public", "even on a Friday afternoon"),
    *(
        "which I had not expected",
        "whatever the advertisement says",
        "for the first two years at least",
        "with a smile",
    ),
    *("as long as somebody reads it", "though the pay is no better", "and would do it again", "since the last flood"),
    *("as if it were the simplest thing", "when the phones are quiet", "but not in August", "and I believe it"),
)
QUESTIONS = (
    *("What did last week look like, day by day?", "What makes good people leave?", "Where is the money from?"),
    *("Which part of the work surprises newcomers?", "How did you hear of the post you have now?", "What is scarce?"),
    *("Which skill is the hardest one to find?", "What would you read before applying anywhere?"),
    *("What have you stopped noticing that a newcomer finds hard?", "Which two people would you talk to next?"),
    *("How would a panel look at nine years on a ward?", "What will be different about this work in five years?"),
    *("Which certificate opened a door for you, and which one only cost money?", "Who decides what comes first?"),
    *("How long did it take until you knew what you were doing?", "What should I have asked that I did not?"),
)
THEMES = ("The way in", "The work itself", "Pay and hours", "Where it is heading", "Before we stop", "People")
PHRASES = (
    *("gone silent", "to scope", "own the call", "a soft launch", "wet figures", "the long list", "a quiet no"),
    *("the back office", "to walk the line", "second reading", "warm hands", "a paper year", "the blue folder"),
)
PROMISES = (
    *("send the reading list", "write to a colleague", "look for the template", "share the slides", "find the report"),
    *("send the drawing of the mount", "ask about the open day", "lend the book about maps", "translate the leaflet"),
)
