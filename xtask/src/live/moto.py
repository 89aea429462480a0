"""Serves moto at a free port of this machine until the standard input ends.

The port is printed when the server can be asked. The input is a pipe that the starting program holds:
however that program ends, the pipe ends with it, and so does the server.
"""

import sys

from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer

# Functions are not run, which takes containers: an invocation is answered with what was sent.
default_user_config["lambda"] = {"use_docker": False}

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.buffer.read()
server.stop()
