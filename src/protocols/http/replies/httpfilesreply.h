// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfolder.h"
#include "protocols/http/httpreply.h"

namespace swb {

/// Serves the files of a folder and its subfolders like a web server: whole or in part, conditionally,
/// index.html for a folder or else a listing. Nothing is executed, nothing is written.
class HttpFilesReply final : public HttpReply
{
public:
    static constexpr qsizetype mostListed = 10'000;

    explicit HttpFilesReply(std::shared_ptr<const ServedFolder> folder)
        : m_folder(std::move(folder))
    { }

    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) override;
    /// Only for files that the system has in memory.
    [[nodiscard]] std::optional<HttpAnswer> answerAtOnce(const HttpRequest &request) override;

private:
    [[nodiscard]] HttpAnswer folderAnswer(const HttpHead &head, const QList<QByteArray> &names) const;
    [[nodiscard]] HttpAnswer listing(const QList<QByteArray> &names) const;

    const std::shared_ptr<const ServedFolder> m_folder;
};

/// "text/html; charset=utf-8" for names that end in .html; application/octet-stream for unknown ones.
[[nodiscard]] QByteArray httpTypeOf(const QByteArray &name);

} // namespace swb
