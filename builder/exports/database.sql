-- The notes as tables (docs/export.md, SQLite). Columns are named as the format names them (docs/format.md).
-- Days are texts like 2026-11-18, times like 14:30, yes and no are 1 and 0, and what is not said is null.
-- Not STRICT: programs with an SQLite older than 3.37 could not open the file at all. CHECK does what matters of it.

CREATE TABLE about (key TEXT PRIMARY KEY NOT NULL, value TEXT);

CREATE TABLE organisations (
    slug TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    sector TEXT,
    location TEXT,
    target INTEGER NOT NULL CHECK (target IN (0, 1)),
    path TEXT, -- null: only contacts and interviews name it
    body TEXT
);

CREATE TABLE contacts (
    slug TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    preferred_name TEXT,
    pronouns TEXT,
    organisation TEXT REFERENCES organisations (slug),
    role TEXT,
    level TEXT CHECK (level IN ('entry', 'mid', 'senior', 'executive')),
    location TEXT,
    source TEXT,
    introduced_by TEXT REFERENCES contacts (slug),
    mentor INTEGER NOT NULL CHECK (mentor IN (0, 1)),
    may_contact INTEGER CHECK (may_contact IN (0, 1)), -- null: not asked yet
    keep_in_touch TEXT,
    snooze_until TEXT CHECK (snooze_until = date(snooze_until)),
    status TEXT NOT NULL CHECK (status IN ('active', 'parked', 'declined', 'archived')),
    path TEXT, -- null: there is no note, only interviews name them
    body TEXT,
    stage TEXT NOT NULL CHECK (stage IN ('known', 'asked', 'answered', 'talked', 'thanked')),
    met TEXT CHECK (met = date(met)),
    last_contact TEXT CHECK (last_contact = date(last_contact)),
    waiting INTEGER NOT NULL CHECK (waiting IN (0, 1)),
    dormant INTEGER NOT NULL CHECK (dormant IN (0, 1)),
    attempts INTEGER NOT NULL,
    next_channel TEXT
);

CREATE TABLE interviews (
    slug TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL, -- with whom, for programs that show a row by one of its columns
    contact TEXT NOT NULL REFERENCES contacts (slug), -- the main one; all are in interview_contacts
    date TEXT NOT NULL CHECK (date = date(date)),
    time TEXT, -- with an offset only where one is written
    day TEXT NOT NULL CHECK (day = date(day)), -- its day for the rules
    status TEXT NOT NULL CHECK (status IN ('scheduled', 'done', 'cancelled', 'no-show')),
    direction TEXT NOT NULL CHECK (direction IN ('asking', 'giving')),
    via TEXT,
    place TEXT,
    goal TEXT,
    organisation TEXT REFERENCES organisations (slug), -- where the main contact was that day
    role TEXT,
    minutes INTEGER NOT NULL,
    lasted INTEGER,
    booked TEXT CHECK (booked = date(booked)),
    confirmed TEXT CHECK (confirmed = date(confirmed)),
    prepared TEXT CHECK (prepared = date(prepared)),
    debriefed TEXT CHECK (debriefed = date(debriefed)),
    thanked TEXT CHECK (thanked = date(thanked)),
    called_off TEXT CHECK (called_off = date(called_off)),
    interest_before INTEGER CHECK (interest_before BETWEEN 1 AND 5),
    interest_after INTEGER CHECK (interest_after BETWEEN 1 AND 5),
    notes TEXT,
    debrief TEXT,
    path TEXT NOT NULL,
    body TEXT,
    held INTEGER NOT NULL CHECK (held IN (0, 1)),
    pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
    stale INTEGER NOT NULL CHECK (stale IN (0, 1)),
    is_confirmed INTEGER NOT NULL CHECK (is_confirmed IN (0, 1))
);

CREATE TABLE interview_contacts (
    interview TEXT NOT NULL REFERENCES interviews (slug),
    contact TEXT NOT NULL REFERENCES contacts (slug),
    position INTEGER NOT NULL,
    PRIMARY KEY (interview, contact)
);

CREATE TABLE themes (
    slug TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    "order" INTEGER,
    path TEXT NOT NULL,
    body TEXT
);

CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT,
    headline TEXT,
    cv TEXT,
    linkedin_ready INTEGER NOT NULL CHECK (linkedin_ready IN (0, 1)),
    signature TEXT,
    pitch TEXT,
    vision TEXT,
    strengths TEXT,
    path TEXT,
    body TEXT
);

-- Lists of the front matter: a row each, in the order of the note.

CREATE TABLE contact_aliases (
    contact TEXT NOT NULL REFERENCES contacts (slug), position INTEGER NOT NULL, alias TEXT NOT NULL,
    PRIMARY KEY (contact, position)
);

