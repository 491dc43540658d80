// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterfields.h"

#include "core/log/conversation.h"
#include "core/log/event.h"
#include "core/log/protocolnames.h"
#include "core/values/transport.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FilterField)
};

constexpr quint32 bit(FilterOperator op)
{
    return 1U << quint8(op);
}

constexpr quint32 equality = bit(FilterOperator::Equal) | bit(FilterOperator::NotEqual);
constexpr quint32 orderOperators = equality | bit(FilterOperator::Less) | bit(FilterOperator::LessOrEqual)
    | bit(FilterOperator::Greater) | bit(FilterOperator::GreaterOrEqual);
constexpr quint32 wordOperators = equality | bit(FilterOperator::Contains) | bit(FilterOperator::Matches);
constexpr quint32 byteOperators = equality | bit(FilterOperator::Contains);
constexpr quint32 noOperator = bit(FilterOperator::IsSet);

constexpr std::array fields{
    FilterFieldFacts{FilterField::Proto, "proto"_L1, equality,
                     QT_TRANSLATE_NOOP("swb::FilterField", "transport, or the protocol of a message"),
                     "proto == http"_L1},
    FilterFieldFacts{FilterField::Dir, "dir"_L1, equality,
                     QT_TRANSLATE_NOOP("swb::FilterField", "direction: in, out or none"), "dir == in"_L1},
    FilterFieldFacts{FilterField::Conv, "conv"_L1, wordOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "conversation, by its label or its number"),
                     "conv == T3"_L1},
    FilterFieldFacts{FilterField::Role, "role"_L1, equality,
                     QT_TRANSLATE_NOOP("swb::FilterField",
                                       "our end of the conversation: server, client, or a side of a relay"),
                     "role == relay"_L1},
    FilterFieldFacts{FilterField::Src, "src"_L1, wordOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "address the bytes came from"),
                     "src == 127.0.0.1:12000"_L1},
    FilterFieldFacts{FilterField::Dst, "dst"_L1, wordOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "address the bytes went to"),
                     "dst == 10.0.0.0/8"_L1},
    FilterFieldFacts{FilterField::Port, "port"_L1, orderOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "port of either end"), "port == 443"_L1},
    FilterFieldFacts{FilterField::Len, "len"_L1, orderOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "number of bytes; k and M may follow"),
                     "len > 1.5k"_L1},
    FilterFieldFacts{
        FilterField::Time, "time"_L1, orderOperators,
        QT_TRANSLATE_NOOP("swb::FilterField", "time since the log began, in s, ms or us; seconds by default"),
        "time < 20ms"_L1},
    FilterFieldFacts{FilterField::Kind, "kind"_L1, equality,
                     QT_TRANSLATE_NOOP("swb::FilterField", "what happened"), "kind == reset"_L1},
    FilterFieldFacts{FilterField::Severity, "severity"_L1, orderOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "severity, from chat to error"),
                     "severity >= warning"_L1},
    FilterFieldFacts{FilterField::Text, "text"_L1, wordOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "bytes as text, ignoring case"),
                     "text contains \"GET /\""_L1},
    FilterFieldFacts{FilterField::Hex, "hex"_L1, byteOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "bytes, written in hex"), "hex contains 0d 0a"_L1},
    FilterFieldFacts{FilterField::Info, "info"_L1, wordOperators,
                     QT_TRANSLATE_NOOP("swb::FilterField", "text of the Info column"),
                     "info contains refused"_L1},
    FilterFieldFacts{FilterField::Note, "note"_L1, wordOperators | noOperator,
                     QT_TRANSLATE_NOOP("swb::FilterField", "note on the row; alone: has a note"),
                     "note contains \"look\""_L1},
    FilterFieldFacts{FilterField::Marked, "marked"_L1, noOperator,
                     QT_TRANSLATE_NOOP("swb::FilterField", "row is marked"), "marked"_L1},
    FilterFieldFacts{
        FilterField::Cut, "cut"_L1, noOperator,
        QT_TRANSLATE_NOOP("swb::FilterField", "datagram was longer than the receive buffer (MSG_TRUNC)"),
        "cut"_L1},
    FilterFieldFacts{FilterField::Anywhere, ""_L1, bit(FilterOperator::Contains), "", ""_L1},
    FilterFieldFacts{FilterField::Fact, ""_L1, wordOperators | orderOperators | noOperator, "",
                     "http.status >= 400"_L1},
};
constexpr size_t unnamed = 2; ///< the last of them

constexpr std::array namesOfFacts{
    ProtocolFieldFacts{"http.method"_L1,
                       QT_TRANSLATE_NOOP("swb::FilterField", "HTTP: method of the request")},
    ProtocolFieldFacts{"http.path"_L1,
                       QT_TRANSLATE_NOOP("swb::FilterField", "HTTP: path and query of the request")},
    ProtocolFieldFacts{"http.status"_L1, QT_TRANSLATE_NOOP("swb::FilterField", "HTTP: status of the answer")},
    ProtocolFieldFacts{"http.host"_L1, QT_TRANSLATE_NOOP("swb::FilterField", "HTTP: host of the request")},
    ProtocolFieldFacts{"http.type"_L1, QT_TRANSLATE_NOOP("swb::FilterField", "HTTP: type of the body")},
    ProtocolFieldFacts{"http.length"_L1,
                       QT_TRANSLATE_NOOP("swb::FilterField", "HTTP: size of the body in bytes")},
    ProtocolFieldFacts{"ws.opcode"_L1, QT_TRANSLATE_NOOP("swb::FilterField", "WebSocket: kind of the frame")},
    ProtocolFieldFacts{"dns.name"_L1, QT_TRANSLATE_NOOP("swb::FilterField", "DNS: name in the question")},
    ProtocolFieldFacts{"dns.type"_L1, QT_TRANSLATE_NOOP("swb::FilterField", "DNS: type in the question")},
    ProtocolFieldFacts{"mail.from"_L1, QT_TRANSLATE_NOOP("swb::FilterField", "mail: its sender")},
};

