// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonlogline.h"

#include "core/export/factcodec.h"
#include "core/values/numbertext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <limits>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::JsonLogLine)
};

constexpr qint64 second = 1'000'000'000;
constexpr qint64 mostTimeNs = second * second; // 31 years, so that sums of times never overflow
constexpr int lastYear = 2200;
constexpr qint64 mostId = qint64(1) << 53; // JSON's whole numbers

/// Reads members of one object and keeps the first problem.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    { }

    [[nodiscard]] const QString &problem() const { return m_problem; }
    void complain(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }
    void complainOf(QLatin1StringView key) { complain(Words::tr("“%1” has an invalid value.").arg(key)); }

    [[nodiscard]] QJsonObject object(QLatin1StringView key) const { return m_object[key].toObject(); }
    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }
    [[nodiscard]] bool flag(QLatin1StringView key) const { return m_object[key].toBool(); }

    [[nodiscard]] QString text(QLatin1StringView key)
    {
        const QJsonValue value = m_object[key];
        if (!value.isUndefined() && !value.isString())
            complainOf(key);
        return value.toString();
    }
    [[nodiscard]] qint64 number(QLatin1StringView key, qint64 least, qint64 most, qint64 otherwise = 0)
    {
        const QJsonValue value = m_object[key];
        if (value.isUndefined())
            return otherwise;
        constexpr qint64 wrong = std::numeric_limits<qint64>::min();
        const qint64 number = value.toInteger(wrong);
        if (number >= least && number <= most && number != wrong)
            return number;
        complainOf(key);
        return otherwise;
    }
    /// The enumerator up to `last` with that name.
    template <typename Enum, typename NameOf>
    [[nodiscard]] Enum word(QLatin1StringView key, Enum last, const NameOf &name, Enum otherwise)
    {
        const QString found = text(key);
        if (found.isEmpty())
            return otherwise;
        for (int i = 0; i <= int(last); ++i) {
            if (found == name(Enum(i)))
                return Enum(i);
        }
        complainOf(key);
        return otherwise;
    }

private:
    const QJsonObject &m_object;
    QString m_problem;
};

std::optional<EventKind> kindNamed(const QString &name)
{
    for (int i = 0; i <= int(EventKind::Note); ++i) {
        if (name == nameOf(EventKind(i)))
            return EventKind(i);
    }
    return std::nullopt;
}

/// RFC 3339 in UTC, with up to nine digits of a second's fraction.
qint64 readWallTime(Reader &reader)
{
    const QString text = reader.text("time"_L1);
    QDateTime whole = QDateTime::fromString(text.left(19), Qt::ISODate);
    whole.setTimeSpec(Qt::UTC);
    QStringView fraction = QStringView(text).mid(19);
    const bool zoned = fraction.endsWith(u'Z');
    fraction.chop(zoned ? 1 : 0);
    qint64 ns = 0;
    if (fraction.startsWith(u'.') && fraction.size() <= 10) {
        ns = parseDecimal(fraction.sliced(1), quint32(second - 1)).value_or(second);
        for (qsizetype digits = fraction.size() - 1; digits < 9; ++digits)
            ns *= 10;
    } else if (!fraction.isEmpty()) {
        ns = second;
    }
    const bool inRange = whole.isValid() && whole.date().year() >= 1970 && whole.date().year() <= lastYear;
    if (!zoned || !inRange || ns >= second) {
        reader.complainOf("time"_L1);
        return 0;
    }
    return whole.toSecsSinceEpoch() * second + ns;
}

/// What SocketAddress::toString() writes.
SocketAddress readAddress(Reader &reader, QLatin1StringView key)
{
    const QString text = reader.text(key);
    if (text.isEmpty())
        return {};
    const qsizetype colon = text.lastIndexOf(u':');
    QStringView ip = QStringView(text).left(qMax(colon, qsizetype(0)));
    if (ip.startsWith(u'[') && ip.endsWith(u']'))
        ip = ip.sliced(1, ip.size() - 2);
    const auto port = parseDecimal(QStringView(text).sliced(colon + 1), 65535);
    const SocketAddress address = SocketAddress::fromIp(ip.toString(), quint16(port.value_or(0)));
    if (!port || address.isNull())
        reader.complainOf(key);
    return address;
}

