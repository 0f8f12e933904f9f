"""Recognizes the words of somebody who may be in danger, or who is afraid for somebody who is.

The server searches a message and a question by them, and `crisis.js` what is being typed: both
take the same expressions, so these are plain for Python and for browsers alike.
"""

import re
from unicodedata import normalize

from .folding import ACCENTS_ALONE, APOSTROPHES

# Accents, signs without width and apostrophes: typed or not, a word is the same.
LEFT_OUT = (
    r"[\u0300-\u036f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
    + "".join(f"\\u{ord(sign):04x}" for sign in ACCENTS_ALONE + APOSTROPHES)
    + "]"
)

# --- Words that many phrases share, as people type them ---------------------------------------

WANT = r"(?:wan+a?t*s?|wnats?|wanted|wanting|wish(?:e[sd])?|would like|i ?d like|long(?:s|ing)?|waiting|need(?:s|ed)?)"
TO = r"(?: ?to{1,2}| 2)?(?: (?:just|only|really|simply|please|actually))?"
SELF = r"(?:(?:my|him|his|her|them|their|your|our|one) ?(?:self|selfs|selves|slef|sefl|sef|slf|sel)|m ?self)"
WHOSE = r"(?:my|his|her|their|your)(?: own)?"
THEY = r"(?:i|he|she|they)"
DIE = r"(?:die{1,2}|be dead)(?! (?:for|laughing|of (?:embarrass\w+|shame|boredom|curiosity)))"
NOT = (
    r"(?:do ?nt|do ?n t|do not|dnt|does ?nt|does ?n t|does not|dosent|did ?nt|did not|not|no longer|never)"
    r"(?: (?:really|even|ever|just))?"
)
CANNOT = r"(?:can ?t|can ?not|could ?nt|could not)"
ANY_MORE = r"(?:any ?more|any ?longer|much longer|no more)"
SO = r"(?:so|just|completely|totally|utterly|very|really|pretty|absolutely|such a|like a|a)"
BEING = r"(?:i am|im|i m|(?:he|she)(?: i)?s|feel|feels|feeling|felt|everything is|it is|its|life is|all is)"
PILLS = (
    r"(?:pil+s?|meds?|medications?|medicines?|tablets|tylenol|xanax|ambien|opioids|oxy\w*|percocets?"
    r"|advil|aspirins?|insulin|pastil+as|pildoras)\b"
)
THE = r"(?:(?:my|the|his|her|these|those|them|of|sleeping|pain|all|some|enough) )*"
A_CAMPAIGN = r"(?! (?:prevention|awareness) (?:day|week|month|walk|training|ribbon\w*))"
A_NUISANCE = (
    r"(?! (?:(?:with|because of|from) )?(?:this|the|my|all this|these) (?:\w{1,12} )?(?:itch\w*|rash|acne|eczema"
    r"|heat|hot flash\w*|sweat\w*|weather|noise|traffic|wrinkles?|frizz\w*))"
)
A_BLEMISH = r"(?! with (?:\w{1,12} )?(?:melasma|acne|eczema|rosacea|scars?|wrinkles|stretch marks|this skin|hot flash\w*))"
# What follows an accident, a plain wish, or pills that are taken as they should be.
ACCIDENT = (
    r"(?! (?:at|while|when|in (?:a|the|an)|on (?!purpose)|by accident|accidentally|during|falling|lifting"
    r"|playing|running|skiing|shaving|cooking|chopping|working|doing|exercising|slipping|moving|gardening"
    r"|trying to (?:lift|move|carry)|some slack|a break|off|last|two|three|years|as a|with a (?:kitchen|razor)))"
)
A_PLACE = r"(?! (?:on|in (?:pain|florida|tampa|clearwater|a )|far|near|alone|without))"
A_VISIT = (
    r"(?! (?:all (?:day|night)|long|too long|on|before|after|when|past|late|at|for (?:hours|long)"
    r"|in the (?:summer|winter)))"
)
THE_TREATMENT = r"(?! (?:during|in|with|at|early|before|from|and|while|feeling|sick|every|to))"
AS_PRESCRIBED = (
    r"(?! (?:every|each|in the (?:morning|evening)|at (?:night|bedtime|the same|once a day)|with (?:food"
    r"|water|breakfast|me)|as|daily|on time|before|to (?:my|the|your)|for))"
)
A_JOKE = r"(?! (?:of|on) (?:sun\w*|sugar|choc\w*|cake|candy|fun|cute\w*|coffee|caffeine|love|news|tv|information))"