constexpr bool inOrder()
{
    for (size_t i = 0; i < fields.size(); ++i) {
        if (size_t(fields[i].field) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "one entry for each field, in the order of the fields");

template <typename Enum>
QStringList namesOf()
{
    QStringList names;
    for (int value = 0; !nameOf(Enum(value)).isEmpty(); ++value)
        names.append(nameOf(Enum(value)));
    return names;
}

/// Counts letters to insert, leave out, replace or swap with their neighbour.
qsizetype distance(const QString &one, const QString &other)
{
    std::vector<qsizetype> before;
    std::vector<qsizetype> row(size_t(other.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < one.size(); ++i) {
        std::vector<qsizetype> next{i + 1};
        for (qsizetype j = 0; j < other.size(); ++j) {
            const auto at = size_t(j);
            qsizetype cost = row[at] + (one[i] != other[j]);
            cost = std::min({cost, row[at + 1] + 1, next[at] + 1});
            if (i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j])
                cost = std::min(cost, before[at - 1] + 1);
            next.push_back(cost);
        }
        before = std::exchange(row, std::move(next));
    }
    return row.back();
}

/// Whether there is something after the name of a protocol with fields, and a point.
bool isOfAProtocol(QStringView name)
{
    return std::ranges::any_of(namesOfFacts, [name](const ProtocolFieldFacts &facts) {
        const QLatin1StringView protocol = facts.name.first(facts.name.indexOf(u'.') + 1);
        return name.size() > protocol.size() && name.startsWith(protocol, Qt::CaseInsensitive);
    });
}

} // namespace

std::span<const FilterFieldFacts> filterFields()
{
    return std::span(fields).first(fields.size() - unnamed);
}

const FilterFieldFacts *findFilterField(QStringView name)
{
    const auto named = filterFields();
    const auto found = std::ranges::find_if(named, [name](const FilterFieldFacts &facts) {
        return name.compare(facts.name, Qt::CaseInsensitive) == 0;
    });
    if (found != named.end())
        return &*found;
    return isOfAProtocol(name) ? &factsOf(FilterField::Fact) : nullptr;
}

std::span<const ProtocolFieldFacts> protocolFields()
{
    return namesOfFacts;
}

bool isKnownProtocolField(QStringView name)
{
    return std::ranges::any_of(namesOfFacts, [name](const ProtocolFieldFacts &facts) {
        return name.compare(facts.name, Qt::CaseInsensitive) == 0;
    });
}

const FilterFieldFacts &factsOf(FilterField field)
{
    return fields[size_t(field)];
}

QString meaningOf(const FilterFieldFacts &field)
{
    return Words::tr(field.meaning);
}

QString meaningOf(const ProtocolFieldFacts &field)
{
    return Words::tr(field.meaning);
}

QLatin1StringView nameOf(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Equal:
        return "=="_L1;
    case FilterOperator::NotEqual:
        return "!="_L1;
    case FilterOperator::Less:
        return "<"_L1;
    case FilterOperator::LessOrEqual:
        return "<="_L1;
    case FilterOperator::Greater:
        return ">"_L1;
    case FilterOperator::GreaterOrEqual:
        return ">="_L1;
    case FilterOperator::Contains:
        return "contains"_L1;
    case FilterOperator::Matches:
        return "matches"_L1;
    case FilterOperator::IsSet:
        break;
    }
    return {};
}

QStringList filterChoices(FilterField field)
{
    switch (field) {
    case FilterField::Proto: {
        QStringList names = transportNames();
        for (const ProtocolName &protocol : protocolNames())
            names.append(protocol.name);
        return names;
    }
    case FilterField::Dir:
        return namesOf<Direction>();
    case FilterField::Role:
        return namesOf<Role>() << u"relay"_s; // either of its ends
    case FilterField::Kind:
        return namesOf<EventKind>();
    case FilterField::Severity:
        return namesOf<Severity>();
    default:
        return {};
    }
}

QStringList transportNames()
{
    QStringList names;
    for (int value = 0; !schemeOf(Transport(value)).isEmpty(); ++value)
        names.append(schemeOf(Transport(value)));
    return names;
}

qint64 protocolChoice(const Event &event)
{
    constexpr qint64 transports = qint64(Transport::Dtls) + 1;
    const auto names = protocolNames();
    for (size_t i = 0; event.detail && i < names.size(); ++i) {
        if (names[i].name == event.detail->protocol.protocol)
            return transports + qint64(i);
    }
    return qint64(event.transport);
}

bool isOfProtocol(const Event &event, qint64 choice)
{
    return qint64(event.transport) == choice || protocolChoice(event) == choice;
}

QString nearestWord(const QString &word, const QStringList &words)
{
    constexpr qsizetype longest = 32; // of anything that could be one of our words
    if (word.size() > longest)
        return {};
    const QString typed = word.toLower();
    QString nearest;
    qsizetype least = std::max(qsizetype(1), qsizetype(typed.size() / 3)) + 1;
    for (const QString &candidate : words) {
        const bool isStart = typed.size() > 1 && (candidate.startsWith(typed) || typed.startsWith(candidate));
        const qsizetype far = isStart ? 0 : distance(typed, candidate);
        if (far < least) {
            least = far;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace swb
