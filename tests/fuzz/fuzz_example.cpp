// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/check.h"
#include "fuzz/seeds.h"
#include "protocols/examples/exampletext.h"

using namespace swb;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    fuzz::plantSeeds(*argc, *argv, {R"({"name": "a", "title": "t", "about": "a", "next": "n", "notes": ["A1"],
 "servers": [{"url": "tcp://127.0.0.1:1", "reply": "fixed:x", "once": true, "backlog": 5}],
 "clients": [{"url": "chat://127.0.0.1:1", "message": "x", "answer": "y"}],
 "faults": [{"printed": "p", "happens": "h", "why": "w", "repaired": "r"}]})"});
    return 0;
}

/// Any file is an example that can be told, or an error that says where it is none.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Example> example = Example::parse(json, QStringLiteral("file.json"));
    if (example)
        CHECK(!example.value().servers.isEmpty() && !exampleText(example.value()).isEmpty());
    else
        CHECK(example.error().code == ErrorCode::BadExample && !example.error().why.isEmpty());
    return 0;
}
