// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failureline.h"

#include "core/export/factcodec.h"
#include "core/payload/jsontext.h"

using namespace Qt::StringLiterals;

namespace swb {

QByteArray jsonFailureLine(const Error &error, int exitCode)
{
    const QJsonObject line{
        {u"kind"_s, u"failure"_s}, {u"exitCode"_s, exitCode}, {u"error"_s, FactJson::write(error)}};
    return jsonText(line) + '\n';
}

} // namespace swb
