// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QMap>
#include <QObject>

namespace swb {

class InlineMessage;

/// Shows a banner as long as TLS secrets are written to a file: by the servers and clients that were told to,
/// or by all of them if the environment asks for it. Engine and banner must outlive it.
class KeyLogBanner : public QObject
{
    Q_OBJECT

public:
    KeyLogBanner(Engine *engine, InlineMessage *banner, QObject *parent = nullptr);

private:
    void take(EndpointId id, const EndpointUrl &url, const TlsSettings &tls, bool running);
    void show();

    InlineMessage *m_banner;
    QMap<EndpointId, QString> m_files; ///< of the running ones
    QString m_everybodys; ///< the file named by the environment
};

} // namespace swb
