"""The menu of the site, which a narrow screen may keep behind a button."""


def menu_links(page):
    return page.get_by_role("navigation", name="Main").get_by_role("link")


def menu_button(page):
    """What opens the menu where its links are not to be seen; its role is the look's affair."""
    return page.get_by_role("banner").get_by_text("Menu", exact=True)


def open_menu(page):
    if not menu_links(page).first.is_visible():
        menu_button(page).click()
    menu_links(page).first.wait_for()
