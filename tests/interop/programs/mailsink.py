# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server with Python's own library, which prints what it receives. It refuses mail for nobody@example.test."""
import asyncore
import smtpd


class Channel(smtpd.SMTPChannel):
    def smtp_RCPT(self, arg):
        if "nobody" in arg:
            self.push("550 There is nobody")
        else:
            super().smtp_RCPT(arg)


class Sink(smtpd.SMTPServer):
    channel_class = Channel

    def process_message(self, peer, mailfrom, rcpttos, data, **options):
        print(mailfrom, rcpttos, data, flush=True)


sink = Sink(("127.0.0.1", 0), None)
print("127.0.0.1:%d" % sink.socket.getsockname()[1], flush=True)
asyncore.loop()
