// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfile.h"
#include "core/values/error.h"
#include "protocols/http/httpmessage.h"

#include <memory>
#include <optional>

namespace swb {

/// A complete request, as a reply sees it.
struct HttpRequest
{
    const HttpHead &head;
    QByteArrayView body; ///< as much as the reply asked for
};

/// The answer; the server adds Date, Content-Length, Connection and its own fields.
struct HttpAnswer
{
    int status = 200;
    QList<HttpField> fields = {};
    QByteArray body = {};
    /// Instead of `body`: this many bytes from the file's current position.
    std::shared_ptr<ServedFile> file = {};
    qint64 fileBytes = 0;
    Error trouble = {}; ///< of the server itself, for the log

    [[nodiscard]] qint64 length() const { return file ? fileBytes : body.size(); }
};

/// How a server answers. One for all of its connections, thread-safe.
class HttpReply
{
public:
    HttpReply() = default;
    virtual ~HttpReply() = default;
    Q_DISABLE_COPY_MOVE(HttpReply)

    /// Whether it needs the bodies of requests; if not, they are only counted.
    [[nodiscard]] virtual bool readsBodies() const { return false; }
    /// May wait for the disk.
    [[nodiscard]] virtual HttpAnswer answer(const HttpRequest &request) = 0;
    /// Nothing if the answer might have to wait.
    [[nodiscard]] virtual std::optional<HttpAnswer> answerAtOnce(const HttpRequest &request)
    {
        return answer(request);
    }
};

/// An answer with one line of text that says what is wrong.
[[nodiscard]] HttpAnswer httpProblem(int status, const QString &why);
/// 405, with the allowed methods.
[[nodiscard]] HttpAnswer httpNotAllowed(const QByteArray &allowed);

} // namespace swb
