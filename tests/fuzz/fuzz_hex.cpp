// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/hex.h"
#include "fuzz/check.h"

using namespace swb;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    CHECK(parseHex(toHex(bytes)).bytes == bytes);

    const QString text = QString::fromUtf8(bytes);
    const HexInput input = parseHex(text);
    CHECK(input.error.isError() == (input.errorAt >= 0));
    CHECK(input.errorAt < text.size());
    CHECK(input.error.isError() || parseHex(toHex(input.bytes)).bytes == input.bytes);
    return 0;
}
