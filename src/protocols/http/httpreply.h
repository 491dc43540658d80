// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfile.h"
#include "core/values/error.h"
#include "protocols/http/httpmessage.h"

#include <memory>
#include <optional>

namespace swb {

/// A whole request, as a reply looks at it.
struct HttpRequest
{
    const HttpHead &head;
    QByteArrayView body; ///< what the reply asked for of it
};

/// What is answered; who sends it adds Date, Content-Length, Connection and the server's own fields.
struct HttpAnswer
{
    int status = 200;
    QList<HttpField> fields = {};
    QByteArray body = {};
    /// In the place of `body`, so many bytes from where it stands.
    std::shared_ptr<ServedFile> file = {};
    qint64 fileBytes = 0;
    Error trouble = {}; ///< of the server's own, for the log

    [[nodiscard]] qint64 length() const { return file ? fileBytes : body.size(); }
};

/// How a server answers. One for all of its connections, usable from many threads at once.
class HttpReply
{
public:
    HttpReply() = default;
    virtual ~HttpReply() = default;
    Q_DISABLE_COPY_MOVE(HttpReply)

    /// Whether it wants the bodies of requests; if not, they are only counted.
    [[nodiscard]] virtual bool readsBodies() const { return false; }
    /// May wait for a disk.
    [[nodiscard]] virtual HttpAnswer answer(const HttpRequest &request) = 0;
    /// Nothing where the answer might have to wait.
    [[nodiscard]] virtual std::optional<HttpAnswer> answerAtOnce(const HttpRequest &request)
    {
        return answer(request);
    }
};

/// An answer of one line of text that says what is wrong.
[[nodiscard]] HttpAnswer httpProblem(int status, const QString &why);
/// 405, with what would have been allowed.
[[nodiscard]] HttpAnswer httpNotAllowed(const QByteArray &allowed);

} // namespace swb
