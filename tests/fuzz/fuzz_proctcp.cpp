// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/proctcp.h"
#include "fuzz/check.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;

namespace {

constexpr char good[]
    = "   0: 0100007F:2EE0 0100007F:D431 06 00000000:00000000 03:00001765 00000000     0        0 0 3\n"
      "   0: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A "
      "00000000:00000000 00:00000000 00000000     0        0 1 1\n";

void check(const QByteArray &text)
{
    const auto rows = parseProcTcp(text);
    CHECK(rows.size() <= text.count('\n') + 1);
    for (const ProcTcpRow &row : rows) {
        CHECK(!row.local.isNull() && !row.remote.isNull());
        const PortHolders holders = portHolders(rows, row.local);
        CHECK(holders.kind != PortHolders::Kind::Nobody);
        CHECK(holders.timeWaitLeft >= row.timeWaitLeft);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const auto at = input.ConsumeIntegralInRange<qsizetype>(0, sizeof good - 1);
    const auto length = input.ConsumeIntegralInRange<qsizetype>(0, 8);
    const QByteArray bytes = QByteArray::fromStdString(input.ConsumeRemainingBytesAsString());
    check(bytes);
    check(QByteArray(good).replace(at, length, bytes));
    return 0;
}
