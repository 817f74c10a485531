"""Wording that asks for a job, which the method never does (docs/format.md, Validation).

English phrases only, so that nothing is said about other languages. Asking how people are hired, what they are hired
for or where posts are announced is no such wording, and neither is saying that one does not ask for a job.
"""

import re

_FEW = r"(?:[\w-]{1,30} ){0,3}"  # words between, so few and so short that no text makes the search slow
_A = r"(?:a|an|any|some)"
_JOB = r"(?:jobs?|positions?|posts?|roles?|internships?|placements?|traineeships?|apprenticeships?|vacanc(?:y|ies))\b"
_OPENING = r"(?:openings?|vacanc(?:y|ies)|internships?|placements?|traineeships?|apprenticeships?|jobs|positions|roles)"
_SOMEBODY = r"(?:somebody|someone|anybody|anyone)"
_FOR_ME = rf"for (?:me\b|{_SOMEBODY} (?:like me|with my)\b)"
_WHERE = rf"(?:[?.!,;]|$|{_FOR_ME}|(?:at|in|on|with|within) your?\b|i could\b|open\b)"
_WHEN = r"(?:(?:right )?now\b|at the moment|available|coming up)"
_IS_OFFERED = rf"(?= ?(?:{_WHERE}|{_WHEN}))"  # so that opening hours and an internship programme are none
_BEGIN = r"(?:(?:^|[.,;:!?(–—-]\s{0,3})(?:[“\"‘']|(?:and|so|but|or|then|well|also),? )?|\b(?:whether|if|and|or|but) )"
_FIRM = r"(?:team|company|firm|department|organi[sz]ation|office|lab|laboratory|hospital|school)"
_STAFF = rf"(?:people|staff|{_SOMEBODY}|interns?|trainees?|apprentices?|assistants?|graduates?)\b"
_MAY_I = r"\b(?:can|could|may|might) i (?:please )?(?:come (?:and|to) )?"
_I_AM = r"\bi(?:'m| am) (?:currently |now |actively |also )?"
_I_WANT = r"\bi(?: want|'d like| would like|'d love| would love| need| hope)"
_WILL_YOU = r"\b(?:would|could|will|can|might) (?:you|they) (?:ever |please |consider )?"
_ASKS = (
    r"\b(?:hire|employ|recruit) me\b",
    rf"{_WILL_YOU}(?:hir(?:e|ing)|employ(?:ing)?|recruit(?:ing)?|tak(?:e|ing) on) {_SOMEBODY} like me\b",
    r"\btake me on\b|\bconsider me for\b|\bgive me a (?:chance|try|trial)\b",
    rf"\b(?:give|offer|get|find|land) me (?:{_A}|the|your|one of) {_FEW}(?:{_JOB}|work\b)",
    rf"\bhelp me (?:to )?(?:get|find|land|secure) (?:{_A}|my (?:first|next)) {_FEW}{_JOB}",
    r"\bhelp me (?:to )?(?:find work|get hired|get in\b|get into your)",
    r"\b(?:get|help|have) (?:me |my )(?:get )?(?:a |my )?foot in the door\b|\bmy foot in (?:the|your) door\b",
    rf"{_MAY_I}(?:get|have|do|apply for) (?:{_A}|the|your) {_FEW}(?:{_JOB}|work experience\b)",
    rf"{_MAY_I}(?:work (?:for|with) you\b|work (?:in|on|at) your\b|do work experience\b|join (?:you|your {_FIRM})\b)",
    rf"\b(?:{_A}|the|have|find|got|no|there) {_FEW}(?:{_JOB}|opening|work) {_FOR_ME}",
    rf"\b(?:do you have|have you|have you got|do you know of|is there|are there) {_A} {_FEW}{_OPENING}{_IS_OFFERED}",
    rf"\bdo you have (?:a|any) (?:job|position|post){_IS_OFFERED}",
    rf"{_BEGIN}(?:are (?:you|they)|is your {_FIRM}) (?:still |currently |now |also |already )?(?:hiring|recruiting)\b",
    rf"{_BEGIN}are you (?:still |currently |now )?(?:looking for|taking on) (?:{_A} |more |new )?{_STAFF}",
    rf"{_I_AM}(?:looking|searching|hunting) for (?:{_A} |my )?{_FEW}(?:{_JOB}|employment\b)",
    rf"{_I_AM}(?:looking|searching) for work\b",
    rf"{_I_WANT} (?:for |to (?:have|get|find|land) )?(?:{_A}|the|this|that|your) (?:[\w-]{{1,30}} ){{0,2}}{_JOB}",
    rf"{_I_WANT} to (?:work (?:for you|(?:in|at|on) your)\b|join your\b|be hired\b|be employed\b)",
    r"\b(?:pass|forward|hand|send|give) (?:on )?my (?:cv|résumé|resume|application) (?:on )?(?:to|around)\b",
    r"\bput in a (?:good )?word\b|\bput (?:my name|me) forward\b",
    r"\brecommend me (?:for|to your)\b|\brefer me for\b",
)
_WORDING = re.compile("|".join(_ASKS), re.IGNORECASE | re.MULTILINE)
_NOT = re.compile(
    r"(?:\b(?<!why )not|\bnever|\bwithout|\bnobody|\bno one|\brather than|\binstead of|n't(?! (?:you|they)\b))\b"
    r"[^.?!;:]*$",
    re.IGNORECASE,
)
_BEFORE = 80  # characters in which a “not” is looked for


def job_wording(text: str) -> tuple[int, int] | None:
    """Return where *text* asks for a job, as offsets of the words; nothing where it does not."""
    plain = text.replace("’", "'")
    for found in _WORDING.finditer(plain):
        if not _NOT.search(plain, max(0, found.start() - _BEFORE), found.start()):
            words = found[0]
            start = found.start() + len(words) - len(words.lstrip(" \t\r\n.,;:!?(–—-“\"‘'"))
            return start, found.end()
    return None


def asks_for_a_job(text: str) -> bool:
    """Return whether *text* asks for a job, which an informational interview never does."""
    return job_wording(text) is not None
