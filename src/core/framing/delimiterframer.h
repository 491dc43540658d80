// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"

namespace swb {

/// Messages that each end with the same one or more bytes, which do not count towards the limit.
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
    /// Whether bytes that contain no complete delimiter may still become a message of legal length.
    [[nodiscard]] bool mayStillEnd(QByteArrayView bytes) const;

    QByteArray m_delimiter;
    qsizetype m_scanned = 0; ///< pending bytes in which no delimiter begins
};

} // namespace swb
