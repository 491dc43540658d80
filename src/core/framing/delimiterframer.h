// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"

namespace swb {

/// Messages that end with the same one or more bytes each; the limit does not count these.
class DelimiterFramer final : public Framer
{
public:
    static constexpr qsizetype maxDelimiterBytes = 256;

    /// `delimiter` has 1 to maxDelimiterBytes bytes.
    DelimiterFramer(const QByteArray &delimiter, quint32 maxFrameBytes);
    [[nodiscard]] Error encode(QByteArrayView message, QByteArray &out) const override;

protected:
    [[nodiscard]] Status cut() override;

private:
    /// Whether a message of legal length may still come of bytes in which no delimiter ends.
    [[nodiscard]] bool mayStillEnd(QByteArrayView bytes) const;

    QByteArray m_delimiter;
    qsizetype m_scanned = 0; ///< pending bytes at which no delimiter begins
};

} // namespace swb
