// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QMap>
#include <QObject>

namespace swb {

class InlineMessage;

/// Says in a banner, for as long as it is so, that secrets of TLS are written to a file: for the servers and
/// clients that were told to, or for all of them where the environment asks for it. Engine and banner must
/// outlive it.
class KeyLogBanner : public QObject
{
    Q_OBJECT

public:
    KeyLogBanner(Engine *engine, InlineMessage *banner, QObject *parent = nullptr);

private:
    void take(EndpointId id, const EndpointUrl &url, const TlsSettings &tls, bool running);
    void show();

    InlineMessage *m_banner;
    QMap<EndpointId, QString> m_files; ///< of those that run
    QString m_everybodys; ///< what the environment names
};

} // namespace swb
