// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/eventexporter.h"
#include "core/export/wallclock.h"
#include "core/log/eventtext.h"

#include <QCoreApplication>
#include <array>

namespace swb {

/// One line per event, as "swb serve" prints it: "12:00:01.250417  T1  server  127.0.0.1:50001 ->
/// 127.0.0.1:12000  TCP  5 B  hello", in local time, or "2026-01-31 12:00:01.250417  T1 ..." with dates;
/// "server" and "client" say whose view it is. An event without bytes omits their number, one without a
/// conversation the addresses; warnings and errors are labelled before their text, marks and notes follow it.
/// A server that has bound is "listening on tcp://127.0.0.1:12000". Control characters of a peer never reach
/// the terminal.
class TextExporter : public EventExporter
{
    Q_DECLARE_TR_FUNCTIONS(EventLine)

public:
    /// Kernel samples are left out on a terminal that shows what the peers do.
    enum class Samples { Written, LeftOut };

    /// The time alone is short, but not enough for a log that runs for days.
    enum class Dates { Written, LeftOut };

    explicit TextExporter(Samples samples = Samples::Written, Dates dates = Dates::LeftOut)
        : m_samples(samples)
        , m_dates(dates)
    { }

    void begin(QByteArray &out, const QDateTime &logStart) override;
    bool event(QByteArray &out, const Event &event, const EventContext &context,
               const Annotation &annotation) override;
    void end(QByteArray &, const ExportTotals &) override { }

private:
    /// Who sent to whom over what: the same words for everything in one direction of a conversation, so they
    /// are cached.
    struct Parties
    {
        ConversationId conversation = ConversationId::None;
        Direction direction = Direction::None;
        Transport transport = Transport::Tcp; ///< TLS may begin later
        QByteArray words;
    };

    void appendParties(QByteArray &out, const Event &event, const EventContext &context);
    [[nodiscard]] QByteArray partiesOf(const Event &event, const EventContext &context) const;
    static void appendWords(QByteArray &out, const Event &event);
    static void appendAnnotation(QByteArray &out, const Annotation &annotation);

    const Samples m_samples;
    const Dates m_dates;
    WallClock m_clock;
    const std::array<QByteArray, 4> m_roles{
        EventText::role(Role::Server).toUtf8(), EventText::role(Role::Client).toUtf8(),
        EventText::role(Role::RelayToClient).toUtf8(), EventText::role(Role::RelayToServer).toUtf8()};
    QByteArray m_bytes = tr("B").toUtf8();
    std::array<Parties, 1024> m_parties; ///< indexed by conversation and direction
};

} // namespace swb
