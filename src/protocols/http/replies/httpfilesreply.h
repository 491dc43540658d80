// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfolder.h"
#include "protocols/http/httpreply.h"

namespace swb {

/// The files of a folder and of those in it, as a web server has them: whole or in part, only where they have
/// changed, index.html for a folder or else a list of what it has. Nothing is run, nothing is written.
class HttpFilesReply final : public HttpReply
{
public:
    static constexpr qsizetype mostListed = 10'000;

    explicit HttpFilesReply(std::shared_ptr<const ServedFolder> folder)
        : m_folder(std::move(folder))
    { }

    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) override;
    /// Files that the system has at hand.
    [[nodiscard]] std::optional<HttpAnswer> answerAtOnce(const HttpRequest &request) override;

private:
    [[nodiscard]] HttpAnswer folderAnswer(const HttpHead &head, const QList<QByteArray> &names) const;
    [[nodiscard]] HttpAnswer listing(const QList<QByteArray> &names) const;

    const std::shared_ptr<const ServedFolder> m_folder;
};

/// "text/html; charset=utf-8" for what ends in .html; application/octet-stream for what is not known.
[[nodiscard]] QByteArray httpTypeOf(const QByteArray &name);

} // namespace swb
