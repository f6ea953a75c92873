"""The only module that asks other servers anything, and only when it is told to."""

import socket
from collections.abc import Callable
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from journal.outside import Answer, Silence

# That a name has no address is said in one of two ways; macOS knows only the first.
_NO_NAME: Final = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def asking(agent: str, seconds: float) -> Callable[[str, str], Answer]:
    """What asks for an address by a method, and waits so long at most; `agent` names the program to servers.

    Only the head of an answer is read.
    """

    def ask(url: str, method: str) -> Answer:
        try:
            request = Request(url, headers={"User-Agent": agent, "Accept": "*/*"}, method=method)
            with urlopen(request, timeout=seconds) as response:
                return Answer(response.status)
        except HTTPError as error:
            error.close()
            return Answer(error.code)
        except URLError as error:
            return Answer(silence=_silence(error.reason))
        except (OSError, HTTPException, ValueError):
            return Answer(silence=Silence.OTHER)

    return ask


def _silence(reason: object) -> Silence:
    if isinstance(reason, socket.gaierror):
        return Silence.NO_HOST if reason.errno in _NO_NAME else Silence.OTHER
    return Silence.REFUSED if isinstance(reason, ConnectionRefusedError) else Silence.OTHER
