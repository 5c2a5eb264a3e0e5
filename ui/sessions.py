"""Whose a session is: what Gradio is told instead of the hash that a page made up for it.

Who knows or guesses another page's hash has another session by it, because the browser's cookie
is part of what Gradio is told. Nothing is kept for it. Where a browser keeps no cookie its sessions
are told apart by their hashes alone, and by none of them is one reached that began with a cookie.
"""

import hashlib
import re
import secrets
from collections.abc import Mapping

from ui.uploads import TOKEN, TOKEN_BYTES, visitor_of

SESSION_COOKIE = "footnote_session"
HASH = re.compile(r"[0-9a-z]{1,32}", re.ASCII)
"""What a page calls its session. Example: `efox7yosd9m`."""


def session_of(page: str, cookies: Mapping[str, str]) -> str | None:
    """The session of the page that calls it so, in the browser that keeps these cookies.

    None where no page calls a session so.
    """
    if not HASH.fullmatch(page):
        return None
    owner = browser_of(cookies) or visitor_of(cookies) or ""
    return hashlib.sha256(f"{owner} {page}".encode()).hexdigest()


def browser_of(cookies: Mapping[str, str]) -> str | None:
    """The token by which a browser is known until it is closed, if one is sent that can be ours."""
    token = cookies.get(SESSION_COOKIE, "")
    return token if TOKEN.fullmatch(token) else None


def new_cookie(*, secure: bool) -> bytes:
    """The header's value that gives a browser a token.

    It comes back also where another site's link leads here (`lax`): else each link followed would
    make a new token, and what the browser has open already would lose its sessions.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    kept = f"{SESSION_COOKIE}={token}; HttpOnly; Path=/; SameSite=lax{'; Secure' if secure else ''}"
    return kept.encode()
