// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/layout/streammessages.h"

#include "protocols/http/httpreader.h"
#include "protocols/websocket/websocketheader.h"

#include <algorithm>

namespace swb {

namespace {

constexpr HttpBounds streamBounds{256 << 10, 256 << 10, 1000};
constexpr size_t mostUnansweredRequests = 10'000;
constexpr qsizetype longestFrameHeader = 14;
constexpr int switchingProtocols = 101;
constexpr quint8 textOpcode = 1;
constexpr int lastInformational = 199;

} // namespace

/// One direction.
class StreamMessages::Flow
{
public:
    explicit Flow(HttpReader::Reads reads)
        : isRequests(reads == HttpReader::Reads::Requests)
        , reader(reads, streamBounds)
    { }

    struct Chunk
    {
        qint64 offset;
        quint64 event;
        qint64 timeNs;
    };

    void begin(quint64 event, qint64 timeNs, QByteArrayView bytes)
    {
        dropChunksBefore(inFrames ? received - header.size() : consumed());
        chunks.push_back({received, event, timeNs});
        received += bytes.size();
    }
    void dropChunksBefore(qint64 offset)
    {
        while (chunks.size() > 1 && chunks[1].offset <= offset)
            chunks.pop_front();
    }
    /// Begins the message at this offset.
    void open(qint64 offset)
    {
        dropChunksBefore(offset);
        isOpen = true;
        current = {};
        current.offset = offset;
        if (chunks.empty())
            return;
        current.event = chunks.front().event;
        current.inEvent = offset - chunks.front().offset;
        current.beginNs = chunks.front().timeNs;
    }
    void close(qint64 end)
    {
        isOpen = false;
        current.length = end - current.offset;
        current.endNs = chunks.empty() ? 0 : chunks.back().timeNs;
        messages.push_back(current);
        stopped = stopped || messages.size() >= mostMessages;
    }
    /// Keeps the beginning of a text while its bytes pass.
    void keepText(QByteArrayView bytes)
    {
        if (current.opcode == textOpcode) {
            const qsizetype count = qMin(bytes.size(), keptText - current.text.size());
            for (qsizetype i = 0; i < count; ++i) {
                const char mask = frame.masked ? frame.key[size_t(framePassed + i) % frame.key.size()] : '\0';
                current.text.append(char(bytes[i] ^ mask));
            }
        }
        framePassed += bytes.size();
    }
    [[nodiscard]] qint64 consumed() const { return received - reader.pendingBytes(); }

