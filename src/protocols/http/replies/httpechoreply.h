// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpreply.h"

namespace swb {

/// Describes the request in JSON: method, target, version, headers and body.
class HttpEchoReply final : public HttpReply
{
public:
    explicit HttpEchoReply(int status)
        : m_status(status)
    { }

    [[nodiscard]] bool readsBodies() const override { return true; }
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) override;

private:
    const int m_status;
};

} // namespace swb
