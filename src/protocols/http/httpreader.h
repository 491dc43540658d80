// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpmessage.h"

#include <QString>
#include <memory>
#include <optional>

namespace swb {

/// What a message may have at most. Who goes beyond is refused.
struct HttpBounds
{
    static constexpr qsizetype defaultHeadBytes = 32 << 10;
    static constexpr qsizetype defaultTargetBytes = 8000; ///< as RFC 9110 4.1 wants at least
    static constexpr int defaultFields = 128;

    qsizetype headBytes
        = defaultHeadBytes; ///< first line and header; also of a chunk's line, and of a trailer
    qsizetype targetBytes = defaultTargetBytes;
    int fields = defaultFields;
};

/// Makes messages out of the bytes of one direction of a connection: one after the other, each as a head, its
/// body in pieces, and its end. Keeps what is not parsed yet. Around Boost.Beast's parser, which does not
/// stand in this header since it takes long to compile.
class HttpReader
{
public:
    enum class Reads : quint8 { Requests, Responses };
    enum class Step : quint8 {
        NeedMore,
        Head,
        Body, ///< a piece of it, without the lines of chunks
        End, ///< of the message; the next step begins another one
        Failed, ///< what came is no HTTP, or too much; nothing more can be made of it
    };
    /// Why it failed, as a server answers it (RFC 9110 15.5).
    struct Failure
    {
        int status = 0;
        QString why; ///< a sentence
    };

    explicit HttpReader(Reads reads, const HttpBounds &bounds = {});
    ~HttpReader();
    Q_DISABLE_COPY_MOVE(HttpReader)

    void append(QByteArrayView bytes);
    [[nodiscard]] Step next();
    /// The peer has finished: End where that ends a message, NeedMore between two of them, Failed within one.
    [[nodiscard]] Step finish();
    /// The response that comes next answers a HEAD: whatever its header says, it has no body.
    void expectNoBody();

    // Of the message that is being read, from Head to End
    [[nodiscard]] const HttpHead &head() const;
    [[nodiscard]] QByteArrayView body() const; ///< valid until the next call
    [[nodiscard]] quint64 bodyBytes() const; ///< so far
    [[nodiscard]] std::optional<quint64> contentLength() const; ///< as the header promises
    [[nodiscard]] bool isChunked() const;
    [[nodiscard]] bool hasBody() const; ///< or may have one
    /// Whether another message may follow on this connection.
    [[nodiscard]] bool isKeptAlive() const;

    [[nodiscard]] bool isWithinMessage() const; ///< some of it has come, and not all
    [[nodiscard]] qsizetype pendingBytes() const; ///< kept, since they are not parsed yet
    [[nodiscard]] QByteArrayView
    rest() const; ///< those bytes: another protocol's where the message was an upgrade
    [[nodiscard]] const Failure &failure() const;

private:
    class Parsing;
    std::unique_ptr<Parsing> m_parsing;
};

} // namespace swb
