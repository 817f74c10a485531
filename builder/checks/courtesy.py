"""Questions in the form of closed ones that nobody answers with yes or no: choices, requests, two more people to meet.

The method has people ask for two more people, whether they may write again, and for a card; those are never closed.
Every pattern looks at most a fixed number of characters ahead, so that none is ever slow.
"""

import re

_TALK = (
    r"(?:talk\w*|speak\w*|chat\w*|meet\w*|contact\w*|writ\w+|ask\w*|call\w*|ring\w*|phone|e-?mail\w*|message|approach\w*"
    r"|reach|interview\w*|see|visit\w*|turn to|learn from|hear from|connect\w*|get in touch|follow up)\b"
)
_PERSON = (
    r"\b(?:anybody|anyone|somebody|someone|others?|people|persons?|colleagues?|contacts?|names?|friends?|who|whom|whose"
    r"|professionals?|specialists?|experts?|alumni)\b"
)
_REFERRAL = re.compile(
    rf"\b(?:anybody|anyone|somebody|someone) else\b(?! (?:do|does|did|has|had|is|was|in)\b)"
    r"|\btwo (?:more |other |further )?(?:people|others|colleagues|names|contacts)\b|\bcomes? to mind\b"
    rf"|{_PERSON}[^,;:]{{0,80}}\b(?:i|me|we)\b[^,;:]{{0,60}}\b{_TALK}"
    rf"|{_PERSON}[^,;:]{{0,80}}\b(?:recommend|suggest|introduce|put me|refer me|point me|(?:talk|speak) (?:to|with) me"
    r"|participate|minutes|(?:willing|open|happy|ready) to (?:a|talk\w*|speak\w*|chat\w*|meet\w*|help|be asked))\b"
    rf"|\b(?:introduce|refer|connect|recommend|suggest|point|put)\b[^,;:]{{0,60}}{_PERSON}"
)
_ASK = (
    r"(?:please |perhaps |maybe |just |also |then |briefly |quickly |possibly )*"
    r"(?:tell|describe|explain|elaborate|expand|recommend|suggest|share|introduce|outline|sketch|summarise|summarize"
    r"|clarify|compare|list|spell out|go into|comment|walk|talk|take (?:me|a)|put me|give (?:me|us|an?|one|some)"
    r"|giving me|show|name|point|look (?:at|over|through)|read|send|refer|connect|advise|help me|teach me|let me"
    r"|say (?:more|something|a|what|how|why|which|who|where)"
    r"|(?:think of|recall|remember) (?:an?|one|the last|any|some))\b"
)
_READY = r"(?:willing|able|happy|open|prepared|ready|comfortable|so kind|kind enough|free)(?: as)?(?: to| with)? "
_AGAIN = (
    r"(?:ask|writ\w+|contact\w*|call|ring|phone|e-?mail|message|get (?:back|in touch)|come back|keep in touch"
    r"|stay in touch|be in touch|reach out|follow up|send you|show you|see what|see you again|see your|have your card"
    r"|take (?:your card|notes|a photo\w*|a picture)|visit|shadow|mention|quote|use your name|connect|speak|talk|tell"
    r"|buy you|pay for|make contact)\b"
)
_REQUEST = re.compile(
    rf"(?:can|could|can't|couldn't|will|won't) you {_ASK}"
    rf"|would you (?!(?:describe|recommend|suggest|say|compare|name)\b){_ASK}"
    rf"|would you (?:describe|compare|name)\b(?!.* as\b)"
    rf"|(?:would you be|are you|could you be|might you be) {_READY}{_ASK}|would you be open to\b"
    r"|(?:would|do) you mind\b|would you like to (?:hear|see|know|read)\b"
    r"|(?:may|might) (?:i|we)\b"
    rf"|(?:can|could|can't|couldn't) (?:i|we) (?:please |perhaps |also |then )*{_AGAIN}"
    r"|(?:would|is) (?:it|that) (?:be )?(?:all right|alright|ok|okay|fine|acceptable|possible)"
    rf" (?:if (?:i|we)\b|(?:for me )?to {_AGAIN}|to (?:see|watch|look at)\b)"
    r"|(?:do|have|don't|haven't) you (?:have |got )?(?:an? |your )(?:business |visiting )?card\b"
)
_CHOICE = re.compile(
    r"\bor (?!not\b|so\b|less\b|more\b|anything\b|something\b|no\b|(?:two|three|four|five|six|twice)\b)"
)


def is_courtesy(text: str) -> bool:
    """Return whether a question asks for a choice or for a favour; *text* is in lower case and begins with its verb."""
    return bool(_CHOICE.search(text) or _REQUEST.match(text) or _REFERRAL.search(text))
