"""The hostile texts, by kind: public tricks against sanitizers and editors, in our own words."""

from . import addresses, editing, handlers, loading, nesting, references, spelling

KINDS = {
    "handlers": handlers.handlers,
    "blanks before a handler": handlers.separators,
    "scripts as entities and escapes": handlers.spelled_handlers,
    "forms": handlers.forms,
    "inputs": handlers.inputs,
    "popovers": handlers.popovers,
    "addresses that are scripts": addresses.script_addresses,
    "other schemes": addresses.other_schemes,
    "addresses that are nearly ours": addresses.nearly_ours,
    "links that do more": addresses.links_that_do_more,
    "loading from elsewhere": loading.loaders,
    "relations to elsewhere": loading.relations,
    "styles": loading.declarations,
    "frames": loading.frames,
    "mutations": nesting.mutations,
    "mutations behind comments": nesting.mutations_behind_comments,
    "raw text": nesting.raw_text,
    "elements never closed": nesting.never_closed,
    "comments": nesting.comments,
    "depths": nesting.depths,
    "shadows": nesting.shadows,
    "animations": nesting.animations,
    "copies": nesting.copies,
    "the editor's protected sources": editing.protected_sources,
    "the editor's temporary marks": editing.temporary_marks,
    "the editor's saved attributes": editing.saved_attributes,
    "the editor's fake objects": editing.fake_objects,
    "the editor's parts": editing.editor_parts,
    "the editor's namespace": editing.editor_namespace,
    "ends hidden from the editor": editing.hidden_ends,
    "invisible signs": spelling.invisible_signs,
    "signs that look alike": spelling.lookalikes,
    "ends that come early": spelling.early_ends,
    "broken tags": spelling.broken_tags,
    "template languages": spelling.template_languages,
    "clobbered names": spelling.clobbered_names,
    "elements made up": spelling.made_up_elements,
    "numbers of photos": references.photo_numbers,
    "photos with more": references.photo_extras,
    "photos inside something": references.photo_wrappers,
    "what is no photo": references.photo_carriers,
    "keys of pages": references.page_keys,
    "fragments of pages": references.page_fragments,
    "links to pages with more": references.page_links_with_more,
    "what is no link to a page": references.page_carriers,
}
PAYLOADS = [payload for make in KINDS.values() for payload in make()]
# For what takes long with each text, such as a browser: a tenth, and of each kind the first. Every
# eleventh, for the payloads come in tables of two to ten columns, and each column must have its turn.
SAMPLE = [
    payload
    for payloads in (list(make()) for make in KINDS.values())
    for payload in payloads[:1] + payloads[6::11]
]