CREATE TABLE contact_emails (
    contact TEXT NOT NULL REFERENCES contacts (slug), position INTEGER NOT NULL, email TEXT NOT NULL,
    PRIMARY KEY (contact, position)
);

CREATE TABLE contact_phones (
    contact TEXT NOT NULL REFERENCES contacts (slug), position INTEGER NOT NULL, phone TEXT NOT NULL,
    PRIMARY KEY (contact, position)
);

CREATE TABLE contact_links (
    contact TEXT NOT NULL REFERENCES contacts (slug),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('linkedin', 'website', 'links')),
    url TEXT NOT NULL,
    PRIMARY KEY (contact, position)
);

CREATE TABLE contact_fields (
    contact TEXT NOT NULL REFERENCES contacts (slug), position INTEGER NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (contact, position)
);

CREATE TABLE contact_tags (
    contact TEXT NOT NULL REFERENCES contacts (slug), position INTEGER NOT NULL, tag TEXT NOT NULL,
    PRIMARY KEY (contact, position)
);

CREATE TABLE interview_fields (
    interview TEXT NOT NULL REFERENCES interviews (slug), position INTEGER NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (interview, position)
);

CREATE TABLE interview_keywords (
    interview TEXT NOT NULL REFERENCES interviews (slug), position INTEGER NOT NULL, keyword TEXT NOT NULL,
    PRIMARY KEY (interview, position)
);

CREATE TABLE interview_tags (
    interview TEXT NOT NULL REFERENCES interviews (slug), position INTEGER NOT NULL, tag TEXT NOT NULL,
    PRIMARY KEY (interview, position)
);

CREATE TABLE organisation_links (
    organisation TEXT NOT NULL REFERENCES organisations (slug),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('website', 'links')),
    url TEXT NOT NULL,
    PRIMARY KEY (organisation, position)
);

CREATE TABLE organisation_fields (
    organisation TEXT NOT NULL REFERENCES organisations (slug), position INTEGER NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (organisation, position)
);

CREATE TABLE organisation_tags (
    organisation TEXT NOT NULL REFERENCES organisations (slug), position INTEGER NOT NULL, tag TEXT NOT NULL,
    PRIMARY KEY (organisation, position)
);

CREATE TABLE theme_levels (
    theme TEXT NOT NULL REFERENCES themes (slug), position INTEGER NOT NULL, level TEXT NOT NULL,
    PRIMARY KEY (theme, position)
);

CREATE TABLE theme_fields (
    theme TEXT NOT NULL REFERENCES themes (slug), position INTEGER NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (theme, position)
);

CREATE TABLE theme_questions (
    theme TEXT NOT NULL REFERENCES themes (slug), position INTEGER NOT NULL, question TEXT NOT NULL,
    PRIMARY KEY (theme, position)
);

CREATE TABLE profile_values (
    key TEXT NOT NULL CHECK (key IN ('email', 'linkedin', 'website', 'looking_for', 'talking_points')),
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (key, position)
);

CREATE TABLE own_keys ( -- keys of one's own; all of contact, interview, organisation and theme null: the profile's
    id INTEGER PRIMARY KEY,
    contact TEXT REFERENCES contacts (slug),
    interview TEXT REFERENCES interviews (slug),
    organisation TEXT REFERENCES organisations (slug),
    theme TEXT REFERENCES themes (slug),
    key TEXT NOT NULL,
    value TEXT NOT NULL
);

-- Sections: a row an item, in the order of the note.

CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    contact TEXT NOT NULL REFERENCES contacts (slug),
    date TEXT NOT NULL CHECK (date = date(date)),
    type TEXT NOT NULL,
    channel TEXT,
    note TEXT
);

CREATE TABLE promises (
    id INTEGER PRIMARY KEY,
    contact TEXT REFERENCES contacts (slug),
    interview TEXT REFERENCES interviews (slug),
    box TEXT NOT NULL CHECK (box IN ('open', 'done', 'dropped')),
    mine INTEGER NOT NULL CHECK (mine IN (0, 1)), -- 1: I promised it, 0: they did
    text TEXT NOT NULL,
    by TEXT CHECK (by = date(by)),
    made TEXT CHECK (made = date(made)),
    done TEXT CHECK (done = date(done)),
    "to" TEXT REFERENCES contacts (slug),
    CHECK ((contact IS NULL) <> (interview IS NULL))
);

CREATE TABLE to_do (
    id INTEGER PRIMARY KEY,
    contact TEXT REFERENCES contacts (slug),
    interview TEXT REFERENCES interviews (slug),
    box TEXT NOT NULL CHECK (box IN ('open', 'done', 'dropped')),
    text TEXT NOT NULL,
    by TEXT CHECK (by = date(by)),
    done TEXT CHECK (done = date(done)),
    CHECK ((contact IS NULL) <> (interview IS NULL))
);