PHRASES = (
    # The word itself, however it is spelled.
    rf"(?:suic\w*|s[ceiou1]{{1,3}}[cs]{{1,2}}[iy1]{{1,2}}d\w*|su[cis]{{1,3}}d[cis]*d?(?:e|al)\w*|sua[cs]id\w*|s ?u ?i ?c ?i ?d ?\w*){A_CAMPAIGN}|sewer ?slide",
    r"un ?aliv\w*|kys|parasuicid\w*|euthan\w*|self ?(?:harm\w*|injur\w*|mutilat\w*|delet\w*)",
    r"(?:^|(?:i|ill|id|to|gonna|wanna|just|might|should|will|want 2) )kms(?! (?:to|from|away|per))|(?:passive|active) si|^od$",
    # Killing, ending, taking a life.
    rf"k i l l (?:m ?y ?s ?e ?l ?f|{SELF})|drink(?:ing)? {SELF} to death|(?:ready|want|wanna|going|about) (?:to )?end this$|(?:going|about|ready) to jump$|want to crash (?:my|the) car",
    rf"k[i1]l+(?:s|ed|ing|in)? ?{SELF}(?! laughing)",
    rf"(?:what|which) (?:pills|drugs|meds) (?:can|could|will|would) kill|if {THEY} (?:live or die|die or live)",
    r"(?:please|just|want(?:s|ed)? to|some ?(?:one|body)(?: would| could| to| please)?) kill me|kill me (?:please|now)",
    (
        rf"(?:hang|hung|hanging|shoot|shot|shooting|drown|drowning|poison|poisoning|strangl\w+|starv\w+|chok\w+|suffocat\w+|end|delete) {SELF}"
        r"(?! in (?:the foot|work|my work))"
    ),
    rf"(?:hurt|cut|burn)(?:s|t?ing|ed)? {SELF}{ACCIDENT}|harm(?:s|ed|ing)? {SELF}|danger to {SELF}",
    rf"(?:slit|slitting|slash\w*|cut|cutting) (?:(?:{WHOSE}|open|both|the) )*(?:wrists?|veins?|throat)",
    r"(?:started|is|been|keeps|back to|urge to|want to) cut(?:ting)?(?: again)?$|cutting again|my (?:son|daughter|kid|child|teen|sister|brother) (?:is cutting|cuts)$|(?:im|i am) ending it",
    rf"(?:^|(?:to|gonna|wanna|ill|will) )of+ {SELF}|offing {SELF}|(?:do|doing|did) away with {SELF}|rid of {SELF}",
    rf"end(?:s|ed|ing)? (?:it all|things|everything|(?:{WHOSE}|this) (?:lif?e|lief|lives|suffering|misery|existence))",
    r"(?:to|just|wanna|gonna|might|should|will|ill|could|id|like|of|about) end(?:ing)? it",
    r"end (?:the|my|this) pain (?:forever|for good|permanently|once)|put (?:an )?end to (?:it all|my life|everything|myself)|finish (?:everything|it all)|out of (?:my|his|her) misery",
    rf"(?:take|takes|taking|took|taken) {WHOSE} li(?:fe|ves)(?! (?:back|in|into|to|on|for|serious\w*|one|by|and make))",
    # Dying, and being dead.
    rf"(?:i ?)?{WANT}{TO} ?{DIE}|(?:deserves? to|should|might as well|gonna|let me)(?: just)? {DIE}",
    (
        r"(?:ready|going|rather|hop\w+|pray\w*|try\w*|tried|plan\w*|prefer|decided)(?: to)?(?: just)? "
        rf"{DIE}|(?:hope|wish|pray) (?:that )?i (?:(?:just|could|would) )*die[ds]?"
    ),
    (
        rf"(?:wish|wishes|wished|hope|want|if) (?:that )?{THEY} (?:was|were|could be|had been|is|am) "
        r"(?:dead|gone forever|never born|not (?:here|alive|around))"
    ),
    rf"(?:wish|wishes|wished|hope|happier|better|easier|fine) (?:that |if )?{THEY} (?:was|were|am|is) (?:gone|dead)",
    rf"wish(?:es)? {THEY} ?d? never (?:been born|woken up|existed)|wish (?:it|this|everything) would (?:all |just )*(?:end|be over)",
    rf"{NOT} care (?:if|whether) {THEY} (?:live|die)|mind (?:dying|if i (?:die|died))|(?:want|wants|pray\w*|wish\w*|wait\w*) (?:for )?death",
    (
        rf"(?:wish|wishes|better|easier|best) (?:if |that )?{THEY} (?:was ?n ?t|were ?n ?t|did ?nt|had never|hadnt)(?: ever| been)? "
        r"(?:here|around|alive|exist|born|been born|wake up)"
    ),
    rf"{THEY} ?(?:am|is|are|m|d|would|should)? (?:be )?better (?:off )?(?:dead|gone)|better off dead|should be dead",
    r"(?:die|died) in my sleep|my life is over|feel like dying|pienso en la muerte|planning my (?:death|funeral)",
    r"(?:painless\w*|easy|easiest|best|quick\w*|fast\w*|good) (?:way|ways|method|methods) to (?:die|go|end)|ways? to die",
    r"how to (?:die|kill (?:your|one)|hang|tie a no+se|overdose)|painless death|noo+se|(?:lethal|fatal|deadly) dos(?:e|age|es)|how (?:much|many) (?:\w{1,14} ){1,4}lethal",
    (
        r"(?:think\w*|thoughts?|dream\w*|fantas\w+|talk\w*|obsess\w*|jok\w*|google\w*) (?:a lot |all day |constantly )?(?:about|of|on) "
        rf"(?:{WHOSE} )?(?:death|dying|not being (?:here|alive|around)|hurting {SELF}|jumping)(?! penalty)"
    ),
    # Not living.
    rf"{NOT} (?:{WANT}{TO}|feel like|care (?:to|if i)|deserve to|like) ?(?:be alive|being alive|liv|live|living|exist|existing){A_PLACE}",
    rf"{NOT} {WANT}{TO} (?:be (?:here|around|on this (?:earth|planet|world)|in this (?:world|life))){A_VISIT}",
    rf"{NOT} {WANT}{TO} (?:do (?:this|it) {ANY_MORE}|wake up{THE_TREATMENT})",
    rf"(?:and|just|rather|wish {THEY}|hop(?:e|es|ing)(?: {THEY})?|would|could) (?:dont|do not|did ?nt|not|never|doesnt|would ?nt)(?: ever)? wake up",
    r"never wake up(?: again|$)|not wake up (?:tomorrow|again|ever)|disappear forever|cease to exist|sleep (?:forever|and (?:not|never) wake)|rather not (?:be (?:alive|here)|wake up|live|exist)",
    rf"{WANT}{TO} (?:disappear|vanish|cease to exist|not exist|not be (?:here|alive)|be gone)",
    r"(?:wish|want) (?:i|it) could (?:all )?(?:just )?(?:disappear|vanish|end|be over)|stop (?:existing|living)(?! (?:in|at|with|on|here|there))|(?:leave|out of) this (?:world|earth|life)(?! (?:experience|good|results?))",
    rf"{THEY} should ?n ?t (?:even )?be (?:alive|here (?:any ?more|any ?longer))|end of my rope|dark thoughts|(?:my|this is (?:my|the)) last message$|nobody needs me(?! to)|reasons? to keep (?:living|going)",
    r"no (?:point|reason|use|purpose|will|desire|sense)(?: left)? (?:in|to|for|of) (?:go(?:ing)? on|liv(?:e|ing)|be(?:ing)? (?:alive|here)|exist\w*)",
    r"(?:nothing|not much|no one|nobody)(?: left)?(?: to)? live for|(?:point (?:of|in)|reasons? for) (?:living|being alive|going on|life)",
    rf"no point {ANY_MORE}|whats the point(?: {ANY_MORE}|$)|(?:will|reasons?) to (?:live|stay alive)|wo ?nt be (?:here|around) (?:tomorrow|{ANY_MORE})",
    rf"(?:tired|sick|done|weary) (?:of|with) (?:living{A_PLACE}{A_BLEMISH}|life(?! insurance)|being alive|this life|this world|existing|everything)|done living",
    r"(?:give|gives|gave|given|giving) up on li(?:fe|ving)|(?:not|isnt|isn t|never|hardly) worth living|life (?:is ?n ?t|is not) worth",
    r"life is (?:meaningless|pointless|hopeless|not worth)|life worth living|life has no (?:meaning|point|purpose)|life is worthless|hate (?:being alive|my life)|why am i (?:still )?alive",
    rf"living (?:\w{{1,12}} ){{0,4}}(?:isnt|is not) worth|why (?:should i )?live$|nothing left for me|have no future|(?:{NOT}|{CANNOT}) see (?:a|any) (?:future|way (?:out|forward))|(?:^i|want to|ready to|just) give up$|(?:feel like|^im|^i am|just|about) giving up$",
    rf"(?:{BEING} |^)(?:{SO} )?(?:hopeless|worthless)(?: (?:and|about (?:life|everything))|$)|{BEING} (?:{SO} )?(?:hopeless|worthless)(?! (?:at|with|when|cook|case))|hopelessness|worthlessness",
    r"(?:have|has|got|see|sees|feel|theres|there is|left with|with) no hope(?! (?:of|for|that) (?:an? |the )?(?:appointment|refund|discount))|^no hope|no hope (?:left|any ?more)|(?:lost all|without|out of) hope$|lost all hope|nothing matters(?: any ?more|$)|make it through the night",
    rf"{WANT} (?:it all|it|this|everything|all of (?:it|this)|(?:my )?life) (?:all )?(?:to )?(?:just |all )?(?:end|be over|over)(?! with)",
    rf"{WANT} (?:it all|everything) to stop",
    # Going on.
    (
        rf"{CANNOT} (?:keep )?(?:do|doing|take|taking|stand|bear|handle|face|go on with|cope with|deal with) "
        rf"(?:it|this|life|living|everything|it all)(?: all)? {ANY_MORE}{A_NUISANCE}|{CANNOT} (?:take it|do this)$"
    ),
    rf"{CANNOT} (?:keep living|carry on|live|go on living|exist|continue) (?:like this|this way|with (?:this|the|my) pain|with myself|{ANY_MORE})",
    rf"{CANNOT} keep (?:going|living|fighting)(?! (?:to|back|in|out|there))",
    rf"(?:{CANNOT}|{NOT} {WANT}{TO}) go on(?: (?:like (?:this|it)|living|{ANY_MORE}|this way|with (?:life|this life|it all)|i|and|please|help)|$)",
    # Being a burden.
    r"(?:better|happier|fine)(?: off)? (?:with ?out|w o|if not for) me|(?:world|they|everyone|everybody|family|kids|life) without me",
    r"(?:says?|said|thinks?|feels?|tells?) (?:\w{1,12} ){0,5}(?:better|happier)(?: off)? without (?:him|her|them)",
    r"better off if i (?:was|were|am) (?:gone|not|dead)|(?:i am|im|i m|feel like|being|just) (?:just )?(?:such )?a burden",
    r"(?:nobody|no ?one) (?:would|will|wud) (?:even )?(?:miss me|(?:notice|care) (?:if|when) (?:i|im))",
    r"(?:pray\w*|wish|hope) (?:that |to )?god (?:to )?(?:takes?|took|would take|will take) me(?! (?:back|through|seriously))|(?:hope|wish) i (?:would |could |just )*(?:get|got) (?:hit|run over) by",
    # Means, and a plan.
    rf"over ?do[sz](?:e|es|ed|ing|is|age)?\b{A_JOKE}|overdoes on|oding|{THEY} odd?(?: again| last|$)",
    rf"(?:to|gonna|wanna|might|will|{THEY}|almost|nearly) od(?:ed)?(?: on\b|$| tonight| again)|od on (?:{THE}{PILLS}|(?:my|all|some|the))",
    (
        r"(?:take|takes|taking|took|taken|swallow\w*|eat|ate|down|downed) (?:just )?(?:all|every one|the rest|(?:a|the|my|his|her) (?:whole|full|entire) bottle"
        rf"|a bottle) ?(?:of )?{THE}{PILLS}{AS_PRESCRIBED}"
    ),
    (
        r"(?:took|taken|swallowed|ate|downed|(?:to|gonna|could|just|might|will|ill) (?:take|swallow|eat)) "
        rf"(?:(?:a|whole|too|lots|lot|bunch|handful|ton|loads?|so|all) )+(?:many )?(?:of )?{THE}{PILLS}{AS_PRESCRIBED}|swallowed {THE}{PILLS}|(?:took|taken|swallowed|ate) (?:[1-9][0-9]+|a hundred|thirty|twenty|fifty) (?:of )?{THE}{PILLS}"
    ),
    rf"(?:killers|{PILLS}) (?:to (?:die|end (?:it|my|things)|kill (?:me|my ?self)|do it)|(?:are )?(?:saved|ready)|in front of me)",
    rf"(?:saving|saved|stash\w*|hoard\w*|stockpil\w*) (?:up )?{THE}{PILLS}|^i have (?:a plan|{THE}{PILLS})$|(?:he|she) has a plan$|thinking (?:of|about) taking (?:the |some |these )?pills(?! for)|(?:going to|gonna|ill) take them all",
    rf"plan and (?:i have )?(?:a )?{THE}(?:{PILLS}|gun|rope|means|knife|note)|plan to (?:die|end (?:it|my|things|everything)|do it)",
    r"how (?:many|much) (?:\w{1,14} ){1,6}(?:to (?:die|kill|od|overdose|end)|(?:would|will|can) kill)|know how i ?(?:would|d) do it",
    r"(?:have|has|got|bought|get|find|with) (?:a|his|her|the|my|their) (?:loaded )?gun(?! ?(?:shot|safe|permit))",
    r"gun (?:to|in) (?:my|his|her) (?:head|mouth)|bullet (?:in|through) (?:my|his|her)|(?:brains out|blow my head)|loaded gun|(?:have|bought|got) (?:a|the) rope|dr[ai]nk(?:ing)? (?:bleach|antifreeze)",
    (
        r"(?:jump|jumps|jumping|jumped|throw myself|throwing myself) (?:off|from|in front of|under|out)(?: of)? (?:a|the|my) (?:\w{1,12} )?"
        r"(?:bridge|building|roof|balcony|window|train|bus|car|truck|cliff|overpass|skyway|garage)"
    ),
    (
        r"(?:drive|driving|drove|crash\w*|steer\w*|run|walk\w*|step\w*) (?:my car |the car )?(?:into|off|in front of) (?:a |the |on ?coming )?"
        r"(?:tree|bridge|road|traffic|cliff|train|truck|wall|pole)|car on purpose"
    ),
    rf"giv(?:e|es|en|ing) (?:away )?(?:all )?(?:of )?{WHOSE} (?:stuff|things|belongings|possessions)(?: away)?(?! to (?:charity|goodwill))",
    r"good ?bye (?:notes?|letters?|cruel|forever|world|every ?one|every ?body)|(?:final|last) good ?byes?|(?:say|saying|said) (?:my|our|his|her) good ?byes|this is (?:my )?good ?bye",
    rf"not safe alone|{NOT} (?:feel(?:ing)? )?safe (?:with|from|around) {SELF}|{NOT} trust {SELF} (?:alone|to be alone|tonight|right now|not to|$)|keep {SELF} safe",
    r"(?:join|be with) (?:my |him |her )?(?:\w{1,12} ){0,2}in heaven|join my late|(?:only|no(?: other)?|any other) way out(?! of (?:the|this))",
    r"^crisis$|(?:in|having) (?:a )?(?:mental health )?crisis|crisis (?:text |hot ?)?(?:line|help)|^(?:988|hot ?line|life ?line|help ?line)$|(?:call|text) 988",
    # Spanish, Portuguese and Haitian Creole, which Florida's visitors write.
    (
        r"(?:quier[oea]s?|kier[oea]|quisiera|quero|prefier[oea]|dese[oa]|ganas de|pensado en|piens[oa] en|voy a|va a|intent\w+|trat\w+ de) "
        r"(?:mori(?:r|rme|rse)|morrer|matarme|matarse|me matar|se matar|desaparecer|dormir y no despertar|estar muert[oa])"
    ),
    r"(?:me|se) (?:quier[oea]|kier[oe]|quisiera|voy a|va a|quiso) (?:morir|matar|suicid\w+|ahorcar|cortar las venas)|ojala me (?:muera|muriera)",
    r"(?:matarme|matarse|quitar(?:me|se|le)? (?:la|mi|su) vida|ahorcar(?:me|se)|cortar(?:me|se) (?:las venas|otra vez|de nuevo|los brazos))",
    r"hacer(?:me|se) dano(?! (?:al|en))|(?:me|se) (?:quiero|quiere) hacer dano|se corta(?: los brazos|$)|(?:me|se) hac(?:e|go) dano|auto ?lesion\w*|me corto(?! (?:el|al|las unas))|cansad[oa] de (?:vivir|la vida)",
    (
        r"n(?:o|ao) (?:quier[oea]|quero|quisiera|tengo ganas de|dese[oa]|puedo)(?: mais)? (?:vivir|viver|seguir(?:$| viviendo| asi| mas| adelante"
        r"| con (?:mi|esta) vida)|estar (?:aqui|viv[oa]|en este mundo)|despertar\w*|existir)"
    ),
    r"(?:acabar|terminar|acabo|termino|acabe) con (?:mi vida|su vida|todo|esta vida)|no (?:puedo|aguanto|soporto)(?: la vida)? mas(?! (?:tarde|que))|ya no aguanto$|dejar de existir|tomar(?:me|se) (?:todas )?las pastillas|pastillas para (?:morir|matar)\w*",
    r"sin ganas de vivir|vida no (?:vale|tiene sentido)|sentido a la vida|una carga para (?:todos|mi)|no vale la pena vivir|(?:razon|razones|motivos?) para (?:vivir|seguir)",
    r"(?:mejor|felices|bien) sin mi(?! (?:dolor|seguro|medic\w+))|mejor muert[oa]|sobre ?dosis",
    rf"(?:tom\w+|trag\w+) (?:todas|muchas|demasiadas|un monton de|un frasco de) (?:(?:las|mis|sus) )?{PILLS}",
    r"tirar minha vida|acabar com (?:tudo|minha vida)|vlem? mouri|anvi mouri|touye (?:tet|kor)|pa vle viv",
)  # fmt: skip
CRISIS_WORDS = rf"\b(?:{'|'.join(PHRASES)})\b"

_PATTERN = re.compile(CRISIS_WORDS)
_LEFT_OUT = re.compile(LEFT_OUT)
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def words_of_crisis(text: str) -> str:
    """The first words of a text that speak of suicide or self-harm, in small letters; "" without."""
    found = _PATTERN.search(_plain(text))
    return found[0].strip() if found else ""


def speaks_of_crisis(text: str) -> bool:
    """Whether a text speaks of suicide or self-harm: rather once too often than once too seldom."""
    return bool(words_of_crisis(text))


def _plain(text):
    """Words and blanks alone, as `crisis.js` makes them, too: "Don’t!" is "dont", "diiie" is "die"."""
    text = _LEFT_OUT.sub("", normalize("NFKD", text).lower())
    return _BETWEEN_WORDS.sub(" ", _DRAWN_OUT.sub(r"\1", text)).strip()
