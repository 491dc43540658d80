// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/laneclient.h"

#include "core/values/errorcatalog.h"
#include "net/compare/lanereport.h"
#include "net/datagram/datagrambatch.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {
namespace {

constexpr std::chrono::milliseconds tickTime{10};
constexpr int ticksPerProgress = 3;
constexpr int sendsPerTurn = 256; // then others on this thread have their turn
constexpr qint64 shortestTimerNs = 20'000; // below, the timer itself would be most of the work
constexpr qint64 connectTimeNs = 10'000'000'000;
constexpr qint64 quietNs = 50'000'000; // for copies that a relay made, and answers to them
constexpr qint64 longestSettleFactor = 3; // of the patience

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
    , m_window(std::make_shared<SentWindow>(quint64(m_setting.work.count + m_setting.work.warmUp)))
    , m_dialer(
          {
              .transport = m_setting.work.transportOf(m_setting.lane),
              .target = m_setting.target,
              .server = m_setting.server,
              .verifyPeer = m_setting.work.of(m_setting.lane).verifyPeer,
              .connections = size_t(m_setting.work.connections),
              .home = m_setting.home,
          },
          *this, m_messages, m_score.client)
{
    m_score.transport = m_setting.work.transportOf(m_setting.lane);
    m_score.server = m_setting.server.toString();
    m_score.serverIsOurs = m_setting.ourServer != nullptr;
    m_score.relayed = m_setting.relay != nullptr;
    m_score.answers = !isOneWay();
    m_score.numbered = m_messages.numbered();
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
        m_score.loopback = address.value().isLoopback();
        m_alive = m_dialer.connections();
    });
}

void LaneClient::linkReady(LaneLink &link)
{
    const qint64 now = laneClockNs();
    m_score.setup.add(now - link.openedNs);
    if (!m_dialer.noteReady()) {
        m_setting.home.post([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->m_dialer.openMore();
        });
        return;
    }
    m_score.setupNs = now - m_dialer.beganNs();
    // queued: this may be in the midst of opening the last link
    m_setting.home.post([weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self || self->m_phase != Phase::Opening)
            return;
        if (self->m_setting.work.warmUp > 0)
            self->beginPhase(Phase::WarmUp, self->m_setting.work.warmUp);
        else
            self->endPhase();
    });
}

