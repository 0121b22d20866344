"""Stands inside a terminal and does what the script outside says: shows a page, runs a program.

usage: stage.py SOCKET. An order is a line of JSON, and so is the answer to it.
"""

import json
import os
import socket
import subprocess
import sys
import termios
import tty


def main():
    link = socket.socket(socket.AF_UNIX)
    link.connect(sys.argv[1])
    orders = link.makefile("rw")
    program = None
    tty.setraw(0)
    for line in orders:
        order = json.loads(line)
        if "page" in order:
            # The report of the cursor comes when everything before it was worked off.
            os.write(1, order["page"].encode() + b"\x1b[6n")
            heard = b""
            while not heard.endswith(b"R"):
                heard += os.read(0, 1)
        if "run" in order:
            environment = os.environ | order["environment"]
            program = subprocess.Popen(order["run"], env=environment, stderr=subprocess.DEVNULL)
        if "stop" in order and program:
            program.terminate()
            program.wait()
            tty.setraw(0)
            termios.tcflush(0, termios.TCIFLUSH)
        size = os.get_terminal_size(0)
        answer = {"columns": size.columns, "rows": size.lines, "term": os.environ.get("TERM", "")}
        print(json.dumps(answer), file=orders, flush=True)


main()
