// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"

#include <QByteArray>
#include <QList>

namespace swb {

/// The servers and clients that belong to a session, as its file keeps them.
struct SessionEndpoints
{
    static constexpr qsizetype most = 200; ///< read per kind

    QList<ServerSettings> servers;
    QList<ClientSettings> clients;
};

/// Name of the document in the file.
inline const QString endpointDocument = QStringLiteral("endpoints");

/// {"version": 1, "servers": [...], "clients": [...]}, each written as in settings.json.
[[nodiscard]] QByteArray toDocument(const SessionEndpoints &endpoints);
/// Never fails: the file may come from anywhere, and what makes no sense in it is skipped. A document of a
/// higher version yields nothing.
[[nodiscard]] SessionEndpoints endpointsFromDocument(const QByteArray &json);

} // namespace swb
