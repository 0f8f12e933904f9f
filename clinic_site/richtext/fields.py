"""The one seam to the editor: no other file knows that it is CKEditor."""

from functools import partial

from ckeditor.fields import RichTextField as EditorField
from ckeditor.fields import RichTextFormField
from ckeditor.widgets import CKEditorWidget
from django.core.exceptions import ValidationError
from django.forms import Media

from clinic_site.editing.combining import Combined
from clinic_site.photos.choosing import CHOOSER

from .beforehand import clean_once, for_editor, from_editor
from .blocks import comparable_blocks, is_same_text, joined
from .expressions import is_expression, refuse_uncleanable
from .grammar import clean_to_show
from .merging import exchanged, merged
from .references import faults_of_references
from .sanitizer import CleanHtml, Loss, clean_html
from .weight import LONGEST, MOST_SIGNS

TOO_DEEP = (
    "This text has too many lists, quotes, or tables, or nests them too deep, to be shown. Paste it "
    "again as plain text, then give it its form with the buttons above."
)

TOO_HEAVY = (
    f"This text is longer than a page can be: at most {LONGEST:,} characters, with {MOST_SIGNS:,} "
    "ampersands and fixed blanks among them. Divide it among several pages."
)

FOREIGN = (
    "This text holds a picture that is not in the photo library. Take it out, or add it with the "
    "photo button."
)

# What editor-paste.js is made of, in this order.
PASTING = ["reading", "emoji", "looks", "word", "lists", "blocks", "headings", "tidying"]
EDITOR = [
    "editor",
    "editor-opening",
    "editor-links",
    "editor-keeping",
    *(f"paste-{part}" for part in PASTING),
    "editor-paste",
    "editor-photos",
]


class EditorWidget(CKEditorWidget):
    """A text as visitors see it; whoever means to write in it opens the editor there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, template_name="admin/text_field.html", **kwargs)

    @property
    def media(self):
        # The package's own files are named again to say that ours come after them.
        theirs = ["ckeditor/ckeditor/ckeditor.js", "ckeditor/fixups.js"]
        ours = ["ck4-guard", *EDITOR]
        own = Media(
            css={"all": ["clinic/css/editor-admin.css"]},
            js=[*theirs, *(f"clinic/js/{name}.js" for name in ours)],
        )
        return CHOOSER + super().media + own


class EditorFormField(RichTextFormField):
    widget = EditorWidget

    def prepare_value(self, value):
        return for_editor(super().prepare_value(value))

    def has_changed(self, initial, data):
        return super().has_changed(for_editor(initial), data) and not _is_unchanged(initial, data)

    def comparable(self, value):
        """A text, stored or typed, in the spelling that texts have which are the same."""
        cleaned, losses = clean_once(for_editor(value or ""))
        return value if losses else joined(comparable_blocks(cleaned))

    def combined(self, base, mine, theirs):
        if clean_once(mine)[1]:
            return None  # to be refused, with all that they typed
        found = merged(*map(_as_stored, (base, mine, theirs)))
        return Combined(for_editor(found.html), found.clashes, found.taken)

    def exchanged(self, value, mine, theirs):
        cleaned, losses = clean_once(value)
        found = None if losses else exchanged(_as_stored(cleaned), mine, theirs)
        return None if found is None else for_editor(found)

    def _clean_bound_field(self, bound):
        typed = super()._clean_bound_field(bound)
        # Byte for byte what is stored: else a text would be another one after every look at it.
        stored = bound.initial or ""
        return CleanHtml(clean_to_show(stored)) if _is_unchanged(stored, typed) else typed


def _is_unchanged(stored, typed):
    """Whether an author left a text as they were shown it, whatever an editor made of its bytes."""
    cleaned, losses = clean_once(typed)
    return not losses and is_same_text(for_editor(stored), cleaned)


def _as_stored(html):
    return clean_once(from_editor(clean_once(html)[0]))[0]


class RichTextField(EditorField):
    """HTML written by staff, cleaned at the last door before SQL whoever writes it."""

    def deconstruct(self):
        # Migrations know a plain TextField, so the editor can be changed without one.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": EditorFormField} | kwargs)

    def clean(self, value, model_instance):
        # Said to who wrote it; below the form, such things are cut without a word.
        cleaned, losses = clean_once(value)
        if Loss.WEIGHT in losses:
            raise ValidationError(TOO_HEAVY, code="too_heavy")
        if Loss.NESTING in losses:
            raise ValidationError(TOO_DEEP, code="too_deep")
        faults = [FOREIGN] if Loss.PICTURE in losses else []
        if not isinstance(value, CleanHtml):  # else nobody has edited it
            cleaned, _losses = clean_once(from_editor(cleaned))
        faults += faults_of_references(
            cleaned,
            partial(self._stored, model_instance),
            has_a_door=getattr(model_instance, "has_a_door", False),
        )
        if faults:
            raise ValidationError(faults)
        return super().clean(cleaned, model_instance)

    def _stored(self, model_instance):
        rows = type(model_instance)._base_manager.filter(pk=model_instance.pk)
        return rows.values_list(self.attname, flat=True).first()

    def pre_save(self, model_instance, add):
        # The instance shows what was stored.
        value = super().pre_save(model_instance, add)
        if is_expression(value):
            return value  # for get_db_prep_save() to judge
        cleaned, _losses = clean_once(self.get_prep_value(value))
        setattr(model_instance, self.attname, cleaned)
        return cleaned

    def get_db_prep_save(self, value, connection):
        # update() and bulk_create() come through here and nowhere else.
        if is_expression(value):
            refuse_uncleanable(value, self)
        else:
            value = self.get_prep_value(value)  # whatever it was, text is stored
            value = value if value is None else clean_html(value)
        return super().get_db_prep_save(value, connection)
