// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/escapes.h"
#include "core/payload/utf8.h"
#include "fuzz/check.h"
#include "protocols/raw/replies/replyspec.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

QByteArray answer(const Responder &responder, QByteArrayView message)
{
    QByteArray scratch("left over");
    const auto reply = responder.reply(message, {}, scratch);
    return reply ? reply->toByteArray() : QByteArray();
}

QByteArray answer(const QString &spec, QByteArrayView message)
{
    const auto responder = makeResponder(spec);
    CHECK(responder.ok());
    return answer(*responder.value(), message);
}

/// Each character individually in uppercase, other bytes unchanged.
QByteArray upperByCharacter(QByteArrayView message)
{
    QByteArray out;
    for (qsizetype at = 0; at < message.size();) {
        const Utf8Unit unit = utf8At(message, at);
        const QByteArrayView bytes = message.sliced(at, unit.length);
        out += unit.valid ? QString::fromUtf8(bytes).toUpper().toUtf8() : bytes.toByteArray();
        at += unit.length;
    }
    return out;
}

QByteArray sorted(QByteArray bytes)
{
    std::sort(bytes.begin(), bytes.end());
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const std::string typed = input.ConsumeRandomLengthString(60);
    const std::string rest = input.ConsumeRemainingBytesAsString();
    const QByteArrayView message(rest.data(), qsizetype(rest.size()));

    const QString text = QString::fromStdString(typed);
    for (const QString &spec : {text, QString(u"fixed:" + text), QString(u"template:" + text)}) {
        const auto responder = makeResponder(spec);
        if (responder)
            (void)answer(*responder.value(), message);
        else
            CHECK(responder.error().code == ErrorCode::BadReply
                  || responder.error().code == ErrorCode::BadEscape);
    }

    const QString escaped = escape(message);
    CHECK(answer(u"fixed:" + escaped, "x") == message);
    const QString braced = QString(escaped).replace(u'{', u"{{"_s).replace(u'}', u"}}"_s);
    CHECK(answer(QString(u"template:" + braced + u"{data}"), "x") == QByteArray(message.toByteArray() + 'x'));
    CHECK(answer(u"uppercase"_s, message) == upperByCharacter(message));
    CHECK(sorted(answer(u"reverse"_s, message)) == sorted(message.toByteArray()));
    return 0;
}
