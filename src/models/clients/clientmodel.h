// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "models/common/ratemeter.h"
#include "models/common/runnablemodel.h"

#include <QList>

#include <optional>

namespace swb {

/// The clients of the window, one row each in the order in which they were added: opened in this run, or
/// restored from an earlier one and not connected yet. Clients that are over stay until they are removed, or
/// until there are too many: then the oldest are removed. A row keeps its place when it is opened again under
/// a new id.
class ClientModel : public RunnableModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Address,
        BytesIn,
        BytesOut,
        Reads, ///< this one and the next three in the order of RateOf
        InRate,
        Writes,
        OutRate,
        Age,
        Info,
        Action,
        ColumnCount
    };
    static constexpr int keptEnded = 100;

    explicit ClientModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

    /// Takes a new status of a client. Only clients that were announced with opened() have a row.
    void update(const ClientStatus &status);
    /// The engine was asked to open this client; `nowNs` is the time on the log's clock. Returns the row.
    int opened(EndpointId id, const ClientSettings &settings, qint64 nowNs);
    /// The engine was asked to open the client of this row again, which is over or not connected yet.
    void reopened(int row, EndpointId id, qint64 nowNs);
    /// Adds a client of an earlier run. Returns its row.
    int addIdle(const ClientSettings &settings);
    void remove(int row) override;
    /// Reads the live counters of these rows again, and once a second the rates of all rows.
    void refresh(const QList<int> &rows, qint64 nowNs);

    [[nodiscard]] EndpointId idAt(int row) const override { return statusAt(row).id; }
    [[nodiscard]] bool isRunning(int row) const override { return isOpen(row); }
    [[nodiscard]] QString urlAt(int row) const override { return statusAt(row).settings.url.toString(); }
    [[nodiscard]] Error errorAt(int row) const override { return statusAt(row).error; }
    [[nodiscard]] QString action(int row) const override;
    [[nodiscard]] bool isOpen(int row) const; ///< open or opening
    [[nodiscard]] const ClientStatus &statusAt(int row) const { return m_rows.at(row).status; }
    /// What the next start restores: each open client, and of the others those with different settings.
    [[nodiscard]] QList<ClientSettings> settingsToKeep() const;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column) const override;
    [[nodiscard]] QString columnTip(int column) const override;
    [[nodiscard]] QString spoken(int row, int column) const override;
    [[nodiscard]] QString tip(int row) const override;
    [[nodiscard]] Meaning meaning(int row) const override;

private:
    struct Row
    {
        ClientStatus status; ///< without an id if it is not connected yet
        qint64 endedNs = 0;
        RateMeter meter = {};
    };

    [[nodiscard]] std::optional<qint64> ageNs(const Row &row) const; ///< empty before it was opened
    [[nodiscard]] std::optional<double> rate(const Row &row, int column) const;
    void lookAtRates();
    int append(const Row &row);
    void dropOldestEnded();

    QList<Row> m_rows;
    qint64 m_nowNs = 0;
    qint64 m_lookedNs = 0; ///< when the rates were last read
};

} // namespace swb
