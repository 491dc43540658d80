// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/laneclient.h"

#include "core/values/errorcatalog.h"
#include "net/compare/datagramlink.h"
#include "net/compare/dtlslink.h"
#include "net/compare/streamlink.h"
#include "net/socket/binding.h"
#include "net/tls/qtaddress.h"
#include "net/tls/tlsconfiguration.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {
namespace {

constexpr std::chrono::milliseconds tickTime{10};
constexpr int ticksPerProgress = 3;
constexpr size_t connectsAtATime = 64; // below any server's backlog
constexpr qint64 roomBytes = 64 << 10;
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
    , m_context(std::make_unique<QObject>())
    , m_timer(m_setting.home.watcher(), [this] { pump(); })
    , m_room(std::make_unique_for_overwrite<char[]>(roomBytes))
    , m_window(std::make_shared<SentWindow>(quint64(m_setting.work.count + m_setting.work.warmUp)))
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
    const Error error = prepareTls();
    if (error.isError()) {
        fail(error);
        return;
    }
    resolveHost(m_setting.target, m_context.get(),
                [this](const Result<QList<QHostAddress>> &addresses) { resolved(addresses); });
}

Error LaneClient::prepareTls()
{
    if (!isEncrypted(m_score.transport))
        return {};
    ClientSettings settings;
    settings.url = m_setting.server;
    settings.verifyPeer = m_setting.work.of(m_setting.lane).verifyPeer;
    const auto tls = clientTls(settings, CertificateAuthority());
    if (!tls)
        return tls.error();
    if (m_score.transport == Transport::Dtls) {
        m_dtls = tls.value().configuration;
        return {};
    }
    const auto context = TlsContext::make(Role::Client, tls.value().configuration);
    if (!context)
        return context.error();
    m_tls = context.value();
    return {};
}

void LaneClient::resolved(const Result<QList<QHostAddress>> &addresses)
{
    if (!addresses) {
        fail(addresses.error());
        return;
    }
    m_target = fromQt(addresses.value().first(), m_setting.target.port);
    m_score.loopback = m_target.isLoopback();
    m_openedNs = laneClockNs();
    m_alive = size_t(m_setting.work.connections);
    openMore();
}

void LaneClient::openMore()
{
    const auto wanted = size_t(m_setting.work.connections);
    while (m_phase == Phase::Opening && m_opened < wanted && m_opened - m_ready < connectsAtATime) {
        m_links.push_back(makeLink(quint32(m_opened++)));
        m_links.back()->openedNs = laneClockNs();
        m_links.back()->open();
    }
}

std::unique_ptr<LaneLink> LaneClient::makeLink(quint32 index)
{
    const QString name = m_setting.target.toString();
    DescriptorWatcher &watcher = m_setting.home.watcher();
    LaneLinkUser &user = *this;
    if (isStream(m_score.transport))
        return std::make_unique<StreamLink>(user, m_messages, m_score.client, index,
                                            StreamLink::Setting{.target = m_target,
                                                                .name = name,
                                                                .tls = m_tls,
                                                                .verifyName = m_setting.server.host,
                                                                .watcher = watcher,
                                                                .room = m_room.get(),
                                                                .roomBytes = roomBytes});
    if (m_score.transport == Transport::Dtls)
        return std::make_unique<DtlsLink>(user, m_messages, m_score.client, index,
                                          DtlsLink::Setting{.target = m_target,
                                                            .name = name,
                                                            .verifyName = m_setting.server.host,
                                                            .configuration = m_dtls});
    return std::make_unique<DatagramLink>(
        user, m_messages, m_score.client, index,
        DatagramLink::Setting{.target = m_target, .name = name, .watcher = watcher, .batch = m_batch});
}

void LaneClient::linkReady(LaneLink &link)
{
    const qint64 now = laneClockNs();
    m_score.setup.add(now - link.openedNs);
    if (++m_ready < size_t(m_setting.work.connections)) {
        if (m_opened - m_ready < connectsAtATime && m_opened < size_t(m_setting.work.connections))
            m_setting.home.post([weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->openMore();
            });
        return;
    }
    m_score.setupNs = now - m_openedNs;
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
    for (size_t i = 0; i < m_links.size() && budget > 0; ++i) {
        LaneLink &link = *m_links[(m_nextLink + i) % m_links.size()];
        for (int most = isOneWay() ? DatagramBatch::slots : mostUnderWay();
             maySend() && link.canSend() && budget > 0 && (isOneWay() ? most-- > 0 : link.underWay < most);
             --budget)
            sendOne(link, laneClockNs());
        if (!link.isOver())
            link.flush();
    }
    m_nextLink = (m_nextLink + 1) % m_links.size();
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
    for (const auto &link : m_links) {
        if (!link->isOver())
            link->flush();
    }
}

LaneLink *LaneClient::nextSendable()
{
    for (size_t tried = 0; tried < m_links.size(); ++tried) {
        LaneLink &link = *m_links[m_nextLink];
        m_nextLink = (m_nextLink + 1) % m_links.size();
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

void LaneClient::linkTurn(LaneLink &link, qint64 nowNs)
{
    Q_UNUSED(nowNs)
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
    if (m_phase == Phase::Opening && m_openedNs > 0 && now - m_openedNs > connectTimeNs) {
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
        LaneLink &link = *m_links[gone->connection];
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
                      countFrom(laneClockNs());
              });
}

void LaneClient::countFrom(qint64 nowNs)
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
    m_kernelDropsBefore = 0;
    m_wireBefore = {};
    for (const auto &link : m_links) {
        link->highest = 0;
        link->order.clear();
        m_kernelDropsBefore += link->kernelDrops();
        const auto wire = link->wireBytes().value_or(LaneLink::WireBytes{});
        m_wireBefore.out += wire.out;
        m_wireBefore.in += wire.in;
    }
    Q_UNUSED(nowNs)
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
        LaneScore score = scoreWith(figures);
        resolveLosses(score, figures);
        if (!score.error.isError() && score.answered() == 0)
            score.error = refusal();
        finish(score);
    });
}

