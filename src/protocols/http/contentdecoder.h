// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <functional>
#include <memory>

namespace swb {

/// Decodes Content-Encoding: gzip or deflate, piece by piece; for deflate both what RFC 9110 means (zlib) and
/// what some servers send (raw deflate). Excessive growth is refused.
class ContentDecoder
{
public:
    static constexpr qint64 mostBytes = qint64(4) << 30;
    static constexpr qint64 harmlessBytes = 8 << 20; ///< always allowed, whatever the input
    static constexpr qint64 mostGrowth = 200; ///< above that, output bytes per input byte

    using Take = std::function<void(QByteArrayView)>;

    /// Null for any other encoding.
    [[nodiscard]] static std::unique_ptr<ContentDecoder> of(const QByteArray &encoding);
    ~ContentDecoder();
    Q_DISABLE_COPY_MOVE(ContentDecoder)

    /// Passes the decoded bytes on, in pieces. False if the input is invalid, or grows too much.
    [[nodiscard]] bool decode(QByteArrayView bytes, const Take &take);
    /// Whether the input was complete. Empty input is complete, too.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] qint64 decodedBytes() const { return m_out; }

private:
    struct Stream;
    explicit ContentDecoder(bool mayBeBare);
    [[nodiscard]] bool inflatePiece(const Take &take);

    std::unique_ptr<Stream> m_stream;
    qint64 m_in = 0;
    qint64 m_out = 0;
    bool m_mayBeBare;
    bool m_ended = false;
};

} // namespace swb
