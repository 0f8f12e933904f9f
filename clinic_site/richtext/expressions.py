"""Expressions for the column of a rich text: refused, for what SQL makes up nobody can clean."""

from django.core.exceptions import FieldError
from django.db.models import Case, Value
from django.db.models.functions import Cast


def is_expression(value) -> bool:
    return hasattr(value, "resolve_expression") or hasattr(value, "as_sql")


def refuse_uncleanable(expression, field) -> None:
    """Raise FieldError for any expression but that of `bulk_update()`: cases of values of `field`.

    Such a value comes through the field once more by itself, when it is made into SQL.
    """
    if type(expression) is Cast and isinstance(expression.output_field, type(field)):
        expression = expression.get_source_expressions()[0]  # PostgreSQL wants the cases so
    if type(expression) is not Case or not all(
        _is_cleaned(v, field) for v in _results(expression)
    ):
        raise FieldError(
            f"{field.model.__name__}.{field.name} is a rich text and takes no expression: give it "
            "the text itself, which is cleaned before it is stored."
        )


def _results(case):
    *whens, default = case.get_source_expressions()
    return [*(when.result for when in whens), default]


def _is_cleaned(value, field):
    # With a subclass anything could become of it.
    if type(value) is not Value:
        return False
    return value.value is None or isinstance(value.output_field, type(field))
