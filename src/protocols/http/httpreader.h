// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpmessage.h"

#include <QString>
#include <memory>
#include <optional>

namespace swb {

/// The limits of a message. Messages beyond them are refused.
struct HttpBounds
{
    static constexpr qsizetype defaultHeadBytes = 32 << 10;
    static constexpr qsizetype defaultTargetBytes = 8000; ///< the minimum that RFC 9110 4.1 recommends
    static constexpr int defaultFields = 128;

    qsizetype headBytes
        = defaultHeadBytes; ///< first line and header; also of a chunk's line, and of a trailer
    qsizetype targetBytes = defaultTargetBytes;
    int fields = defaultFields;
};

/// Parses the bytes of one direction of a connection into messages: one after the other, each as a head, its
/// body in pieces, and its end. Keeps what is not parsed yet. Wraps Boost.Beast's parser, which is not in
/// this header because it takes long to compile.
class HttpReader
{
public:
    enum class Reads : quint8 { Requests, Responses };
    enum class Step : quint8 {
        NeedMore,
        Head,
        Body, ///< a piece of it, without the lines of chunks
        End, ///< of the message; the next step begins another one
        Failed, ///< the input is not HTTP, or exceeds a limit; no more can be parsed
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
    /// The peer has finished: End if that ends a message, NeedMore between two messages, Failed within one.
    [[nodiscard]] Step finish();
    /// The next response answers a HEAD: it has no body, whatever its header says.
    void expectNoBody();

    // About the current message, from Head to End
    [[nodiscard]] const HttpHead &head() const;
    [[nodiscard]] QByteArrayView body() const; ///< valid until the next call
    [[nodiscard]] quint64 bodyBytes() const; ///< so far
    [[nodiscard]] std::optional<quint64> contentLength() const; ///< according to the header
    [[nodiscard]] bool isChunked() const;
    [[nodiscard]] bool hasBody() const; ///< or may have one
    /// Whether another message may follow on this connection.
    [[nodiscard]] bool isKeptAlive() const;

    [[nodiscard]] bool isWithinMessage() const; ///< a part of it has arrived
    [[nodiscard]] qsizetype pendingBytes() const; ///< kept because they are not parsed yet
    [[nodiscard]] QByteArrayView
    rest() const; ///< those bytes: another protocol's if the message was an upgrade
    [[nodiscard]] const Failure &failure() const;

private:
    class Parsing;
    std::unique_ptr<Parsing> m_parsing;
};

} // namespace swb
