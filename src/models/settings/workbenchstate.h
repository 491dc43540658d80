// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"
#include "core/engine/relaysettings.h"
#include "core/engine/settings.h"
#include "models/composer/draft.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace swb {

/// Which theme the window uses; System follows the desktop.
enum class ThemeChoice : quint8 { System, Light, Dark };

/// A named filter of the log.
struct SavedFilter
{
    QString name;
    QString text;
    bool operator==(const SavedFilter &) const = default;
};

/// Everything that is restored at the next start, as one value. A default one is that of the first start:
/// uppercase servers over TCP and UDP on port 12000, "hello" ready to send, and a comparison of three
/// repeats.
struct WorkbenchState
{
    static constexpr quint16 firstPort = 12000;
    static constexpr qsizetype maxHistory = 100;
    static constexpr qsizetype maxSaved = 1000;
    static constexpr qsizetype maxSavedFilters = 200;
    static constexpr qsizetype maxServers = 200;
    static constexpr qsizetype maxClients = 200;
    static constexpr qsizetype maxRelays = 200;
    static constexpr qsizetype maxRecentHosts = 20;
    static constexpr int minZoom = 100; ///< percent
    static constexpr int maxZoom = 300;
    static constexpr int minRecordingMB = 16;
    static constexpr int defaultRecordingMB = 1000;
    static constexpr int maxRecordingMB = 1'000'000;
    static constexpr qint64 megabyte = 1'000'000; ///< in bytes, as everywhere (SI)

    QList<ServerSettings> servers;
    ServerSettings serverForm;
    QList<ClientSettings> clients;
    ClientSettings clientForm;
    QList<RelaySettings> relays;
    Work comparison; ///< the state of its forms, including the amounts of a simulated network that is off
    bool comparisonMore = false; ///< whether the rarely used fields are expanded
    bool comparisonTable = false; ///< whether the amounts of the simulated network are expanded
    QStringList recentHosts; ///< newest first
    Draft draft;
    QList<Draft> history; ///< oldest first
    QList<SavedMessage> saved;
    QList<SavedFilter> savedFilters;
    ThemeChoice theme = ThemeChoice::System;
    int zoomPercent = 100;
    bool recording = true; ///< each run is recorded automatically
    int recordingMB = defaultRecordingMB; ///< a recording larger than this loses its oldest events
    QMap<QString, QByteArray> layout; ///< opaque except to the widget that made it, by the widget's name

    [[nodiscard]] static WorkbenchState firstStart();
};

} // namespace swb
