// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/smtp/mailtext.h"

#include "core/values/errorcatalog.h"
#include "protocols/smtp/smtplimits.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct MailWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::OutgoingMail)
};

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) { return quint8(byte) < 0x80; });
}

/// The line at this position, without its line end; `at` moves to after it.
QByteArrayView lineAt(QByteArrayView text, qsizetype &at)
{
    const qsizetype end = text.indexOf('\n', at);
    QByteArrayView line = end < 0 ? text.sliced(at) : text.sliced(at, end - at);
    at = end < 0 ? text.size() : end + 1;
    return line.endsWith('\r') ? line.chopped(1) : line;
}

bool isFolded(QByteArrayView line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

/// The name of the header that begins in this line; empty if none does.
QByteArray headerName(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? QByteArrayView() : line.first(colon);
    const bool isName = std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return isName ? name.toByteArray().toLower() : QByteArray();
}

/// Whether it can be used as an address in a command: one word of printable characters.
bool isAddress(const QByteArray &address)
{
    return !address.isEmpty() && std::all_of(address.cbegin(), address.cend(), [](char c) {
        return quint8(c) > 0x20 && c != 0x7f && c != '<' && c != '>';
    });
}

Error wrong(const QString &detail, ErrorCode code = ErrorCode::BadOption)
{
    return makeError(code, MailWords::tr("This is not a valid mail."), detail);
}

/// A body may be anything, but its lines end with CRLF.
void appendBody(QByteArray &text, QByteArrayView body)
{
    for (qsizetype at = 0; at < body.size();) {
        text.append(lineAt(body, at));
        text.append("\r\n");
    }
}

bool hasLongLine(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        if (lineAt(text, at).size() + 2 > smtplimits::textLineBytes)
            return true;
    }
    return false;
}

struct Headers
{
    QByteArray text; ///< as they are sent, without Bcc and without the empty line
    QList<QByteArray> names;
    QByteArrayView body;
    bool areSound = true;
};

Headers headersOf(QByteArrayView typed)
{
    Headers headers;
    bool isHidden = false;
    for (qsizetype at = 0; at < typed.size();) {
        const QByteArrayView line = lineAt(typed, at);
        headers.body = typed.sliced(at);
        if (line.isEmpty())
            break;
        if (!isFolded(line)) {
            const QByteArray name = headerName(line);
            headers.areSound = headers.areSound && !name.isEmpty();
            headers.names << name;
            isHidden = name == "bcc";
        }
        if (!isHidden)
            headers.text.append(line).append("\r\n");
    }
    return headers;
}

} // namespace

QByteArray mailHeader(QByteArrayView mail, QByteArrayView name)
{
    QByteArray value;
    bool isWanted = false;
    for (qsizetype at = 0; at < mail.size();) {
        const QByteArrayView line = lineAt(mail, at);
        if (line.isEmpty())
            break;
        if (isFolded(line)) {
            if (isWanted)
                value += ' ' + line.trimmed().toByteArray();
            continue;
        }
        if (isWanted)
            break;
        isWanted = headerName(line) == name.toByteArray().toLower();
        if (isWanted)
            value = line.sliced(line.indexOf(':') + 1).trimmed().toByteArray();
    }
    return value;
}

QList<QByteArray> mailAddresses(QByteArrayView value)
{
    QList<QByteArray> addresses;
    QByteArray entry;
    const auto take = [&] {
        const qsizetype open = entry.lastIndexOf('<');
        const qsizetype close = entry.indexOf('>', open + 1);
        const QByteArray address
            = (open >= 0 && close > open ? entry.sliced(open + 1, close - open - 1) : entry).trimmed();
        if (!address.isEmpty())
            addresses << address;
        entry.clear();
    };
    bool isQuoted = false;
    for (const char c : value) {
        if (c == '"')
            isQuoted = !isQuoted;
        if (c == ',' && !isQuoted)
            take();
        else
            entry += c;
    }
    take();
    return addresses;
}

Result<OutgoingMail> OutgoingMail::read(QByteArrayView text, const QDateTime &now)
{
    // A bare CR is not allowed in a mail (RFC 5322 2.3).
    const QByteArray typed = text.toByteArray().replace("\r\n", "\n").replace('\r', '\n');
    const Headers headers = headersOf(typed);
    if (headers.text.isEmpty())
        return wrong(
            MailWords::tr("It must begin with From:, To: and Subject:, one line each, and an empty line."),
            ErrorCode::EmptyMessage);
    if (!headers.areSound)
        return wrong(MailWords::tr(
            "Every line before the first empty line must be a header, such as Subject: hello."));
    OutgoingMail mail;
    const QList<QByteArray> from = mailAddresses(mailHeader(typed, "from"));
    if (from.size() != 1 || !isAddress(from.first()))
        return wrong(MailWords::tr("From: needs one address."));
    mail.from = from.first();
    for (const char *const name : {"to", "cc", "bcc"})
        mail.to += mailAddresses(mailHeader(typed, name));
    if (mail.to.isEmpty() || !std::all_of(mail.to.cbegin(), mail.to.cend(), isAddress))
        return wrong(MailWords::tr("To: needs addresses, separated by commas."));
    mail.subject = mailHeader(typed, "subject");
    mail.text = headers.text;
    if (!headers.names.contains("date"))
        mail.text += "Date: " + QLocale::c().toString(now.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1()
            + " +0000\r\n";
    mail.is8Bit = !isAscii(typed);
    if (mail.is8Bit && !headers.names.contains("content-type"))
        mail.text += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: 8bit\r\n";
    mail.text += "\r\n";
    appendBody(mail.text, headers.body);
    if (hasLongLine(mail.text))
        return wrong(MailWords::tr("A line of a mail may have at most %n bytes, including its ending.",
                                   nullptr, int(smtplimits::textLineBytes)));
    return mail;
}

QByteArray withDotsStuffed(QByteArrayView text)
{
    QByteArray stuffed;
    stuffed.reserve(text.size() + 3);
    for (qsizetype at = 0; at < text.size();) {
        const QByteArrayView line = lineAt(text, at);
        if (line.startsWith('.'))
            stuffed += '.';
        stuffed.append(line).append("\r\n");
    }
    return stuffed.append(".\r\n");
}

} // namespace swb
