// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpreply.h"

namespace swb {

/// The same text for every request.
class HttpFixedReply final : public HttpReply
{
public:
    HttpFixedReply(QByteArray text, int status)
        : m_text(std::move(text))
        , m_status(status)
    { }

    [[nodiscard]] HttpAnswer answer(const HttpRequest &) override
    {
        return {m_status, {{"Content-Type", "text/plain; charset=utf-8"}}, m_text};
    }

private:
    const QByteArray m_text;
    const int m_status;
};

} // namespace swb
