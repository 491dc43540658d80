// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/laneclient.h"

#include "core/compare/waits.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "net/compare/lanereport.h"
#include "net/transport/datagrambatch.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {
namespace {

constexpr std::chrono::milliseconds tickTime{10};
constexpr int ticksPerProgress = 3;
constexpr int sendsPerTurn = 256; // then it is the turn of others on this thread
constexpr qint64 shortestTimerNs = 20'000; // below this, the timer itself would be most of the work
constexpr qint64 connectTimeNs = 10'000'000'000;
constexpr qint64 quietNs = 50'000'000; // for copies that a relay made, and answers to them
constexpr qint64 longestSettleFactor = 3; // of the timeout for answers

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LaneClient)
};

} // namespace

LaneClient::LaneClient(Setting setting, User user)
    : m_setting(std::move(setting))
    , m_user(std::move(user))
    , m_messages(m_setting.work, m_setting.lane)
    , m_schedule(m_setting.work)
    , m_timer(m_setting.home.watcher(), [this] { pump(); })
    , m_account(m_messages,
                {
                    .ids = quint64(m_setting.work.count + m_setting.work.warmUp),
                    .connections = quint32(m_setting.work.connections),
                    .answers = !isOneWay(),
                })
    , m_dialer(
          {
              .transport = m_setting.work.transportOf(m_setting.lane),
              .sockets = m_setting.work.sockets,
              .target = m_setting.target,
              .server = m_setting.server,
              .tls = m_setting.tls,
              .connections = size_t(m_setting.work.connections),
              .home = m_setting.home,
          },
          *this, m_messages, m_account.score().client)
{
    LaneScore &score = m_account.score();
    score.transport = m_setting.work.transportOf(m_setting.lane);
    score.sockets = m_setting.work.sockets;
    score.server = m_setting.server.toString();
    score.serverIsOurs = m_setting.ourServer != nullptr;
    score.relayed = m_setting.relay != nullptr;
    QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] { tick(); });
}

LaneClient::~LaneClient() = default;

void LaneClient::start()
{
    m_tick.start(tickTime);
    m_dialer.start([this](const Result<SocketAddress> &address) {
        if (!address) {
            fail(address.error());
            return;
        }
        m_account.score().loopback = address.value().isLoopback();
        m_alive = m_dialer.connections();
    });
}

void LaneClient::linkReady(LaneLink &link)
{
    const qint64 now = laneClockNs();
    m_account.score().setup.add(now - link.openedNs);
    if (!m_dialer.noteReady()) {
        m_setting.home.post([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->m_dialer.openMore();
        });
        return;
    }
    m_account.score().setupNs = now - m_dialer.beganNs();
    // queued: this may be within the opening of the last link
    m_setting.home.post([weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self || self->m_phase != Phase::Opening)
            return;
        self->turnTo(self->m_setting.work.warmUp > 0 ? Phase::WarmUp : Phase::Counting);
    });
}

void LaneClient::linkFailed(LaneLink &link, const Error &error)
{
    if (m_phase == Phase::Opening) {
        fail(error);
        return;
    }
    m_error = error;
    m_account.forget(link.index(), laneClockNs());
    if (--m_alive == 0)
        m_stopping = true;
    maybeSettle();
}

// Sending

void LaneClient::beginPhase(Phase phase, qint64 messages)
{
    m_phase = phase;
    m_messagesOfPhase = messages;
    m_sentOfPhase = 0;
    m_settleNs = 0;
    m_account.begin(laneClockNs());
    pump();
}

bool LaneClient::isScheduled() const
{
    return m_setting.work.pace == WorkPace::Rate || m_setting.work.pace == WorkPace::Bursts;
}

int LaneClient::mostUnderWay() const
{
    return m_setting.work.pace == WorkPace::PingPong ? 1 : m_setting.work.inFlight;
}

bool LaneClient::maySend() const
{
    return (m_phase == Phase::WarmUp || m_phase == Phase::Counting) && !m_paused && !m_stopping
        && m_sentOfPhase < m_messagesOfPhase && m_account.hasRoom();
}

void LaneClient::pump()
{
    if (!maySend() || std::exchange(m_pumping, true))
        return;
    if (isScheduled())
        pumpSchedule();
    else
        pumpLinks();
    m_pumping = false;
    maybeSettle();
}

/// Each link gets its share, in turn.
void LaneClient::pumpLinks()
{
    int budget = sendsPerTurn;
    for (size_t i = 0; i < links().size() && budget > 0; ++i) {
        LaneLink &link = *links()[(m_nextLink + i) % links().size()];
        for (int most = isOneWay() ? DatagramBatch::slots : mostUnderWay(); maySend() && link.canSend()
             && budget > 0 && (isOneWay() ? most-- > 0 : m_account.underWay(link.index()) < most);
             --budget)
            sendOne(link, laneClockNs());
        if (!link.isOver())
            link.flush();
    }
    m_nextLink = (m_nextLink + 1) % links().size();
    if (maySend() && (budget == 0 || isOneWay()))
        m_timer.start(1); // continues after the others have had their turn
}

