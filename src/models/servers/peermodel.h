// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "models/common/endpointtablemodel.h"
#include "models/common/ratemeter.h"
#include "models/servers/servermodel.h"

#include <QHash>
#include <QList>

namespace swb {

/// The connected clients of one server at a time, out of all that were reported. Rows keep the order in which
/// clients connected. Clients that are over stay so that one can see how they ended, up to a limit; then the
/// oldest are removed.
class PeerModel : public EndpointTableModel
{
    Q_OBJECT

public:
    enum Column {
        Peer,
        State,
        BytesIn,
        BytesOut,
        Reads, ///< this one and the next three in the order of RateOf
        InRate,
        Writes,
        OutRate,
        Age,
        ColumnCount
    };
    static constexpr int keptEnded = 100; ///< peers that are over but still shown, per server

    explicit PeerModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

    void update(const PeerStatus &status);
    /// Shows the peers of this server; None for no server.
    void setServer(EndpointId server);
    [[nodiscard]] EndpointId server() const { return m_shown; }
    /// Discards everything known about a server's peers.
    void forget(EndpointId server);
    /// Reads the live counters of these rows again, and once a second the rates of all peers. `nowNs` is the
    /// time on the log's clock, for the ages.
    void refresh(const QList<int> &rows, qint64 nowNs);

    [[nodiscard]] ConversationId idAt(int row) const;
    [[nodiscard]] bool isOpen(int row) const;
    [[nodiscard]] Error errorAt(int row) const;
    [[nodiscard]] Severity toneAt(int row) const;
    /// Open peers of this server with an empty send queue; only those in `among`, or any if it is empty.
    [[nodiscard]] QList<ConversationId> freePeers(EndpointId server,
                                                  const QList<ConversationId> &among) const;
    [[nodiscard]] ServerTraffic traffic(EndpointId server) const;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column) const override;
    [[nodiscard]] QString columnTip(int column) const override;
    [[nodiscard]] QString tip(int row) const override;
    [[nodiscard]] Meaning meaning(int row) const override;

private:
    struct Row : PeerStatus
    {
        RateMeter meter;
    };
    struct Peers
    {
        QList<Row> rows;
        QHash<ConversationId, qsizetype> rowOf;
        int open = 0;
        quint64 goneBytesIn = 0; ///< of peers whose rows are gone
        quint64 goneBytesOut = 0;
    };

    [[nodiscard]] const Row &at(int row) const;
    [[nodiscard]] static std::optional<double> rate(const Row &peer, int column);
    void lookAtRates();
    [[nodiscard]] qint64 ageNs(const PeerStatus &peer) const;
    void append(Peers &peers, const PeerStatus &status, bool shown);
    void dropEnded(Peers &peers, bool shown);
    void dropRow(Peers &peers, qsizetype row, bool shown);

    QHash<EndpointId, Peers> m_servers;
    EndpointId m_shown = EndpointId::None;
    qint64 m_nowNs = 0;
    qint64 m_lookedNs = 0; ///< when the rates were last read
};

} // namespace swb
