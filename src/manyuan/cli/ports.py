"""Which port a server may take."""

import socket

from manyuan.kernel.errors import BadInput

TRIES = 100


class NoFreePort(BadInput):
    """Neither the wanted port nor any of the following ones can be taken."""

    code = "no_free_port"
    sentence = "{host} 上从 {port} 起的端口都不能用。请用 --port 另选一个端口，或检查 --host。"


def is_free(host: str, port: int) -> bool:
    """Say whether a server could listen at ``host`` and ``port`` now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            # A port whose last server has just stopped is free, whatever late packets say.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen()
    except OSError:
        return False
    return True


def free_port(host: str, wanted: int) -> int:
    """Return ``wanted``, or the next free port; 0 asks the system for any."""
    if wanted == 0:
        return _any_port(host)
    for port in range(wanted, min(wanted + TRIES, 65536)):
        if is_free(host, port):
            return port
    raise NoFreePort(host=host, port=wanted)


def _any_port(host: str) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
    return port
