"""Closed questions: whether yes or no answers one, by its form and in English alone (docs/format.md, Validation).

A question is closed where its verb stands before its subject (“do you”, “in your first year, was it”), where it is a
statement with a question mark (“you like it?”), or ends in a tag (“, isn’t it?”). What asks for more than yes or no, or
is asked out of politeness, is not: a choice, a what or how that follows, a request, the request for two more people.
Several languages have words that look like English verbs (German “was”, Dutch “is”, Portuguese “do”, Spanish “has”), so
the subject must be an English one too, or another word of the question that no other language has.
"""

import re
import unicodedata
from collections.abc import Sequence

from builder.checks.courtesy import is_courtesy


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORTEST = 3  # words of a statement
_LONGEST = 1000  # characters; what is longer is a story, and every pattern below stays cheap

# Verbs that begin a closed question, apart from those that are words of other languages too.
_ALIKE = _set("is was had has have are am will do can may must")
_VERBS = (
    _ALIKE
    | _set("were does did would could should might shall won't wont")
    | frozenset(
        f"{verb}n{mark}t"
        for mark in ("'", "")
        for verb in _set("is are was were do does did have has had would could should might must need sha ca")
    )
)
_PEOPLE = _set("i you he she it we they")
_SUBJECTS = _PEOPLE | _set(
    "the there this that these those your our their his its one a some any somebody someone something anybody anyone"
    " anything everybody everyone everything nobody nothing people many both each every"
    " beginners clients colleagues companies employers firms graduates interns juniors managers newcomers nurses"
    " recruiters researchers students teachers women"
)
_NEVER_SUBJECTS = _set("be been being have had go like love not appreciate help well better happily")
_STATED = _set("you they it there that this he she we ever")  # how a statement that asks begins
_TAGS = frozenset({"right", "correct", "no", "yes", "true", "eh", "is that so", "is that right", "am i right"})

# Words that no other language has whose words look like English verbs; what borrows from English has none of them.
_ENGLISH = _set(
    "the there this that these those your yours their they them you which what where who how why with would should does"
    " did and because if not from into about through than too very been being alone enough good paid hired hire need"
    " needed think thought want wanted write find ask say talk give leave go keep feel live few less better worse young"
    " old ever never still already always often really much many any some every changed improved used trained anybody"
    " anyone somebody someone anything something between without within again together before after worth true yourself"
    " myself themselves patients beginners common important necessary required difficult possible useful helpful"
    " expected allowed available essential realistic stressful free matter read"
)
_LOANS = _set("résumé résumés café cafés cliché clichés naïve protégé protégés")

_WHICH = _set("what which who whom whose how why where when")
_RELATIVE = _set("which who whom whose where")
_PREPOSITIONS = _set("in on at during after before since for from with without within by to of over under")
_LEADS = _PREPOSITIONS | _set(
    "as given looking considering knowing besides despite outside inside until till apart like if while although though"
    " because once whenever whether having when whereas unless through throughout compared thinking back"
)
_JOINING = _set("and or but so if then also")
_FILLERS = _set(
    "so and but or then now well ok okay also finally lastly firstly first secondly next honestly frankly personally"
    " overall generally actually just really yes no please hmm oh"
)
_PROMPTS = _set(
    "tell describe explain walk talk take give show share name compare list outline sketch summarise summarize say"
    " help please suppose imagine"
)

_EMPHASIS = str.maketrans("", "", "*_~`")
_APOSTROPHES = str.maketrans("’", "'")
_ENDS = re.compile(
    r"(?<!\b[dm]r)(?<!\bm[rs]s)(?<!\bms)(?<!\bprof)(?<!\b[ei]\.[ge])[.!?…]{1,9}[”’\"')\]]{0,3}(?=\s|$)", re.IGNORECASE
)
_REFERENCE = re.compile(r"!?\[\[([^\[\]]+)\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’(?!\w)")
_WHOLE = re.compile(r"[“\"„«‘']([^“”\"„«»‘]*)[”\"“»’']")
_NUMBER = re.compile(r"\A(?:\[[ xX-]?\]\s+|\(?(?:\d{1,3}|[a-z])[.)]\s+|q\d{0,3}[.:)]\s*)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;:()–—\"]|(?<=\s)-{1,3}(?=\s)")
_MARKS = frozenset(",;:()–—-") | {"--", "---"}


def is_closed(question: str) -> bool:
    """Return whether yes or no would answer *question*; of several sentences the last question counts.

    Always no where it is not in English, and where it asks for two more people, another conversation or a card, which
    the method wants asked.
    """
    if len(question) > _LONGEST:
        return False
    sentence = _last_question(_plain(question))
    words = _WORD.findall(sentence)
    low = [word.lower() for word in words]
    if not low or low[0] in _PROMPTS or any(map(_is_foreign, words)):
        return False
    asked = "?" in sentence
    at = _inversion(words, low, asked=asked)
    if at is not None:
        return not _asks_for_more(low[at:])
    return asked and _is_statement(words, low)


