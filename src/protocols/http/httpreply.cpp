// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpreply.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpReply)
};

} // namespace

HttpAnswer httpProblem(int status, const QString &why)
{
    HttpAnswer answer{status};
    answer.fields = {{"Content-Type", "text/plain; charset=utf-8"}};
    answer.body = QByteArray::number(status) + ' ' + httpReason(status) + '\n' + why.toUtf8()
        + (why.isEmpty() ? "" : "\n");
    return answer;
}

HttpAnswer httpNotAllowed(const QByteArray &allowed)
{
    constexpr int notAllowed = 405;
    HttpAnswer answer
        = httpProblem(notAllowed, Words::tr("Allowed here: %1.").arg(QString::fromLatin1(allowed)));
    answer.fields.append({"Allow", allowed});
    return answer;
}

} // namespace swb
