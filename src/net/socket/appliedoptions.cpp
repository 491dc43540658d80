// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/appliedoptions.h"

#include "core/engine/settings.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "net/socket/hops.h"
#include "net/socket/socketcalls.h"
#include "net/socket/socketheaders.h"
#include "net/socket/tcpinfo.h"

#include <QCoreApplication>
#include <cerrno>
#include <optional>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AppliedOptions)
};

QString counted(int value)
{
    return quantities::count(quint64(value));
}

struct Buffer
{
    int option;
    const char *limit; ///< what limits it on Linux
    QString name;
    QString whatFailed;
};

/// Linux also counts its own overhead, and so allocates twice what was requested, within limits.
QString whyOtherwise(const Buffer &buffer, int asked, int got)
{
#ifdef Q_OS_LINUX
    if (got < 2 * qint64(asked))
        return Words::tr("%1 allows no more, and Linux doubles it, socket(7)")
            .arg(QLatin1StringView(buffer.limit));
    return got > 2 * qint64(asked) ? Words::tr("the minimum of Linux, socket(7)")
                                   : Words::tr("Linux doubles the requested size, socket(7)");
#else
    Q_UNUSED(buffer);
    Q_UNUSED(asked);
    Q_UNUSED(got);
    return {};
#endif
}

QString describeBuffer(const Buffer &buffer, int asked, int got)
{
    if (got == asked)
        return Words::tr("%1: %2 bytes", nullptr, got).arg(buffer.name, counted(got));
    const QString why = whyOtherwise(buffer, asked, got);
    return why.isEmpty() ? Words::tr("%1: %2 bytes (requested: %3)", nullptr, got)
                               .arg(buffer.name, counted(got), counted(asked))
                         : Words::tr("%1: %2 bytes (requested: %3; %4)", nullptr, got)
                               .arg(buffer.name, counted(got), counted(asked), why);
}

/// Applies the options of one socket, one after the other.
class Applying
{
public:
    Applying(int descriptor, const QString &name)
        : m_descriptor(descriptor)
        , m_name(name)
        , m_isStream(socketOption(descriptor, SOL_SOCKET, SO_TYPE) == SOCK_STREAM)
    { }

    void buffer(const Buffer &buffer, int bytes)
    {
        if (bytes == 0)
            return;
        const bool taken = setSocketOption(m_descriptor, SOL_SOCKET, buffer.option, bytes);
        const auto got = socketOption(m_descriptor, SOL_SOCKET, buffer.option);
        note(
            taken && got, [&] { return describeBuffer(buffer, bytes, *got); }, buffer.whatFailed);
    }

    void ttl(int hops)
    {
        if (hops == 0)
            return;
        const bool taken = setHopsOf(m_descriptor, hops);
        const auto got = hopsOf(m_descriptor);
        note(
            taken && got, [&] { return Words::tr("TTL: %1").arg(counted(*got)); },
            Words::tr("Could not set the TTL of %1."));
    }

    void keepAlive(std::chrono::seconds silence)
    {
        if (silence.count() == 0 || !m_isStream)
            return;
        const bool taken = setSocketOption(m_descriptor, SOL_SOCKET, SO_KEEPALIVE, 1)
            && setSocketOption(m_descriptor, IPPROTO_TCP, TCP_KEEPIDLE, int(silence.count()))
            && setSocketOption(m_descriptor, IPPROTO_TCP, TCP_KEEPINTVL,
                               int(keepAliveInterval(silence).count()));
        const auto idle = socketOption(m_descriptor, IPPROTO_TCP, TCP_KEEPIDLE);
        const auto interval = socketOption(m_descriptor, IPPROTO_TCP, TCP_KEEPINTVL);
        note(
            taken && idle && interval,
            [&] {
                return Words::tr("Keep-alive: after %1 s of silence, then every %2 s")
                    .arg(counted(*idle), counted(*interval));
            },
            Words::tr("Could not set the keep-alive of %1."));
    }

    void reuse(bool wanted)
    {
        if (wanted)
            return;
        const auto got = socketOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR);
        m_made.notes << (got == 0 ? Words::tr("Address reuse: off") : Words::tr("Address reuse: on"));
    }

    [[nodiscard]] const AppliedOptions &made() const { return m_made; }

private:
    /// The words are made only on success; otherwise errno says why not.
    template <typename MakeWords>
    void note(bool well, const MakeWords &words, const QString &whatFailed)
    {
        if (well)
            m_made.notes << words();
        else
            m_made.refusals << systemError(Operation::Any, errno, whatFailed.arg(m_name));
    }

    const int m_descriptor;
    const QString m_name;
    const bool m_isStream;
    AppliedOptions m_made;
};

} // namespace

AppliedOptions applyOptions(int descriptor, const SocketOptions &options, const QString &name)
{
    if (options.areDefault())
        return {};
    Applying applying(descriptor, name);
    applying.reuse(options.reuseAddress);
    applying.keepAlive(options.keepAlive);
    applying.ttl(options.ttl);
    applying.buffer({SO_RCVBUF, "net.core.rmem_max", Words::tr("Receive buffer"),
                     Words::tr("Could not set the receive buffer of %1.")},
                    options.receiveBuffer);
    applying.buffer({SO_SNDBUF, "net.core.wmem_max", Words::tr("Send buffer"),
                     Words::tr("Could not set the send buffer of %1.")},
                    options.sendBuffer);
    return applying.made();
}

void addBacklog(AppliedOptions &applied, int listener, int asked)
{
    if (asked == limits::backlog)
        return;
    const int got = backlogOf(listener).value_or(asked);
    applied.notes
        << (got < asked
                ? Words::tr(
                      "Backlog: %1 connections (requested: %2; net.core.somaxconn allows no more, listen(2))",
                      nullptr, got)
                      .arg(counted(got), counted(asked))
                : Words::tr("Backlog: %1 connections", nullptr, got).arg(counted(got)));
}

void noteOptions(LogWriter &writer, const Subject &subject, const AppliedOptions &applied)
{
    if (!applied.notes.isEmpty())
        writer.event(subject, EventKind::Note, Severity::Note, Direction::None,
                     {applied.notes.join(QStringLiteral("; ")), {}, {}});
    for (const Error &refusal : applied.refusals)
        writer.event(subject, EventKind::Note, Severity::Warning, Direction::None,
                     {refusal.what, refusal, {}});
}

} // namespace swb
