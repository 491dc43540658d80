// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"
#include "fuzz/check.h"

using namespace swb;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    if (const auto json = indentJson(bytes))
        CHECK(indentJson(*json) == json); // once laid out, it stays as it is
    if (const auto formatted = formatPayload(bytes))
        CHECK(bytes.size() <= formattedBytes && !formatted->text.contains(QChar(0x1b)));
    return 0;
}