/// After an answer on this link: what it may send now.
void LaneClient::pumpLink(LaneLink &link)
{
    while (maySend() && link.canSend() && m_account.underWay(link.index()) < mostUnderWay())
        sendOne(link, laneClockNs());
    if (!link.isOver())
        link.flush();
}

/// Everything that is due. A message that leaves late is timed from when it was due, so that waiting for
/// buffer space does not hide its effect on those behind it.
void LaneClient::pumpSchedule()
{
    qint64 now = laneClockNs();
    for (int budget = sendsPerTurn; maySend(); --budget) {
        const qint64 due = m_account.startNs() + m_schedule.dueNs(m_sentOfPhase);
        if (due > now || budget == 0) {
            m_timer.start(budget == 0 ? 1 : qMax(due - now, shortestTimerNs));
            break;
        }
        LaneLink *const link = nextSendable();
        if (!link)
            break; // its linkTurn() continues here
        const bool late = now - due > limits::lateSendNs;
        if (late)
            m_account.noteLateSend(now - due);
        sendOne(*link, late ? due : now);
        now = laneClockNs();
    }
    for (const auto &link : links()) {
        if (!link->isOver())
            link->flush();
    }
}

LaneLink *LaneClient::nextSendable()
{
    for (size_t tried = 0; tried < links().size(); ++tried) {
        LaneLink &link = *links()[m_nextLink];
        m_nextLink = (m_nextLink + 1) % links().size();
        if (link.canSend())
            return &link;
    }
    return nullptr;
}

void LaneClient::sendOne(LaneLink &link, qint64 countedNs)
{
    ++m_sentOfPhase;
    link.send(m_account.send(link.index(), countedNs));
}

// Receiving

void LaneClient::linkAnswered(LaneLink &link, QByteArrayView answer, qint64 nowNs)
{
    m_account.take(link.index(), answer, nowNs);
}

void LaneClient::linkTurn(LaneLink &link)
{
    if (isScheduled() || isOneWay())
        pump();
    else
        pumpLink(link);
    maybeSettle();
}

// The end

void LaneClient::tick()
{
    const qint64 now = laneClockNs();
    if (m_phase == Phase::Opening && m_dialer.beganNs() > 0 && now - m_dialer.beganNs() > connectTimeNs) {
        fail(makeError(ErrorCode::ConnectTimeout,
                       Words::tr("Could not connect to %1.").arg(m_setting.target.toString())));
        return;
    }
    giveUpOld(now);
    pump();
    endIfBlocked(now);
    maybeSettle();
    if (++m_ticks % ticksPerProgress == 0)
        progress();
}

/// A link that waits for one of them may continue.
void LaneClient::giveUpOld(qint64 nowNs)
{
    const qint64 patience = std::chrono::nanoseconds(m_setting.work.patience).count();
    while (const auto connection = m_account.giveUp(nowNs - patience, nowNs)) {
        LaneLink &link = *links()[*connection];
        if (!isScheduled() && !link.isOver())
            pumpLink(link);
    }
}

/// A peer that accepts nothing more must not block the run forever.
void LaneClient::endIfBlocked(qint64 nowNs)
{
    const bool blocked = maySend()
        && std::none_of(links().begin(), links().end(), [](const auto &link) { return link->canSend(); });
    if (!blocked) {
        m_blockedSinceNs = 0;
        return;
    }
    noteArrivalsThere(nowNs);
    m_blockedSinceNs = std::max({m_blockedSinceNs > 0 ? m_blockedSinceNs : nowNs, m_account.lastArrivalNs()});
    if (nowNs - m_blockedSinceNs < longestBlockNs(m_setting.work, m_setting.lane))
        return;
    m_error = makeError(ErrorCode::UnsentBytes,
                        Words::tr("%1 accepts no more data: %2 of %3 messages could not be sent.", nullptr,
                                  quantities::plural(m_messagesOfPhase))
                            .arg(m_setting.target.toString())
                            .arg(m_messagesOfPhase - m_sentOfPhase)
                            .arg(m_messagesOfPhase));
    m_stopping = true;
}

bool LaneClient::allSent() const
{
    return m_stopping || m_sentOfPhase == m_messagesOfPhase;
}

bool LaneClient::nothingUnderWay() const
{
    if (isOneWay())
        return m_setting.ourServer->arrived() >= m_account.score().toServer.sent;
    return m_account.waiting() == 0;
}

void LaneClient::maybeSettle()
{
    if ((m_phase != Phase::WarmUp && m_phase != Phase::Counting) || !allSent() || m_pumping)
        return;
    const qint64 now = laneClockNs();
    if (m_settleNs == 0)
        m_settleNs = now;
    noteArrivalsThere(now);
    if (nothingUnderWay() ? isQuiet(now) : isOneWay() && isQuiet(now))
        endPhase();
}

/// For work in one direction, only our server sees that messages still arrive.
void LaneClient::noteArrivalsThere(qint64 nowNs)
{
    if (!isOneWay())
        return;
    const quint64 arrived = m_setting.ourServer->arrived();
    if (std::exchange(m_arrivedThere, arrived) != arrived)
        m_account.noteArrivalThere(nowNs);
}

