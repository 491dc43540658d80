#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends its message as a mail, with smtplib."""
import email
import smtplib

from common import PATIENCE, endpoint, message

with smtplib.SMTP(*endpoint(), timeout=PATIENCE) as server:
    refused = server.send_message(email.message_from_bytes(message()))
print("received", refused or b"")
