"""What axe looks at in the admin; tests/site/test_looked_at.py holds it against the URL configuration."""

POSTS = "/admin/blog/post/"
INBOX = "/admin/contact/consultationrequest/"
LISTS = (
    *("/admin/photos/photo/", "/admin/auth/user/", "/admin/auth/group/", POSTS, INBOX),
    *(
        "/admin/services/service/",
        "/admin/clinic/page/",
        "/admin/clinic/person/",
        "/admin/clinic/condition/",
    ),
    *(
        "/admin/clinic/treatment/",
        "/admin/clinic/menuitem/",
        "/admin/blog/category/",
        "/admin/outbox/outboxmessage/",
    ),
    *("/admin/forwarding/address/", "/admin/forwarding/missedaddress/"),
    "/admin/forwarding/checkedlink/",
    *("/admin/search/wordgroup/", "/admin/search/missedword/"),
    f"{POSTS}?q=nothing",
)
FORMS = (
    *("/admin/password_change/", "/admin/clinic/clinicprofile/", "/admin/photos/photo/add/"),
    *("/admin/clinic/clinicprofile/phone-numbers/", "/admin/services/service/add/"),
    *(
        "/admin/clinic/person/add/",
        "/admin/clinic/condition/add/",
        "/admin/clinic/treatment/add/",
        "/admin/clinic/menuitem/add/",
        "/admin/clinic/sitewords/",
        "/admin/auth/group/add/",
    ),
    *("/admin/auth/user/add/", "/admin/your-account/", "/admin/your-account/add/"),
    *("/admin/forwarding/address/add/", "/admin/forwarding/address/import/"),
    "/admin/search/wordgroup/add/",
    *("/admin/your-account/add/app/", "/admin/confirm/", "/admin/style-guide/"),
)
DOOR = (
    "/admin/forgotten-password/",
    "/admin/forgotten-password/sent/",
    "/admin/choose-password/MQ/x-y/",
)
# Of the first object in their lists; those with an editor, when it is there.
OBJECTS = ("photos/photo", "auth/user", "contact/consultationrequest")
WRITTEN = (("blog/post", "body"), ("services/service", "risks"))
# These in two views, each by its name with what tests/site/doors.py fills in, and what follows it.
BY_NAME = (
    *("calendar", "calendar?as=list", "needs_work", "keys", "signed_in"),
    *("site_as_of", "site_as_of_home", "site_as_of_page"),
    *("blog_post_together", "blog_post_review_links", "blog_post_restore"),
    *("blog_post_compare?from=1&to=2", "blog_post_history", "blog_post_delete"),
    *("blog_post_preview", "services_service_preview", "clinic_person_preview"),
    *("clinic_condition_preview", "clinic_page_preview"),
    *("clinic_person_change", "clinic_condition_change", "clinic_page_change"),
    *("blog_post_add", "clinic_page_add"),
    *("forwarding_checkedlink_changelist", "forwarding_missedaddress_changelist"),
    *("forwarding_address_changelist", "forwarding_address_change"),
    *("forwarding_checkedlink_change", "forwarding_missedaddress_change"),
    *("forwarding_address_history", "forwarding_address_delete"),
    *("search_wordgroup_changelist", "search_wordgroup_change", "search_missedword_change"),
    *("blog_category_add", "blog_category_change", "clinic_treatment_change"),
    *("clinic_menuitem_change", "clinic_sitewords_history", "outbox_outboxmessage_change"),
    *("revisions_historyline_changelist", "revisions_historyline_change"),
    *("auditlog_logentry_changelist", "auditlog_logentry_change"),
    *("contact_consultationrequest_export", "contact_consultationrequest_reports"),
    *("contact_consultationrequest_erase", "contact_consultationrequest_erased"),
    *("auth_group_change", "auth_user_delete", "auth_user_password_change"),
    *("password_change_done", "password_chosen", "add_passkey"),
)