/// Whether somebody said that nobody listens there.
Error LaneClient::refusal() const
{
    const bool refused
        = std::any_of(m_links.begin(), m_links.end(), [](const auto &link) { return link->wasRefused(); });
    return refused ? makeError(ErrorCode::NobodyListening,
                               Words::tr("Nothing came back from %1.").arg(m_setting.target.toString()))
                   : Error{};
}

LaneScore LaneClient::scoreWith(const std::optional<ReceiverFigures> &figures) const
{
    LaneScore score = m_score;
    score.error = m_error;
    score.sendingNs = m_lastSentNs - m_firstSentNs;
    qint64 last = m_score.toClient.delivered > 0 ? m_lastArrivalNs : m_lastSentNs;
    if (figures)
        last = qMax(last, figures->lastNs);
    score.durationNs = m_firstSentNs > 0 ? last - m_firstSentNs : 0;
    score.jitterNs = m_jitter.ns();
    score.jitterBasis = score.roundTrip.count() > 1 ? JitterBasis::RoundTrip : JitterBasis::None;
    if (figures)
        addServer(score, *figures);
    else
        score.toServer.delivered = score.toClient.delivered;
    score.toClient.sent = score.toServer.delivered;
    addWire(score);
    if (!m_messages.numbered() && !isStream(score.transport) && score.unanswered() > 0) {
        score.roundTrip.clear();
        score.roundTripNote = Words::tr("answers to a text are told by their order, and some did not come");
    }
    return score;
}

void LaneClient::addServer(LaneScore &score, const ReceiverFigures &figures) const
{
    const quint64 sent = score.toServer.sent;
    score.toServer = figures.account;
    score.toServer.sent = sent;
    if (!m_messages.numbered() && score.toServer.delivered > sent) { // copies look like any other
        score.toServer.duplicated += score.toServer.delivered - sent;
        score.toServer.delivered = sent;
    }
    score.atServer = figures.calls;
    score.oneWay = figures.oneWay;
    if (!figures.oneWay.isEmpty()) {
        score.jitterNs = figures.jitterNs;
        score.jitterBasis = JitterBasis::OneWay;
    }
    if (isOneWay()) {
        score.bytesDelivered = figures.bytes;
        score.series.merge(figures.series);
    }
}

void LaneClient::addWire(LaneScore &score) const
{
    LaneLink::WireBytes wire;
    for (const auto &link : m_links) {
        const auto of = link->wireBytes();
        if (!of) {
            score.wireEvidence = Words::tr("not known: the system does not say");
            return;
        }
        wire.out += of->out;
        wire.in += of->in;
    }
    score.wireBytesOut = wire.out - m_wireBefore.out;
    score.wireBytesIn = wire.in - m_wireBefore.in;
    score.wireEvidence = isStream(score.transport)
        ? Words::tr(
            "sampled: bytes and segments by TCP_INFO, with the headers of IP and TCP; segments without "
            "data too")
        : Words::tr("computed: each datagram with the headers of IP and UDP; none was cut into fragments");
}

void LaneClient::resolveLosses(LaneScore &score, const std::optional<ReceiverFigures> &figures) const
{
    LossEvidence there;
    LossEvidence back;
    there.ended = back.ended = m_error.isError();
    there.receiverIsOurs = figures.has_value();
    for (const auto &link : m_links)
        back.kernel += link->kernelDrops();
    back.kernel -= qMin(back.kernel, m_kernelDropsBefore);
    back.damaged = score.toClient.unreadable;
    if (figures) {
        there.kernel = figures->kernelDrops;
        there.damaged = figures->account.unreadable;
    }
    const auto addRelay = [](LossEvidence &to, const LineCounters &line) {
        for (size_t i = 0; i < to.relay.size(); ++i)
            to.relay[i] += line.dropped[i].load(std::memory_order_relaxed);
        to.relay[size_t(DropReason::Stopped)] += line.waiting.load(std::memory_order_relaxed);
    };
    if (m_setting.relay) {
        addRelay(there, m_setting.relay->toServer);
        addRelay(figures ? back : there, m_setting.relay->toClient);
    }
    if (!figures) { // what did not come back has not been delivered, as far as anybody can tell
        there.kernel += back.kernel;
        there.damaged += back.damaged;
        score.toServer.reordered = score.toServer.duplicated = score.toServer.corrupted = 0;
    }
    score.toServer.lost = lossesBy(score.toServer.sent - score.toServer.delivered, there);
    score.toClient.lost = lossesBy(score.answers ? score.toClient.sent - score.toClient.delivered : 0, back);
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
    m_user.finished(score);
    // queued: one of the links may be calling
    m_setting.home.post([self = shared_from_this()] { self->m_links.clear(); });
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
        progress.score = scoreWith(progress.warmingUp ? std::nullopt : figures);
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
