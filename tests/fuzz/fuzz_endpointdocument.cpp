// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointdocument.h"
#include "fuzz/check.h"

using namespace swb;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const SessionEndpoints read
        = endpointsFromDocument(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    CHECK(read.servers.size() <= SessionEndpoints::most && read.clients.size() <= SessionEndpoints::most);
    const QByteArray written = toDocument(read);
    CHECK(toDocument(endpointsFromDocument(written)) == written);
    return 0;
}