void LaneClient::linkFailed(LaneLink &link, const Error &error)
{
    if (m_phase == Phase::Opening) {
        fail(error);
        return;
    }
    m_error = error;
    link.underWay = 0;
    link.order.clear();
    m_window->forgetAllOf(link.index());
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
    m_startNs = laneClockNs();
    m_firstSentNs = m_lastSentNs = m_settleNs = 0;
    m_lastArrivalNs = m_busySinceNs = m_startNs;
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
        && m_sentOfPhase < m_messagesOfPhase && (isOneWay() || m_window->hasRoom());
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

/// Every link its share, in turn.
void LaneClient::pumpLinks()
{
    int budget = sendsPerTurn;
    for (size_t i = 0; i < links().size() && budget > 0; ++i) {
        LaneLink &link = *links()[(m_nextLink + i) % links().size()];
        for (int most = isOneWay() ? DatagramBatch::slots : mostUnderWay();
             maySend() && link.canSend() && budget > 0 && (isOneWay() ? most-- > 0 : link.underWay < most);
             --budget)
            sendOne(link, laneClockNs());
        if (!link.isOver())
            link.flush();
    }
    m_nextLink = (m_nextLink + 1) % links().size();
    if (maySend() && (budget == 0 || isOneWay()))
        m_timer.start(1); // goes on after the others have had their turn
}

/// After an answer on this link: what it may send now.
void LaneClient::pumpLink(LaneLink &link)
{
    while (maySend() && link.canSend() && link.underWay < mostUnderWay())
        sendOne(link, laneClockNs());
    if (!link.isOver())
        link.flush();
}

/// All that is due. A message that leaves late is counted from when it was due, so that waiting for room does
/// not hide what it does to those behind it.
void LaneClient::pumpSchedule()
{
    qint64 now = laneClockNs();
    for (int budget = sendsPerTurn; maySend(); --budget) {
        const qint64 due = m_startNs + m_schedule.dueNs(m_sentOfPhase);
        if (due > now || budget == 0) {
            m_timer.start(budget == 0 ? 1 : qMax(due - now, shortestTimerNs));
            break;
        }
        LaneLink *const link = nextSendable();
        if (!link)
            break; // its linkTurn() comes here again
        const bool late = now - due > limits::lateSendNs;
        if (late) {
            ++m_score.lateSends;
            m_score.latestSendNs = qMax(m_score.latestSendNs, now - due);
        }
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
    const bool idle = m_window->waiting() == 0;
    const quint64 id = m_window->send(link.index(), countedNs);
    if (isOneWay())
        m_window->forget(id);
    else
        ++link.underWay;
    if (!m_messages.numbered())
        link.order.push_back(id);
    if (idle)
        m_busySinceNs = countedNs;
    ++m_sentOfPhase;
    noteSent(countedNs);
    link.send({id, link.index()});
}

void LaneClient::noteSent(qint64 nowNs)
{
    if (m_firstSentNs == 0)
        m_firstSentNs = nowNs;
    m_lastSentNs = nowNs;
    ++m_score.toServer.sent;
    m_score.bytesSent += quint64(m_messages.payloadBytes());
    m_score.series.sent(nowNs - m_startNs);
}

// Receiving

void LaneClient::linkAnswered(LaneLink &link, QByteArrayView answer, qint64 nowNs)
{
    const ProbeMessages::Seen seen = m_messages.readAnswer(answer);
    if (seen.probe && seen.probe->id < m_firstId)
        return; // of the warm-up
    noteArrival(nowNs);
    if (!seen.intact)
        ++m_score.toClient.corrupted;
    const std::optional<quint64> id = whichOne(link, seen);
    if (id)
        answered(link, *id, nowNs);
}

std::optional<quint64> LaneClient::whichOne(LaneLink &link, const ProbeMessages::Seen &seen)
{
    if (seen.probe)
        return seen.probe->id;
    if (m_messages.numbered()) {
        ++m_score.toClient.unreadable;
        return {};
    }
    if (link.order.empty()) {
        ++m_score.toClient.duplicated;
        return {};
    }
    const quint64 id = link.order.front();
    link.order.pop_front();
    return id;
}

void LaneClient::answered(LaneLink &link, quint64 id, qint64 nowNs)
{
    qint64 countedNs = 0;
    const SentWindow::Answer answer = m_window->answered(id, countedNs);
    if (answer == SentWindow::Answer::Again || answer == SentWindow::Answer::Unknown) {
        ++m_score.toClient.duplicated;
        return;
    }
    ++m_score.toClient.delivered;
    m_score.bytesDelivered += quint64(m_messages.answerPayloadBytes());
    m_score.toClient.reordered += id + 1 < link.highest ? 1 : 0;
    link.highest = qMax(link.highest, id + 1);
    m_score.series.arrived(nowNs - m_startNs, m_messages.answerPayloadBytes());
    if (answer == SentWindow::Answer::Late) {
        ++m_score.late;
        return;
    }
    --link.underWay;
    timeRoundTrip(countedNs, nowNs);
}

void LaneClient::timeRoundTrip(qint64 countedNs, qint64 nowNs)
{
    const qint64 roundTrip = nowNs - countedNs;
    m_score.roundTrip.add(roundTrip);
    m_score.series.timed(nowNs - m_startNs, roundTrip);
    m_jitter.add(roundTrip);
}

void LaneClient::noteArrival(qint64 nowNs)
{
    const qint64 gap = nowNs - qMax(m_lastArrivalNs, m_busySinceNs);
    m_lastArrivalNs = nowNs;
    if (m_window->waiting() == 0)
        return;
    m_score.longestGapNs = qMax(m_score.longestGapNs, gap);
    if (gap >= limits::stallNs) {
        ++m_score.stalls;
        m_score.stalledNs += gap;
    }
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
    maybeSettle();
    if (++m_ticks % ticksPerProgress == 0)
        progress();
}

/// Its answer may still come, and is late then. A link that waits for it may go on.
void LaneClient::giveUpOld(qint64 nowNs)
{
    const qint64 patience = std::chrono::nanoseconds(m_setting.work.patience).count();
    while (const auto gone = m_window->giveUp(nowNs - patience)) {
        LaneLink &link = *links()[gone->connection];
        --link.underWay;
        if (!link.order.empty())
            link.order.pop_front();
        m_score.series.lost(gone->countedNs - m_startNs);
        if (!isScheduled() && !link.isOver())
            pumpLink(link);
    }
}

bool LaneClient::allSent() const
{
    return m_stopping || m_sentOfPhase == m_messagesOfPhase;
}

bool LaneClient::nothingUnderWay() const
{
    if (isOneWay())
        return m_setting.ourServer->arrived() >= m_score.toServer.sent;
    return m_window->waiting() == 0;
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

/// One way, only our server sees that messages still come.
void LaneClient::noteArrivalsThere(qint64 nowNs)
{
    if (!isOneWay())
        return;
    const quint64 arrived = m_setting.ourServer->arrived();
    if (std::exchange(m_arrivedThere, arrived) != arrived)
        m_lastArrivalNs = nowNs;
}

/// Whether nothing more is to be expected. Through a relay copies may come, and what it holds back; what one
/// way is still under way is known by its coming.
bool LaneClient::isQuiet(qint64 nowNs) const
{
    const qint64 patience = std::chrono::nanoseconds(m_setting.work.patience).count();
    const bool over = nowNs - m_settleNs > longestSettleFactor * patience;
    if (!m_setting.relay)
        return nothingUnderWay() || nowNs - qMax(m_settleNs, m_lastArrivalNs) > patience;
    const auto waiting
        = [](const LineCounters &line) { return line.waiting.load(std::memory_order_relaxed); };
    const bool empty = waiting(m_setting.relay->toServer) == 0 && waiting(m_setting.relay->toClient) == 0;
    const qint64 quietFor = nothingUnderWay() ? quietNs : patience;
    return over || (empty && nowNs - qMax(m_settleNs, m_lastArrivalNs) > quietFor);
}

/// From the opening or the warm-up to the work itself, or from there to the report. Our server counts anew
/// before the first message leaves.
void LaneClient::endPhase()
{
    if (m_phase == Phase::Counting) {
        report();
        return;
    }
    m_phase = Phase::Turning;
    m_firstId = m_window->sent();
    const ReceiverAccount::Run run{m_firstId, m_messages.numbered() ? m_window : nullptr,
                                   m_setting.work.connections, laneClockNs()};
    askServer([run](LaneServer &server) { server.beginRun(run); },
              [this](const std::optional<ReceiverFigures> &) {
                  if (m_phase == Phase::Turning)
                      beginCounting();
              });
}

void LaneClient::beginCounting()
{
    LaneScore fresh = m_score;
    fresh.toServer = fresh.toClient = {};
    fresh.late = fresh.lateSends = fresh.bytesSent = fresh.bytesDelivered = fresh.stalls = 0;
    fresh.latestSendNs = fresh.stalledNs = fresh.longestGapNs = 0;
    fresh.roundTrip.clear();
    fresh.series = {};
    fresh.client = {};
    m_score = fresh;
    m_jitter = {};
    for (const auto &link : links()) {
        link->highest = 0;
        link->order.clear();
    }
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
    askServer({}, [this](const std::optional<ReceiverFigures> &figures) {
        finish(finalScore(findings(), figures, m_setting.target.toString()));
    });
}

LaneFindings LaneClient::findings() const
{
    return {
        .counted = m_score,
        .error = m_error,
        .firstSentNs = m_firstSentNs,
        .lastSentNs = m_lastSentNs,
        .lastArrivalNs = m_lastArrivalNs,
        .jitterNs = m_jitter.ns(),
        .before = m_before,
        .now = LinkTotals::of(links()),
        .relay = m_setting.relay,
    };
}

void LaneClient::fail(const Error &error)
{
    m_error = error;
    LaneScore score = m_score;
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
    m_startNs += now - m_pausedAtNs; // what is due now is what was due then
    if (m_firstSentNs > 0)
        m_firstSentNs += now - m_pausedAtNs;
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
