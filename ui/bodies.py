"""The bytes that a request brings, no more of them than it may, and not waited for without end."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Request

SILENCE = 30  # seconds without a byte after which what is sent is not waited for
SILENT = "What was sent did not arrive; try again."


async def body_of(
    request: "Request", *, largest: int, refused: Callable[[int | None], Exception]
) -> bytes:
    """All bytes of a request.

    Args:
        largest: bytes that it may have.
        refused: what is raised where it has more; told how many, if the request says so itself.

    Raises:
        HTTPException: they do not arrive.
    """
    from fastapi import HTTPException
    from starlette.requests import ClientDisconnect

    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > largest:
        raise refused(int(declared))
    data = bytearray()
    stream = aiter(request.stream())
    try:
        while piece := await asyncio.wait_for(anext(stream, b""), SILENCE):
            data += piece
            if len(data) > largest:
                raise refused(None)
    except (ClientDisconnect, TimeoutError) as error:
        raise HTTPException(408, SILENT) from error
    return bytes(data)
