// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/textencoding.h"
#include "fuzz/check.h"

using namespace swb;

/// The first byte chooses the encoding.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QList<TextEncoding> known = textEncodings();
    const TextReader reader(known[data[0] % known.size()]);
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    for (qsizetype at = 0; at < bytes.size();) {
        const TextUnit unit = reader.at(bytes, at);
        CHECK(unit.length >= 1 && unit.length <= 4);
        CHECK(!unit.valid || (unit.codePoint <= 0x10ffff && at + unit.length <= bytes.size()));
        at += unit.length;
    }
    const qsizetype end = bytes.size() / 2;
    CHECK(reader.boundary(bytes, end) <= end);
    return 0;
}
