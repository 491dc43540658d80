# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lecture programs share: reading the command line, printing the bound port, and printing what was received.

The programs themselves stay as plain as in the notes: one blocking call after another. Mistakes in the notes are
corrected, and a comment says how.

A server is given HOST PORT CERTIFICATE FOLDER, a client HOST PORT MESSAGE AUTHORITY TIMES MILLISECONDS; each uses
what it needs.
"""
import ssl
import sys

PATIENCE = 20  # seconds; the notes wait forever


def endpoint():
    return sys.argv[1], int(sys.argv[2])


def message():
    return sys.argv[3].encode()


def tell_port(bound):
    print("ready", bound.getsockname()[1], flush=True)


def tell(ask):
    """Prints what ask() has received, or the name of the network error."""
    try:
        print("received", ask())
    except (OSError, EOFError) as error:
        print("failed", type(error).__name__)


def answer_of(connection):
    """One recv; the end of the stream is an error here."""
    data = connection.recv(1024)
    if not data:
        raise EOFError
    return data


def server_tls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3])
    return context


def client_tls():
    return ssl.create_default_context(cafile=sys.argv[4])
