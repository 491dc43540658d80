# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends a mail with Python's smtplib: sendmail.py PORT [AUTHORITY [starttls]]; with AUTHORITY over TLS."""
import smtplib
import ssl
import sys
from email.message import EmailMessage

mail = EmailMessage()
mail["From"] = "Ann <ann@example.test>"
mail["To"] = "bob@example.test, carl@example.test"
mail["Subject"] = "Hello over SMTP"
mail.set_content("One line.\n.a dot\n\nThe end.\n")
if len(sys.argv) > 3:
    server = smtplib.SMTP("localhost", int(sys.argv[1]))
    server.starttls(context=ssl.create_default_context(cafile=sys.argv[2]))
elif len(sys.argv) > 2:
    server = smtplib.SMTP_SSL("localhost", int(sys.argv[1]), context=ssl.create_default_context(cafile=sys.argv[2]))
else:
    server = smtplib.SMTP("127.0.0.1", int(sys.argv[1]))
with server:
    server.ehlo()
    print("size" in server.esmtp_features, "starttls" in server.esmtp_features, server.verify("bob")[0])
    print(server.send_message(mail))
