// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpreply.h"
#include "protocols/http/replies/jsonstore.h"

namespace swb {

/// A REST store over JSON: /NAME is a list or a value, /NAME/ID an item of a list, and / everything. GET,
/// PUT, PATCH and DELETE work as usual, POST to a list adds an item and gives it an id.
class HttpJsonReply final : public HttpReply
{
public:
    explicit HttpJsonReply(std::shared_ptr<JsonStore> store)
        : m_store(std::move(store))
    { }

    [[nodiscard]] bool readsBodies() const override { return true; }
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) override;

private:
    [[nodiscard]] HttpAnswer answerFor(const HttpRequest &request);
    [[nodiscard]] JsonStore::Answer read(const QStringList &names) const;
    [[nodiscard]] JsonStore::Answer change(const QByteArray &method, const QStringList &names,
                                           const QJsonValue &body);

    const std::shared_ptr<JsonStore> m_store;
};

} // namespace swb