/// Whether nothing more is to be expected. Through a relay there may be copies, and what it delays; for work
/// in one direction, only arrivals show what was still in flight.
bool LaneClient::isQuiet(qint64 nowNs) const
{
    const qint64 patience = std::chrono::nanoseconds(m_setting.work.patience).count();
    const bool over = nowNs - m_settleNs > longestSettleFactor * patience;
    if (!m_setting.relay)
        return nothingUnderWay() || nowNs - qMax(m_settleNs, m_account.lastArrivalNs()) > patience;
    const auto waiting
        = [](const LineCounters &line) { return line.waiting.load(std::memory_order_relaxed); };
    const bool empty = waiting(m_setting.relay->toServer) == 0 && waiting(m_setting.relay->toClient) == 0;
    const qint64 quietFor = nothingUnderWay() ? quietNs : patience;
    return over || (empty && nowNs - qMax(m_settleNs, m_account.lastArrivalNs()) > quietFor);
}

/// From the warm-up to the work itself, or from there to the report.
void LaneClient::endPhase()
{
    if (m_phase == Phase::Counting)
        report();
    else
        turnTo(Phase::Counting);
}

/// Our server starts a new count before the first message of a phase leaves.
void LaneClient::turnTo(Phase next)
{
    m_phase = Phase::Turning;
    askServer([run = m_account.startRun(laneClockNs())](LaneServer &server) { server.beginRun(run); },
              [this, next](const std::optional<ReceiverFigures> &) {
                  if (m_phase != Phase::Turning)
                      return;
                  if (next == Phase::WarmUp)
                      beginPhase(next, m_setting.work.warmUp);
                  else
                      beginCounting();
              });
}

void LaneClient::beginCounting()
{
    m_account.clear();
    m_before = LinkTotals::of(links());
    beginPhase(Phase::Counting, m_setting.work.count);
}

void LaneClient::askServer(std::function<void(LaneServer &)> ask,
                           std::function<void(const std::optional<ReceiverFigures> &)> answer)
{
    if (!m_setting.ourServer) {
        answer({});
        return;
    }
    // there and back: the server's figures belong to its thread
    m_setting.serverThread->post([server = m_setting.ourServer, ask = std::move(ask), &home = m_setting.home,
                                  weak = weak_from_this(), answer = std::move(answer)] {
        if (ask)
            ask(*server);
        home.post([weak, answer, figures = std::optional(server->figures())] {
            if (const auto self = weak.lock())
                answer(figures);
        });
    });
}

void LaneClient::report()
{
    m_phase = Phase::Reporting;
    m_account.end(laneClockNs());
    askServer({}, [this](const std::optional<ReceiverFigures> &figures) {
        finish(finalScore(findings(), figures, m_setting.target.toString()));
    });
}

LaneFindings LaneClient::findings() const
{
    return {
        .counted = m_account.score(),
        .error = m_error,
        .firstSentNs = m_account.firstSentNs(),
        .lastSentNs = m_account.lastSentNs(),
        .lastArrivalNs = m_account.lastArrivalNs(),
        .jitterNs = m_account.jitterNs(),
        .before = m_before,
        .now = LinkTotals::of(links()),
        .relay = m_setting.relay,
    };
}

void LaneClient::fail(const Error &error)
{
    m_error = error;
    LaneScore score = m_account.score();
    score.error = error;
    finish(score);
}

void LaneClient::finish(const LaneScore &score)
{
    if (std::exchange(m_phase, Phase::Over) == Phase::Over)
        return;
    m_tick.stop();
    m_timer.stop();
    m_dialer.stop();
    m_user.finished(score);
    // queued: one of the links may be calling
    m_setting.home.post([self = shared_from_this()] { self->m_dialer.close(); });
}

void LaneClient::progress()
{
    if (m_asking || m_phase == Phase::Over || m_phase == Phase::Reporting)
        return;
    m_asking = true;
    askServer({}, [this](const std::optional<ReceiverFigures> &figures) {
        m_asking = false;
        if (m_phase == Phase::Over || m_phase == Phase::Reporting)
            return;
        LaneProgress progress;
        progress.running = true;
        progress.warmingUp = m_phase != Phase::Counting;
        progress.sent = progress.warmingUp ? 0 : m_sentOfPhase;
        progress.score = scoreSoFar(findings(), progress.warmingUp ? std::nullopt : figures);
        m_user.progressed(progress);
    });
}

void LaneClient::pause(bool paused)
{
    if (paused == m_paused || m_phase == Phase::Over)
        return;
    m_paused = paused;
    const qint64 now = laneClockNs();
    if (paused) {
        m_pausedAtNs = now;
        return;
    }
    m_account.shift(now - m_pausedAtNs);
    pump();
}

void LaneClient::stop()
{
    m_stopping = true;
    if (m_phase == Phase::Opening || m_phase == Phase::Turning) {
        report();
        return;
    }
    maybeSettle();
}

} // namespace swb
