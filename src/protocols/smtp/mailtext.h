// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace swb {

/// The value of a mail's header, unfolded (RFC 5322 2.2.3); empty where it has none of that name. Lines end
/// with LF or CRLF.
[[nodiscard]] QByteArray mailHeader(QByteArrayView mail, QByteArrayView name);

/// The addresses in a header such as To: what stands in angle brackets, or the whole entry.
[[nodiscard]] QList<QByteArray> mailAddresses(QByteArrayView value);

/// A mail as somebody typed it, ready to be sent.
struct OutgoingMail
{
    QByteArray from; ///< the envelope's, as is `to`
    QList<QByteArray> to; ///< of To, Cc and Bcc
    QByteArray subject;
    QByteArray text; ///< lines that end with CRLF, no dots stuffed
    bool is8Bit = false;

    /// Reads headers (From: and To: have to be there), an empty line and a body. What is missing is added:
    /// Date, and of a body that is not ASCII how it is encoded. Bcc is left out of the text. Errors:
    /// EmptyMessage and BadOption, naming what is wrong.
    [[nodiscard]] static Result<OutgoingMail> read(QByteArrayView text, const QDateTime &now);
};

/// As it goes over the wire: each line that begins with a dot has one more (RFC 5321 4.5.2), and a dot alone
/// ends it.
[[nodiscard]] QByteArray withDotsStuffed(QByteArrayView text);

} // namespace swb
