// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/schedule.h"
#include "core/compare/senderaccount.h"
#include "core/engine/relaysettings.h"
#include "net/compare/lanedialer.h"
#include "net/compare/lanelink.h"
#include "net/compare/lanereport.h"
#include "net/compare/laneserver.h"
#include "net/loop/networkthread.h"
#include "net/loop/precisetimer.h"

#include <QTimer>
#include <functional>
#include <vector>

namespace swb {

/// One run of one lane: opens its connections, sends the warm-up and then the work at its pace, and waits for
/// what is in flight; SenderAccount does the accounting. Lives on the lane's client thread, where all of its
/// members are called.
class LaneClient final : public std::enable_shared_from_this<LaneClient>, private LaneLinkUser
{
public:
    struct Setting
    {
        Work work;
        Lane lane = Lane::Tcp;
        EndpointUrl target; ///< the server, or the relay in front of it
        EndpointUrl server; ///< as it is reported
        std::shared_ptr<const TlsContext> tls; ///< null if the lane is not encrypted
        NetworkThread &home;
        NetworkThread *serverThread = nullptr; ///< null if the server is not ours
        std::shared_ptr<LaneServer> ourServer; ///< lives on serverThread
        std::shared_ptr<const RelayCounters> relay; ///< null without one
    };
    struct User
    {
        std::function<void(const LaneProgress &)> progressed; ///< about 30 times a second
        std::function<void(const LaneScore &)> finished; ///< once, as the last callback
    };

    LaneClient(Setting setting, User user);
    ~LaneClient();
    Q_DISABLE_COPY_MOVE(LaneClient)

    void start();
    void pause(bool paused);
    /// Stops sending, waits a moment for what is in flight, and finishes.
    void stop();

private:
    enum class Phase : quint8 { Opening, WarmUp, Turning, Counting, Reporting, Over };

    // Opening
    void linkReady(LaneLink &link) override;
    void linkFailed(LaneLink &link, const Error &error) override;

    // Sending
    void beginPhase(Phase phase, qint64 messages);
    void beginCounting();
    void pump();
    void pumpLinks();
    void pumpLink(LaneLink &link);
    void pumpSchedule();
    [[nodiscard]] LaneLink *nextSendable();
    [[nodiscard]] bool maySend() const;
    void sendOne(LaneLink &link, qint64 countedNs);
    [[nodiscard]] int mostUnderWay() const;
    [[nodiscard]] bool isScheduled() const;
    [[nodiscard]] bool isOneWay() const { return m_setting.work.direction == WorkDirection::OneWay; }

    // Receiving
    void linkAnswered(LaneLink &link, QByteArrayView answer, qint64 nowNs) override;
    void linkTurn(LaneLink &link) override;

    // The end
    void tick();
    void giveUpOld(qint64 nowNs);
    void endIfBlocked(qint64 nowNs);
    [[nodiscard]] bool allSent() const;
    [[nodiscard]] bool nothingUnderWay() const;
    void maybeSettle();
    void noteArrivalsThere(qint64 nowNs);
    [[nodiscard]] bool isQuiet(qint64 nowNs) const;
    void endPhase();
    void turnTo(Phase next);
    void report();
    void fail(const Error &error);
    void finish(const LaneScore &score);
    void progress();
    [[nodiscard]] LaneFindings findings() const;
    [[nodiscard]] std::vector<std::unique_ptr<LaneLink>> &links() { return m_dialer.links(); }
    [[nodiscard]] const std::vector<std::unique_ptr<LaneLink>> &links() const { return m_dialer.links(); }
    /// Asks our server on its thread; the answer comes on ours. Answers immediately, with nothing, if the
    /// server is not ours.
    void askServer(std::function<void(LaneServer &)> ask,
                   std::function<void(const std::optional<ReceiverFigures> &)> answer);

    const Setting m_setting;
    User m_user;
    const ProbeMessages m_messages;
    const Schedule m_schedule;
    QTimer m_tick;
    PreciseTimer m_timer;
    SenderAccount m_account; ///< of the phase
    LaneDialer m_dialer;
    Error m_error;
    Phase m_phase = Phase::Opening;
    size_t m_alive = 0;
    size_t m_nextLink = 0;
    qint64 m_messagesOfPhase = 0;
    qint64 m_sentOfPhase = 0;
    qint64 m_pausedAtNs = 0;
    qint64 m_settleNs = 0; ///< when there was nothing more to send
    LinkTotals m_before; ///< when counting began
    quint64 m_arrivedThere = 0; ///< LaneServer::arrived() at the last check
    qint64 m_blockedSinceNs = 0; ///< 0: something can be sent, or nothing has to be
    int m_ticks = 0;
    bool m_paused = false;
    bool m_stopping = false;
    bool m_asking = false; ///< a progress report is in progress
    bool m_pumping = false;
};

} // namespace swb
