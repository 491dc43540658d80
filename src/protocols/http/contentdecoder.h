// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <functional>
#include <memory>

namespace swb {

/// Undoes Content-Encoding: gzip or deflate, piece by piece; of deflate both what RFC 9110 means (zlib) and
/// what some send (the bare bits). What grows beyond all measure is refused.
class ContentDecoder
{
public:
    static constexpr qint64 mostBytes = qint64(4) << 30;
    static constexpr qint64 harmlessBytes = 8 << 20; ///< whatever they were made of
    static constexpr qint64 mostGrowth = 200; ///< beyond that, so many bytes of one

    using Take = std::function<void(QByteArrayView)>;

    /// Null for an encoding that is neither.
    [[nodiscard]] static std::unique_ptr<ContentDecoder> of(const QByteArray &encoding);
    ~ContentDecoder();
    Q_DISABLE_COPY_MOVE(ContentDecoder)

    /// Gives what these bytes become, in pieces. False where they are no such thing, or grow too much.
    [[nodiscard]] bool decode(QByteArrayView bytes, const Take &take);
    /// Whether all of it was there. Nothing at all is whole, too.
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
