"""What tells an advertisement from a request: signs of the whole message, none of its subject.

Patients of this clinic take Cialis, sell web design, owe loans and play in casinos. What they do not
do is speak for a company, address somebody as the owner of a website, or name terms of sale. Where
a writer speaks of themselves or of care, more is needed: they may quote an advertisement, or own a
company. Silence about both is a sign beside the voice of a company alone: a school nurse says
nothing of herself either.
"""

import re

from clinic_site.folding import fold

from .own_words import own_words

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\[\]]+|\bwww\.[^\s<>\"\[\]]+", re.IGNORECASE)
LINK_MARKUP = re.compile(r"\[(url|link)\b|<a\s", re.IGNORECASE)
QUESTION = re.compile("[?؟？]")
FEW_WEB_ADDRESSES = 1
LONG = 20  # words, from which on a message asks something or says whom it is about


def _any_of(*phrases):
    # Of folded texts, so in small letters without accents, apostrophes and hyphens.
    return re.compile(rf"\b(?:{'|'.join(phrases)})")


_FIRM = (
    r"(?:company|agency|firm|team of|manufacturers?|suppliers?|studio|startup|freelancers?|developer"
    r"|marketers?|virtual assistant|consultants?|business development|specialists? in|platform)\b"
)
_TO_YOU = r"(?:you|your|yours|local|small|other|more|doctors|dentists|clinics|practices|businesses|companies|brands)"
_PIECE = (
    r"(?:audit|estimate|quote|report|trial|analysis|comparison|mock ?up|demo|samples?|proposal"
    r"|portfolio|rates|pricing|packages?|catalog|resumes|counts|topics|consultation|offer)\b"
)
# Who speaks for a company may be an employer, a school or a paper that asks for something.
_IS_A_COMPANY = (
    rf"(?:we are|were|im|i am|i own|i run|i represent|we represent|i work for|as|from) an? (?:\w+ ){{0,5}}{_FIRM}",
    rf"my name is (?:\w+ ){{1,8}}{_FIRM}",
)
_OFFERS = (
    r"our (?:\w+ ){0,2}(?:agency|clients?|experts|specialists|software|platform|ai|campaigns|investors|prices|rates|packages|products|catalog|factory|store|designers|developers|solutions?)\b",
    rf"(?:we|i) (?:can |could |will |would |also |currently |ll )*(?:help|get|bring|boost|improve|increase|grow|save|build|create|design|offer|provide|supply|deliver|rank|lower|fix|double|promote|feature|book|install|patch|place|take over) (?:\w+ ){{0,2}}{_TO_YOU}\b",
    r"we (?:also )?(?:offer(?! to pay)|supply|manufacture|produce|sell|buy|specialize|deliver|develop|design|remove|guarantee|generate|post daily|do \w+ videos|have a verified|give out|blast)\b(?! (?:our|them|it|\w+ ourselves)\b)",
    r"ofrecemos (?:servicios|nuestr|soluciones|diseno)|nuestr[oa]s? (?:empresa(?! de)|equipo|agencia)\b",
    r"предлагаем|наш[аеи]? (?:компани|команд|цен|услуг)|我们(?:是|提供)",
)
OFFERS = _any_of(*_OFFERS)
FULL_OF_LINKS = "it is full of links"
TERMS_OF_SALE = "it offers terms of sale"
SPEAKS_FOR_A_COMPANY = "it speaks for a company"
SIGNS = {
    SPEAKS_FOR_A_COMPANY: _any_of(*_IS_A_COMPANY, *_OFFERS),
    "it addresses the owner of a website or a business": _any_of(
        r"(?:dear|hello|hi|hey|attention|estimado) (?:\w+ )?(?:website|site|business|domain|blog|shop) owners?\b",
        r"(?:dear|hello|hi) (?:editor|admin|webmaster|beneficiary|customer|partner|winner)\b",
        r"sir ?/? ?(?:mam|madam),? we\b|accounts payable|esteemed (?:company|firm|clinic)|propietario del sitio",
        r"(?:clinics|practices|businesses|companies|doctors|dentists|professionals|brands) like yours?\b",
        r"your (?:\w+ )?(?:business(?! (?:cards?|hours|office))|domain|company|brand|listing|customers|facebook page|google reviews|competitors|sales team|backlinks|rankings?|traffic"
        r"|seo|homepage|google (?:listing|profile)|online presence|blog)\b",
        r"(?:for|of|to) (?:local |small )?businesses\b|su (?:empresa|negocio|sitio)\b",
        r"your (?:web)?site (?:\w+ )?(?:is (?:not|slow|missing|losing|using)|lacks|has (?:errors|issues|great)|could|needs|was hacked)",
        r"(?:errors|issues|mistakes|problems) (?:on|with|in) your (?:web)?site|redesign|traffic from google",
        r"ваш(?:его|ему|ем|и)? (?:сайт|бизнес|предложени|компани)|贵公司",
    ),
    TERMS_OF_SALE: _any_of(
        rf"(?<!please )(?:send|show|share|email|give|offer|make) (?:over )?(?:you |to you )?(?:a |an |the |our |my |some |few )*(?:(?!me |us |your |my )\w+ )?{_PIECE}",
        r"(?:free|book a|schedule a|minute) (?:\w+ )?(?:audit|estimate|mock ?up|demo|spins|quote|homepage)\b",
        r"(?:from|at|for|only|just|to)? ?\$ ?\d[\d.,]*k? ?(?:/|a|an|per) ?(?:h|hr|hour|lead|link|article|employee)\b",
        r"(?:\d+ ?%) (?:commission|bonus|interest|more bookings|more|profit)",
        r"(?:affordable|factory|wholesale|unbeatable) (?:\w+ )?(?:price|prices|rates|packages)\b",
        r"no (?:credit check|prescription|rx|deposit) (?:needed|required|necessary|apply)?|without prescription,? (?:cheap|fast|world)|worldwide (?:shipping|delivery)|(?:overnight|hours) delivery|free shipping",
        r"guaranteed (?:profit|results|ranking|approval|income)|double your|earn (?:up to )?\$|days guaranteed",
        r"(?:join now|shall we|pay only after|money back|working capital|(?:starting|packages?) (?:at|from) ?\$|apply (?:now|today)|order now|buy now|renew now|sign up free|try it free|in return for|you only pay)\b",
        r"(?:guest|sponsored|paid) (?:posts|articles)|an? (?:guest|sponsored|paid) (?:post|article)|dofollow|link exchange|email list|(?:followers|leads|backlinks|links) (?:a|per|for)\b",
        r"reply (?:yes|for|to this message|with your (?:full|number))|would you be interested in (?:getting|acquiring|buying|more|our|receiving)",
        r"interesa recibir|недорого|бонус|ниже рынка|без вложений|联系我们",
    ),
}  # fmt: skip
# What is done for a patient or was offered to them, by whatever name: it protects, and is no sign.
ABOUT_CARE = _any_of(
    r"(?:refills?|referr?al|referring|diagnos\w*|symptoms?|rash(?:es)?|moles?|allerg\w*|pharmacy|insurance card|prescri(?:be|ption for|bed)|lab results"
    r"|labs|charts?|fax\w*|biopsy|surgery|procedure|injections?|vaccines?|flu shots?|physicals?|drug screens?|intake|records|blood ?work"
    r"|pain|hurts?|sick|dose|mg|ml|mcg|pregnan\w*|wheelchair|nurses?|legit|dolor|cita|doctor para|seguro)\b",
    r"(?:doctora?|medic[oa]|vacunas?|inyeccion(?:es)?|medecin|arzt)\b|(?:прием|болит|справк|врач|доктор|пациент|капельниц|укол)",
    r"(?:botox|fillers?|ketamine|morpheus ?8?|prp|ivs?|infusions?|drips?|hormones?|testosterone|[th]rt|peptides?|nad|b12|shots?|facials?"
    r"|glp ?1s?|semaglutide|tirzepatide|ozempic|wegovy|zepbound|mounjaro)\b",
    r"(?:knees?|shoulders?|rotator|neck|hips?|spine|wrists?|chin|chest|belly|skin|hair|migraines?|anxiety|depress\w+|weight|sleep)\b",
    r"your (?:ad|post|coupon|special|promo|reel|flyer|newsletter|billboard|commercial|text|email)\b",
    r"also a patient\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
)  # fmt: skip
# What advertisers say of themselves too, and no question about oneself.
_BESIDE_ONESELF = _any_of(
    r"my (?:name|company|team|agency|firm|clients?|portfolio|services?|email|website|site|offer|proposal"
    r"|copyrighted|profile|rates|previous|last (?:email|message))\b",
    r"(?:let|contact|email|message|text|reach|show|tell) me\b|get back to me",
    r"(?:i am|im) (?:a|an|the|from|with|reaching|contacting|writing|the)\b|i (?:represent|run|own|hope|noticed|came across|wanted to"
    r"|found (?:your|several|some|errors|issues)|was (?:looking at|on|browsing|checking)|just (?:went|messaged|visited|wanted|came)"
    r"|visited|checked|can (?:send|fix|help|share|show|offer)|could (?:fix|patch|help|send)|made a free|would (?:like to (?:contribute|discuss|offer|introduce|show|ask|buy)"
    r"|love to (?:show|have|work|connect|help)|be (?:happy|glad) to (?:set|send|share))|want to buy|will (?:place|sue|send|show)|d (?:like|love)|ask for|put together)\b",
    r"(?:can|may|could|should) i (?:send|share|show|offer|activate|email|speak)|so i can\b|mind if i\b|all i ask\b",
)
ABOUT_ONESELF = _any_of(
    r"(?:i|me|my|mine|myself|im|ive|id|u|ur)\b",
    r"(?:our|your) (?:son|daughter|mother|father|mom|dad|family|child|kids?|baby|parents|insurance|appointment)",
    r"(?:he|she|his|her|wife|husband|son|daughter|mother|father|mom|dad|mama|papa|grand(?:ma|pa|mother|father)|sisters?|brothers?"
    r"|twins|couple|family of|(?:both|two|all) of us|we both)\b",
    r"(?:do|did|can|could|will|would) you (?:guys |also |still )?(?:take|accept|treat|see|do|have|sell|prescribe|beat|speak)\b",
    r"(?:can|could|should|must|do) (?:we|one) (?!schedule|help|send|offer|book|connect)|how (?:much|long|many|soon|often)\b",
    r"(?:is|are|does) (?:it|this|that|there|one|they) |appointment|appt\b|(?:we|were) (?:looking for|come|need|moved|live|would like to (?:bring|come|see|schedule|book))",
    r"(?:mi|mis|me|tengo|quisier\w+|quier\w+|queri\w+|necesit\w+|puedo|aceptan|atienden|cuanto|je|jai|mon|ma|mes|meu|minha|gostaria|tenho|ich|mein\w*|mwen|toi|mam|moj\w*)\b",
    r"(?:queremos|buscamos|necesitamos|vivimos|pareja|familia|hij[oa]s?|espos[oa]|suegr[oa]|abuel[oa])\b",
    r"(?:я|мне|меня|мои|моя|мою|моего|моеи|муж\w*|жен[аыу]|мам[аеуы]|болит|нужн\w*)\b",
)  # fmt: skip
# Chinese has no blanks between words: neither has a pattern of it.
IN_CHINESE = re.compile("我(?!们)|预约|医生|看病|打针|疫苗|疼|痛|妈|爸|老公|老婆|孩子|一家人|保险")