CREATE TABLE to_share (
    id INTEGER PRIMARY KEY,
    contact TEXT NOT NULL REFERENCES contacts (slug),
    box TEXT NOT NULL CHECK (box IN ('open', 'done', 'dropped')),
    text TEXT NOT NULL
);

CREATE TABLE dismissed (
    id INTEGER PRIMARY KEY,
    contact TEXT NOT NULL REFERENCES contacts (slug),
    rule TEXT NOT NULL,
    since TEXT NOT NULL CHECK (since = date(since)),
    subject TEXT
);

CREATE TABLE referrals (
    id INTEGER PRIMARY KEY,
    interview TEXT NOT NULL REFERENCES interviews (slug),
    name TEXT NOT NULL,
    contact TEXT REFERENCES contacts (slug), -- where there is a note for them
    organisation TEXT,
    note TEXT
);

CREATE TABLE research (
    id INTEGER PRIMARY KEY,
    interview TEXT REFERENCES interviews (slug),
    organisation TEXT REFERENCES organisations (slug),
    box TEXT NOT NULL CHECK (box IN ('open', 'done', 'dropped')),
    text TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('confirmed', 'contradicted', 'unclear')),
    remark TEXT,
    CHECK ((interview IS NULL) <> (organisation IS NULL))
);

CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    interview TEXT NOT NULL REFERENCES interviews (slug),
    box TEXT NOT NULL CHECK (box IN ('open', 'done', 'dropped')), -- done: asked
    text TEXT NOT NULL,
    critical INTEGER NOT NULL CHECK (critical IN (0, 1)),
    answer TEXT
);

CREATE TABLE open_questions ( -- both interview and organisation null: the profile's
    id INTEGER PRIMARY KEY,
    interview TEXT REFERENCES interviews (slug),
    organisation TEXT REFERENCES organisations (slug),
    box TEXT NOT NULL CHECK (box IN ('open', 'done', 'dropped')), -- done: answered
    text TEXT NOT NULL,
    how TEXT
);

CREATE TABLE language (
    id INTEGER PRIMARY KEY,
    interview TEXT NOT NULL REFERENCES interviews (slug),
    text TEXT NOT NULL,
    meaning TEXT
);

CREATE TABLE news (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL CHECK (date = date(date)),
    text TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('everyone', 'mentors', 'nobody'))
);

-- What is computed: the list of “keepwarm due --all”, in its order.

CREATE TABLE follow_ups (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    contact TEXT NOT NULL REFERENCES contacts (slug),
    interview TEXT REFERENCES interviews (slug),
    due TEXT NOT NULL CHECK (due = date(due)),
    since TEXT NOT NULL CHECK (since = date(since)),
    status TEXT NOT NULL CHECK (status IN ('overdue', 'today', 'upcoming', 'later', 'lapsed')),
    days INTEGER NOT NULL,
    action TEXT NOT NULL,
    why TEXT NOT NULL,
    subject TEXT,
    channel TEXT
);

CREATE INDEX interviews_by_date ON interviews (date);
CREATE INDEX log_by_date ON log (date);
CREATE INDEX follow_ups_by_due ON follow_ups (due);

CREATE VIEW due AS
SELECT follow_ups.action, contacts.name, organisations.name AS organisation, follow_ups.due, follow_ups.status,
    follow_ups.days, follow_ups.why, follow_ups.rule, follow_ups.contact, follow_ups.interview
FROM follow_ups
JOIN contacts ON contacts.slug = follow_ups.contact
LEFT JOIN organisations ON organisations.slug = contacts.organisation
WHERE follow_ups.status <> 'lapsed'
ORDER BY follow_ups.id;

CREATE VIEW people AS
SELECT contacts.slug, contacts.name, contacts.role, organisations.name AS organisation, contacts.stage,
    contacts.last_contact,
    (SELECT email FROM contact_emails WHERE contact = contacts.slug ORDER BY position LIMIT 1) AS email,
    (SELECT phone FROM contact_phones WHERE contact = contacts.slug ORDER BY position LIMIT 1) AS phone,
    introducer.name AS introduced_by,
    (SELECT count(*) FROM interview_contacts JOIN interviews ON interviews.slug = interview_contacts.interview
     WHERE interview_contacts.contact = contacts.slug AND interviews.held) AS conversations
FROM contacts
LEFT JOIN organisations ON organisations.slug = contacts.organisation
LEFT JOIN contacts AS introducer ON introducer.slug = contacts.introduced_by
ORDER BY contacts.name, contacts.slug;

CREATE VIEW conversations AS
SELECT interviews.slug, interviews.date, interviews.time, interviews.title, organisations.name AS organisation,
    interviews.status, interviews.lasted, interviews.interest_before, interviews.interest_after, interviews.goal
FROM interviews
LEFT JOIN organisations ON organisations.slug = interviews.organisation
ORDER BY interviews.date DESC, interviews.slug;
