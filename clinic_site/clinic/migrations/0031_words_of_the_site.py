"""Headings, invitations, buttons and leads of lists are words that staff keep."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0030_treatments_leave_with_their_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "request_button",
                    models.CharField(
                        default="Request a consultation",
                        help_text="On every button and link that leads to the form.",
                        max_length=40,
                        verbose_name="button to the form",
                    ),
                ),
                (
                    "treatment_button",
                    models.CharField(
                        default="Ask about this treatment",
                        help_text="Beside the text of a treatment.",
                        max_length=40,
                        verbose_name="button beside a treatment",
                    ),
                ),
                (
                    "person_button",
                    models.CharField(
                        default="Ask for an appointment",
                        help_text="On the page of a clinician; at its top it goes on “with” and the name.",
                        max_length=40,
                        verbose_name="button of a clinician",
                    ),
                ),
                (
                    "home_treatments",
                    models.CharField(
                        default="Treatments",
                        max_length=120,
                        verbose_name="heading of the treatments",
                    ),
                ),
                (
                    "home_approach",
                    models.CharField(
                        default="How we work",
                        max_length=120,
                        verbose_name="heading of how we work",
                    ),
                ),
                (
                    "home_people",
                    models.CharField(
                        default="Who you will meet",
                        max_length=120,
                        verbose_name="heading of the people",
                    ),
                ),
                (
                    "home_articles",
                    models.CharField(
                        default="Recent articles",
                        max_length=120,
                        verbose_name="heading of the articles",
                    ),
                ),
                (
                    "home_title",
                    models.CharField(
                        default="Talk it over with us",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "home_text",
                    models.TextField(
                        default="<p>Tell us what is on your mind. We listen first, say plainly what we know and what we do not, and you decide what comes next.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "page_title",
                    models.CharField(
                        default="Talk it over with us",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "page_text",
                    models.TextField(
                        default="<p>Tell us what is on your mind. We listen first, and you decide what comes next.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "treatments_lead",
                    models.CharField(
                        default="What we offer, for whom, how a session goes, and which risks it has.",
                        help_text="Search engines show it, too.",
                        max_length=200,
                        verbose_name="sentence at the top",
                    ),
                ),
                (
                    "treatments_title",
                    models.CharField(
                        default="Not sure which one fits?",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "treatments_text",
                    models.TextField(
                        default="<p>You do not have to know. Tell us what bothers you, and we will talk through what could help, and what could not.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "treatment_title",
                    models.CharField(
                        default="Ask us about this treatment",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "treatment_text",
                    models.TextField(
                        default="<p>Tell us about your health and what you hope for. We will go through the risks and the other choices with you, and you decide.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "conditions_lead",
                    models.CharField(
                        default="What people come to us with, in plain words, and what leads on from there.",
                        help_text="Search engines show it, too.",
                        max_length=200,
                        verbose_name="sentence at the top",
                    ),
                ),
                (
                    "conditions_title",
                    models.CharField(
                        default="Do you have something else, or no name for it?",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "conditions_text",
                    models.TextField(
                        default="<p>Most people call before anybody has named what they have. Tell us how your days and nights are, and we will say plainly whether we are the right place to ask.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "condition_title",
                    models.CharField(
                        default="Talk it over with us",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "condition_text",
                    models.TextField(
                        default="<p>Tell us what you have tried and what a bad day is like. We will say plainly what we know, what we do not, and what else there is. You decide what comes next.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "articles_lead",
                    models.CharField(
                        default="Plain answers about our treatments, what they can do and what they cannot.",
                        help_text="Search engines show it, too.",
                        max_length=200,
                        verbose_name="sentence at the top",
                    ),
                ),
                (
                    "article_title",
                    models.CharField(
                        default="Talk it over with us",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "article_text",
                    models.TextField(
                        default="<p>Tell us what you are living with and what you hope for. We will say plainly what we know, what we do not, and what else there is.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "people_lead",
                    models.CharField(
                        default="The clinicians and authors behind this site, with their credentials.",
                        help_text="Search engines show it, too.",
                        max_length=200,
                        verbose_name="sentence at the top",
                    ),
                ),
                (
                    "person_title",
                    models.CharField(
                        default="Talk it over with us",
                        max_length=120,
                        verbose_name="heading of the invitation",
                    ),
                ),
                (
                    "person_text",
                    models.TextField(
                        default="<p>Tell us what is on your mind, and that you would like to see this person. We listen first, and you decide what comes next.</p>",
                        help_text="It may hold a link, such as “reach out online” to /contact/.",
                        verbose_name="text of the invitation",
                    ),
                ),
                (
                    "clinic",
                    models.OneToOneField(
                        default=1,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="site_words",
                        to="clinic.clinicprofile",
                    ),
                ),
            ],
            options={
                "verbose_name": "words of the site",
            },
        ),
    ]
