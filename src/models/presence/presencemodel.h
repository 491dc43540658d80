// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QHash>
#include <QStringListModel>

namespace swb {

/// Who is present at one server or client, as its protocol has learnt it. Empty once the endpoint is over.
/// The engine must outlive it.
class PresenceModel : public QStringListModel
{
    Q_OBJECT

public:
    explicit PresenceModel(Engine *engine, QObject *parent = nullptr);

    /// Shows that server or client; None shows none.
    void setEndpoint(EndpointId endpoint);
    /// How many are present, including those whose names are not known.
    [[nodiscard]] qsizetype count() const;

private:
    void take(EndpointId endpoint, const PresentNames &names);
    void forget(EndpointId endpoint);
    void show();

    QHash<EndpointId, PresentNames> m_present;
    EndpointId m_endpoint = EndpointId::None;
};

} // namespace swb
