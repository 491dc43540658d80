#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A7: a REST client. The notes set no timeout and do not check the status."""
import sys

import requests
from common import PATIENCE, endpoint

path = sys.argv[3].split()[1]
response = requests.get("https://%s:%d%s" % (*endpoint(), path), timeout=PATIENCE, verify=sys.argv[4])
response.raise_for_status()
response.json()
print("received", response.content)