def signs_of(message: str) -> list[str]:
    """What reads like an advertisement in a message, in words; a signature is no part of it."""
    message = own_words(message)
    folded = fold(message)
    found = [sign for sign, pattern in SIGNS.items() if pattern.search(folded)]
    addresses = set(WEB_ADDRESS.findall(message))
    if LINK_MARKUP.search(message):
        found.append("its links are written as on a web page")
    elif len(addresses) > FEW_WEB_ADDRESSES:
        found.append(FULL_OF_LINKS)
    if (
        OFFERS.search(folded)
        and len(message.split()) >= LONG
        and not (is_a_persons(message) or QUESTION.search(message))
    ):
        found.append("it asks nothing about the writer")
    return found


def offers_something(message: str) -> bool:
    folded = fold(own_words(message))
    return bool(SIGNS[TERMS_OF_SALE].search(folded) or OFFERS.search(folded))


def leads_elsewhere(message: str) -> bool:
    return bool(WEB_ADDRESS.search(message) or LINK_MARKUP.search(message))


def only_asks(message: str) -> bool:
    """Whether it asks something, and leads nowhere else."""
    return bool(QUESTION.search(message)) and not leads_elsewhere(message)


def is_a_persons(message: str) -> bool:
    """Whether the writer asks or tells something about themselves, their own, or somebody's care."""
    folded = fold(message)
    return bool(
        ABOUT_CARE.search(folded)
        or IN_CHINESE.search(folded)
        or ABOUT_ONESELF.search(_BESIDE_ONESELF.sub(" ", folded))
    )