    const bool isRequests;
    HttpReader reader;
    std::deque<StreamMessage> messages;
    std::deque<Chunk> chunks; ///< those in which something may still begin
    StreamMessage current;
    qint64 received = 0; ///< bytes
    bool isOpen = false; ///< a message has begun
    bool stopped = false;
    bool inFrames = false;
    // For frames
    QByteArray header; ///< what has arrived of one
    WebSocketHeader frame; ///< whose payload is passing
    qint64 framePassed = 0; ///< of it
    qint64 payloadLeft = 0;
    bool inData = false; ///< a message of several frames
    bool isLast = false; ///< the current frame ends its message
    bool inControl = false; ///< the current frame is a control frame
    StreamMessage data; ///< the message that waits while a control frame passes
};

StreamMessages::StreamMessages(Role role)
    : m_inAreRequests(endOf(role) == Role::Server)
    , m_requests(std::make_unique<Flow>(HttpReader::Reads::Requests))
    , m_responses(std::make_unique<Flow>(HttpReader::Reads::Responses))
{ }

StreamMessages::~StreamMessages() = default;

bool StreamMessages::isRequests(Direction direction) const
{
    return (direction == Direction::In) == m_inAreRequests;
}

StreamMessages::Flow &StreamMessages::flow(Direction direction) const
{
    return isRequests(direction) ? *m_requests : *m_responses;
}

const std::deque<StreamMessage> &StreamMessages::messages(Direction direction) const
{
    return flow(direction).messages;
}

bool StreamMessages::isStopped(Direction direction) const
{
    return flow(direction).stopped;
}

void StreamMessages::stop(Direction direction)
{
    flow(direction).stopped = true;
}

void StreamMessages::add(Direction direction, quint64 event, qint64 timeNs, QByteArrayView bytes)
{
    Flow &to = flow(direction);
    if (to.stopped || bytes.isEmpty())
        return;
    to.begin(event, timeNs, bytes);
    if (to.inFrames)
        to.header.append(bytes);
    else
        to.reader.append(bytes);
    to.inFrames ? readFrames(to) : readHttp(to);
}

void StreamMessages::finish(Direction direction, qint64 timeNs)
{
    Flow &of = flow(direction);
    if (of.stopped || of.inFrames || !of.isOpen)
        return;
    if (of.reader.finish() == HttpReader::Step::End) {
        of.current.payload = qint64(of.reader.bodyBytes());
        of.close(of.received);
        of.messages.back().endNs = timeNs;
    }
    of.stopped = true;
}

void StreamMessages::readHttp(Flow &of)
{
    while (!of.stopped && !of.inFrames) {
        if (!of.isRequests && !of.isOpen && !m_unanswered.empty() && m_unanswered.front() == "HEAD")
            of.reader.expectNoBody();
        const qint64 before = of.consumed();
        if (!of.isOpen && before < of.received)
            of.open(before);
        switch (of.reader.next()) {
        case HttpReader::Step::NeedMore:
            return;
        case HttpReader::Step::Head:
            headCame(of);
            break;
        case HttpReader::Step::Body:
            break;
        case HttpReader::Step::End:
            httpEnded(of);
            break;
        case HttpReader::Step::Failed:
            of.stopped = true;
        }
    }
}

void StreamMessages::headCame(Flow &of)
{
    const HttpHead &head = of.reader.head();
    of.current.kind = of.isRequests ? StreamMessage::Kind::Request : StreamMessage::Kind::Response;
    of.current.status = quint16(head.status);
    of.current.method = head.method;
    of.current.target = head.target.first(qMin(head.target.size(), keptTarget));
    if (!of.isRequests)
        return;
    m_wantsWebSocket = head.lists("Upgrade", "websocket");
    m_unanswered.push_back(head.method);
    of.stopped = m_unanswered.size() > mostUnansweredRequests;
}

void StreamMessages::httpEnded(Flow &of)
{
    of.current.payload = qint64(of.reader.bodyBytes());
    of.close(of.consumed());
    if (of.isRequests)
        return;
    const int status = of.messages.back().status;
    if (status > lastInformational && !m_unanswered.empty())
        m_unanswered.pop_front();
    if (status == switchingProtocols && m_wantsWebSocket)
        upgrade();
    else
        of.stopped = of.stopped || status == switchingProtocols;
}

/// After the two heads there are frames.
void StreamMessages::upgrade()
{
    for (Flow *const of : {m_requests.get(), m_responses.get()}) {
        of->inFrames = true;
        of->isOpen = false;
        of->header = of->reader.rest().toByteArray();
        readFrames(*of);
    }
}

/// `header` holds what has arrived and was not read yet, at most the header of one frame afterwards.
void StreamMessages::readFrames(Flow &of)
{
    QByteArrayView rest = of.header;
    while (!of.stopped) {
        const qint64 passed = qMin(of.payloadLeft, qint64(rest.size()));
        of.payloadLeft -= passed;
        of.keepText(rest.first(passed));
        rest = rest.sliced(passed);
        if (of.payloadLeft > 0)
            break;
        const qint64 at = of.received - rest.size();
        if (of.inControl || of.isLast) {
            of.close(at);
            if (std::exchange(of.inControl, false))
                of.current = of.data;
            else
                of.inData = false;
            of.isLast = false;
        }
        const auto header = WebSocketHeader::read(rest);
        if (!header) {
            of.stopped = of.stopped || rest.size() >= longestFrameHeader;
            break;
        }
        if (header->payloadBytes > quint64(std::numeric_limits<qint64>::max() / 2)) {
            of.stopped = true;
            break;
        }
        of.inControl = header->isControl();
        if (of.inControl)
            of.data = of.current;
        if (of.inControl || !of.inData) {
            of.open(at);
            of.current.kind = StreamMessage::Kind::Frames;
            of.current.opcode = header->opcode;
        }
        of.current.payload += qint64(header->payloadBytes);
        if (!of.inControl) {
            of.inData = true;
            of.isLast = header->fin;
        }
        of.payloadLeft = qint64(header->payloadBytes);
        of.frame = *header;
        of.framePassed = 0;
        rest = rest.sliced(header->size());
    }
    of.header = rest.toByteArray();
}

} // namespace swb
