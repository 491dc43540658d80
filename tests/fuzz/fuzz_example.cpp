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
 "group": "lesson", "files": [{"name": "a/b.txt", "text": "x"}],
 "relays": [{"listen": "udp://127.0.0.1:2", "target": "udp://127.0.0.1:1", "both": {"loss": "30%"}, "seed": 7}],
 "clients": [{"url": "chat://127.0.0.1:1", "message": "x", "answer": "y"},
  {"url": "tcp://127.0.0.1:1", "framing": "line", "frameSent": true, "times": 3, "everyMs": 20, "run": true,
   "halfClose": true, "replies": 2, "timeoutS": 1, "fails": "connection-refused"}],
 "faults": [{"printed": "p", "happens": "h", "why": "w", "repaired": "r"}]})"});
    return 0;
}

/// Any file is either an example that can be shown, or gives an error that says where it is wrong.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    Result<Example> read = Example::parse(json, QStringLiteral("file.json"));
    if (!read) {
        CHECK(read.error().code == ErrorCode::BadExample && !read.error().why.isEmpty());
        return 0;
    }
    Example example = read.value();
    example.setFolder(QStringLiteral("/folder"));
    CHECK(!example.servers.isEmpty() && !exampleText(example).isEmpty());
    for (const ExampleFile &file : example.files) {
        for (const QString &part : file.name.split(u'/'))
            CHECK(!part.isEmpty() && part != u"." && part != u"..");
    }
    return 0;
}
