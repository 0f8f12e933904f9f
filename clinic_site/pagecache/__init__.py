"""Finished answers in front of Django: a page that is the same for everyone is made once an era."""
