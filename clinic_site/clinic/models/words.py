"""The words of the site itself: headings, invitations to ask, buttons and what stands above lists."""

from django.db import models
from solo.models import SingletonModel

from clinic_site.richtext.fields import RichTextField

from .profile import ClinicProfile

LINKS = "It may hold a link, such as “reach out online” to /contact/."


def heading(words, name="heading of the invitation"):
    return models.CharField(name, max_length=120, default=words)


def invitation(words):
    """What stands between the heading and the buttons of a call to action."""
    return RichTextField(
        "text of the invitation", config_name="short", default=f"<p>{words}</p>", help_text=LINKS
    )


def lead(words):
    return models.CharField(
        "sentence at the top",
        max_length=200,
        default=words,
        help_text="Search engines show it, too.",
    )


def button(name, words, help_text):
    return models.CharField(name, max_length=40, default=words, help_text=help_text)


class SiteWords(SingletonModel):
    """The one row with the words that belong to no page; without it, the words are its defaults."""

    clinic = models.OneToOneField(
        ClinicProfile,
        on_delete=models.PROTECT,
        default=ClinicProfile.singleton_instance_id,
        editable=False,
        related_name="site_words",
    )
    request_button = button(
        "button to the form",
        "Request a consultation",
        "On every button and link that leads to the form.",
    )
    treatment_button = button(
        "button beside a treatment", "Ask about this treatment", "Beside the text of a treatment."
    )
    person_button = button(
        "button of a clinician",
        "Ask for an appointment",
        "On the page of a clinician; at its top it goes on “with” and the name.",
    )
    home_seo_title = models.CharField(
        "title for search engines",
        max_length=70,
        blank=True,
        help_text="Left empty, the name of the clinic and the place are used.",
    )
    home_seo_description = models.CharField(
        "description for search engines",
        max_length=200,
        blank=True,
        help_text="One or two sentences. Left empty, the introduction of the clinic is used.",
    )
    home_treatments = heading("Treatments", "heading of the treatments")
    home_approach = heading("How we work", "heading of how we work")
    home_people = heading("Who you will meet", "heading of the people")
    home_articles = heading("Recent articles", "heading of the articles")
    home_title = heading("Talk it over with us")
    home_text = invitation(
        "Tell us what is on your mind. We listen first, say plainly what we know and what we do not, "
        "and you decide what comes next."
    )
    page_title = heading("Talk it over with us")
    page_text = invitation(
        "Tell us what is on your mind. We listen first, and you decide what comes next."
    )
    treatments_lead = lead("What we offer, for whom, how a session goes, and which risks it has.")
    treatments_title = heading("Not sure which one fits?")
    treatments_text = invitation(
        "You do not have to know. Tell us what bothers you, and we will talk through what could help, "
        "and what could not."
    )
    treatment_title = heading("Ask us about this treatment")
    treatment_text = invitation(
        "Tell us about your health and what you hope for. We will go through the risks and the other "
        "choices with you, and you decide."
    )
    conditions_lead = lead(
        "What people come to us with, in plain words, and what leads on from there."
    )
    conditions_title = heading("Do you have something else, or no name for it?")
    conditions_text = invitation(
        "Most people call before anybody has named what they have. Tell us how your days and nights "
        "are, and we will say plainly whether we are the right place to ask."
    )
    condition_title = heading("Talk it over with us")
    condition_text = invitation(
        "Tell us what you have tried and what a bad day is like. We will say plainly what we know, "
        "what we do not, and what else there is. You decide what comes next."
    )
    articles_lead = lead(
        "Plain answers about our treatments, what they can do and what they cannot."
    )
    article_title = heading("Talk it over with us")
    article_text = invitation(
        "Tell us what you are living with and what you hope for. We will say plainly what we know, "
        "what we do not, and what else there is."
    )
    people_lead = lead("The clinicians and authors behind this site, with their credentials.")
    person_title = heading("Talk it over with us")
    person_text = invitation(
        "Tell us what is on your mind, and that you would like to see this person. We listen first, "
        "and you decide what comes next."
    )
    footer_lists = heading("Find your way", "heading of the first list of links")
    footer_site = heading("About this site", "heading of the second list of links")
    footer_search = heading("Looking for something?", "heading of the search")

    spanish_title = heading("Hable con nosotros")
    spanish_text = invitation(
        "Cuéntenos qué le preocupa. Primero escuchamos, y usted decide qué sigue."
    )
    spanish_request = button(
        "button to the form", "Pedir una consulta", "It leads to the form, which is in English."
    )
    spanish_call = button("button to call", "Llamar al", "Before the phone number.")

    class Meta:
        verbose_name = "words of the site"

    def __str__(self):
        return "Words of the site"

    @classmethod
    def get_solo(cls):
        ClinicProfile.get_solo()  # they belong to it
        return super().get_solo()
