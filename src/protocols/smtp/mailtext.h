// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace swb {

/// The value of a mail's header, unfolded (RFC 5322 2.2.3); empty if there is none of that name. Lines end
/// with LF or CRLF.
[[nodiscard]] QByteArray mailHeader(QByteArrayView mail, QByteArrayView name);

/// The addresses in a header such as To: the part in angle brackets, or the whole entry.
[[nodiscard]] QList<QByteArray> mailAddresses(QByteArrayView value);

/// A mail as typed, ready to be sent.
struct OutgoingMail
{
    QByteArray from; ///< of the envelope, like `to`
    QList<QByteArray> to; ///< from To, Cc and Bcc
    QByteArray subject;
    QByteArray text; ///< lines that end with CRLF, without dot stuffing
    bool is8Bit = false;

    /// Reads headers (From: and To: are required), an empty line and a body. Missing headers are added: Date,
    /// and the encoding of a body that is not ASCII. Bcc is removed from the text. Errors: EmptyMessage and
    /// BadOption, naming what is wrong.
    [[nodiscard]] static Result<OutgoingMail> read(QByteArrayView text, const QDateTime &now);
};

/// In wire format: each line that begins with a dot gets another one (RFC 5321 4.5.2), and a single dot ends
/// it.
[[nodiscard]] QByteArray withDotsStuffed(QByteArrayView text);

} // namespace swb
