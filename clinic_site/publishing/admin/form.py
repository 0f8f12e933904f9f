"""The form of a page: what would be refused at the door is said at its fields."""

from django import forms

from clinic_site.publishing.fitness import faults_of
from clinic_site.publishing.transitions import Status


class PageForm(forms.ModelForm):
    def _post_clean(self):
        super()._post_clean()
        if self.instance.status != Status.PUBLISHED:
            return
        for fault in faults_of(self.instance):
            self.add_error(fault.field if fault.field in self.fields else None, fault.sentence)