Conversation readConversation(Reader &reader, const Event &event)
{
    Conversation conversation;
    const QString label = reader.text("conversation"_L1);
    if (label.isEmpty())
        return conversation;
    const auto number = parseDecimal(QStringView(label).sliced(1), std::numeric_limits<quint32>::max());
    if (!number)
        reader.complainOf("conversation"_L1);
    conversation.number = number.value_or(0);
    conversation.id = ConversationId(
        reader.number("conversationId"_L1, 1, std::numeric_limits<quint32>::max(), conversation.number));
    if (conversation.id == ConversationId::None) // "T0" without an id
        reader.complainOf("conversation"_L1);
    conversation.endpoint = event.endpoint;
    if (reader.text("role"_L1).isEmpty())
        reader.complainOf("role"_L1);
    conversation.role = reader.word(
        "role"_L1, Role::RelayToServer, [](Role role) { return nameOf(role); }, Role::Server);
    conversation.transport = event.transport;
    const SocketAddress source = readAddress(reader, "source"_L1);
    const SocketAddress destination = readAddress(reader, "destination"_L1);
    conversation.local = event.direction == Direction::In ? destination : source;
    conversation.remote = event.direction == Direction::In ? source : destination;
    return conversation;
}

QByteArray readPayload(Reader &reader)
{
    if (const QByteArray hex = reader.text("hex"_L1).toLatin1(); !hex.isEmpty()) {
        QByteArray bytes = QByteArray::fromHex(hex);
        if (bytes.size() * 2 != hex.size())
            reader.complainOf("hex"_L1);
        return bytes;
    }
    const auto bytes = QByteArray::fromBase64Encoding(reader.text("payload"_L1).toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        reader.complainOf("payload"_L1);
    return *bytes;
}

std::shared_ptr<const EventDetail> readDetail(Reader &reader)
{
    EventDetail detail;
    detail.info = reader.text("detail"_L1);
    if (reader.has("error"_L1))
        detail.error = FactJson::error(reader.object("error"_L1));
    if (reader.has("tls"_L1))
        detail.tls = FactJson::tls(reader.object("tls"_L1));
    if (reader.has("tcp"_L1))
        detail.tcp = FactJson::tcp(reader.object("tcp"_L1));
    if (reader.has("taken"_L1))
        detail.taken = quint32(reader.number("taken"_L1, 0, std::numeric_limits<quint32>::max()));
    if (reader.has("protocol"_L1))
        detail.protocol = FactJson::protocol(reader.object("protocol"_L1));
    detail.sockets = socketFamilyOf(reader.text("sockets"_L1)); // a family of a newer version is ignored
    detail.ended = reader.flag("ended"_L1);
    if (detail.isEmpty())
        return nullptr;
    return std::make_shared<EventDetail>(std::move(detail));
}

JsonLogLine readEvent(Reader &reader, EventKind kind)
{
    constexpr qint64 most32 = std::numeric_limits<quint32>::max();
    JsonLogLine line;
    Event &event = line.event;
    line.wallNs = readWallTime(reader);
    event.kind = kind;
    event.id = quint64(reader.number("id"_L1, 0, mostId));
    if (!reader.has("timeNs"_L1))
        reader.complain(Words::tr("“timeNs” is missing."));
    event.timeNs = reader.number("timeNs"_L1, -mostTimeNs, mostTimeNs);
    const auto name = [](auto value) { return nameOf(value); };
    event.direction = reader.word("direction"_L1, Direction::Out, name, Direction::None);
    event.severity = reader.word("severity"_L1, Severity::Error, name, Severity::Note);
    event.evidence = reader.word("evidence"_L1, Evidence::Inferred, name, Evidence::Measured);
    event.transport = reader.word("transport"_L1, Transport::Dtls, schemeOf, Transport::Tcp);
    event.endpoint = EndpointId(reader.number("endpoint"_L1, 0, most32));
    event.payload = readPayload(reader);
    event.length = quint32(reader.number("length"_L1, event.payload.size(), most32, event.payload.size()));
    event.detail = readDetail(reader);
    line.conversation = readConversation(reader, event);
    event.conversation = line.conversation.id;
    line.annotation = {reader.flag("marked"_L1), reader.text("note"_L1)};
    return line;
}

} // namespace

std::variant<JsonLogLine, OtherJsonLine, BadJsonLine> readJsonLogLine(const QByteArray &line)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(line, &parseError);
    if (!document.isObject()) {
        if (parseError.error == QJsonParseError::NoError)
            return BadJsonLine{Words::tr("This is not a JSON object.")};
        return BadJsonLine{Words::tr("At byte %1: %2.").arg(parseError.offset).arg(parseError.errorString())};
    }
    const QJsonObject object = document.object();
    const QString kindName = object["kind"_L1].toString();
    if (kindName.isEmpty())
        return BadJsonLine{Words::tr("“kind” is missing.")};
    const auto kind = kindNamed(kindName);
    if (!kind)
        return OtherJsonLine{kindName};
    Reader reader(object);
    JsonLogLine read = readEvent(reader, *kind);
    if (!reader.problem().isEmpty())
        return BadJsonLine{reader.problem()};
    return read;
}

} // namespace swb
