# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lecture notes' REST client with the requests library. Usage: requestsclient.py URL AUTHORITY"""
import sys

import requests

url, authority = sys.argv[1:]
session = requests.Session()
session.trust_env = False  # no proxies and no other authority from the environment
session.verify = authority


def ask(method, path, **more):
    answer = session.request(method, url + path, timeout=60, **more)
    print(method, path, answer.status_code, answer.json() if answer.content else "")
    return answer


ask("GET", "/data")
print(ask("POST", "/items", json={"name": "one"}).headers["Location"])
ask("POST", "/items", data=iter([b'{"name":', b' "two"}']), headers={"Content-Type": "application/json"})  # chunked
ask("PUT", "/items/1", json={"name": "first"})
ask("PATCH", "/items/2", json={"size": 2})
ask("GET", "/items")
ask("DELETE", "/items/1")
ask("GET", "/items")
print(session.head(url + "/items").headers["Content-Type"])
for path in ("/items/1", "/nothing"):
    try:
        session.get(url + path).raise_for_status()
    except requests.HTTPError as error:
        print(error.response.status_code)
if url.startswith("https"):
    stranger = requests.Session()  # trusts the system's authorities
    stranger.trust_env = False
    try:
        stranger.get(url + "/data")
    except requests.exceptions.SSLError as error:
        print("not trusted" if "CERTIFICATE_VERIFY_FAILED" in str(error) else error)