def _plain(text: str) -> str:
    """Return *text* without Markdown and number; what is quoted within becomes one mark, a noun to all that follows."""
    text = _NUMBER.sub("", unicodedata.normalize("NFKC", text).strip())
    text = _REFERENCE.sub(lambda match: match[1].rpartition("|")[2].rpartition("/")[2], text)
    text = _LINK.sub(r"\1", text).translate(_EMPHASIS).strip()
    whole = _WHOLE.fullmatch(text)
    return (whole[1] if whole else _QUOTED.sub(' " ', text)).translate(_APOSTROPHES)


def _last_question(text: str) -> str:
    """Return the last sentence that asks or prompts; without any, the last one."""
    sentences, at = [], 0
    for end in _ENDS.finditer(text):
        sentences.append(text[at : end.end()])
        at = end.end()
    sentences.append(text[at:])
    said = [one for one in sentences if _WORD.search(one)]
    asking = (one for one in reversed(said) if "?" in one or _WORD.findall(one)[0].lower() in _PROMPTS)
    return next(asking, said[-1] if said else "")


def _inversion(words: Sequence[str], low: Sequence[str], *, asked: bool) -> int | None:
    """Return where a verb stands before its subject as a clause begins, unless “what” or “how” comes first."""
    start = 0
    while start < len(low):
        if low[start] in _FILLERS or low[start] in _MARKS:
            start += 1
            continue
        end = next((at for at in range(start, len(low)) if low[at] in _MARKS), len(low))
        before = start + (low[start] in _PREPOSITIONS)
        if low[start] in _PROMPTS or _asks_which(low, before):
            return None
        if _is_inverted(words, low, start, asked=asked):
            return start
        if low[start] in _LEADS or low[start] in _WHICH:
            for at in range(start + 1, end - 1):
                if _asks_which(low, at):
                    if low[at] not in _RELATIVE:
                        return None
                    break
                if low[at] in _VERBS and low[at + 1] in _PEOPLE:
                    return at
        start = end
    return None


def _is_inverted(words: Sequence[str], low: Sequence[str], at: int, *, asked: bool) -> bool:
    verb = low[at]
    behind = low[at + 1 : at + 3] if verb in _VERBS else []
    place = at + 1 + (behind[:1] == ["not"])
    if not behind or place >= len(low) or low[place] in _MARKS or low[place] in _NEVER_SUBJECTS:
        return False
    subject = low[place]
    if verb == "am":
        return subject == "i"
    if not asked:  # “do it again” and “have the figures ready” are notes, not questions
        return subject in _PEOPLE and not (subject == "it" and verb in ("do", "have"))
    return subject in _SUBJECTS or verb not in _ALIKE or _is_english(words[place + 1 :])


def _is_english(words: Sequence[str]) -> bool:
    """Return whether a word is among them that no other language has; a capital marks a name, or a German noun."""
    return any(word in _ENGLISH for word in words)


def _is_foreign(word: str) -> bool:
    """Return whether a word has letters that English has not; a name, with its capital, may have them."""
    return not word.isascii() and word[0].islower() and word not in _LOANS


def _asks_which(low: Sequence[str], at: int) -> bool:
    """Return whether a “what”, “how” or the like asks there, and does not begin a clause such as “when you began”."""
    if at >= len(low):
        return False
    word, short, _ = low[at].partition("'")
    if word not in _WHICH or short or at + 1 == len(low):
        return word in _WHICH
    behind = low[at + 1]
    if word in ("when", "where"):
        return not (behind in _SUBJECTS or behind == "my" or behind.endswith("ing"))
    return behind.partition("'")[0] not in _PEOPLE


def _is_statement(words: Sequence[str], low: Sequence[str]) -> bool:
    """Return whether a sentence that asks is a statement: “you like it?”, “ever been there?”, “…, right?”."""
    if any(word.partition("'")[0] in _WHICH for word in low):
        return False
    last = max((at for at, word in enumerate(low) if word in _MARKS), default=-1)
    if last > 0 and " ".join(low[last + 1 :]) in _TAGS:
        return _is_english(words[:last])
    first = next((at for at, word in enumerate(low) if word not in _FILLERS and word not in _MARKS), len(low))
    rest = low[first:]
    if len(rest) < _SHORTEST or rest[1] in _PREPOSITIONS or rest[1] in ("as", "since"):
        return False
    subject, short, _ = rest[0].partition("'")
    return subject in _STATED and bool(short or subject in ("you", "they", "there") or _is_english(words[first + 1 :]))


def _asks_for_more(low: Sequence[str]) -> bool:
    """Return whether a question in the form of a closed one asks for more than yes or no, or for what is wanted."""
    for at in range(1, len(low)):
        before = low[at - 1 - (low[at - 1] in _PREPOSITIONS)]
        if low[at] in _WHICH and (before in _MARKS or before in _JOINING) and _asks_which(low, at):
            return True
    return is_courtesy(" ".join(low))
