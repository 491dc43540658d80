// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/engine/endpointterms.h"
#include "net/socket/appliedoptions.h"
#include "net/socket/ownlistener.h"
#include "net/tls/tlscontexts.h"

#include <QHostAddress>
#include <deque>
#include <functional>
#include <memory>

namespace swb {

/// What a server and a relay have in common: how they start, their name, and how they report that they
/// listen, have failed or have stopped. Lives on its home thread, where all of its members are called;
/// reports one Listening or Failed after start(), and one Stopped at the end, whether by stop() or not.
class ListeningEndpoint : public ThreadObject, public std::enable_shared_from_this<ListeningEndpoint>
{
public:
    static constexpr std::chrono::seconds leaveTime{1};

    /// Checks the settings, waits for contexts if there is TLS or DTLS, resolves the address, and listens.
    void start();
    /// Ends every conversation and listener; if called again while the closing is in progress, ends them
    /// immediately.
    void stop();

protected:
    /// `url` and `sockets`: where to listen, and with which family of sockets.
    ListeningEndpoint(const EndpointTerms &terms, const EndpointUrl &url, SocketFamily sockets);
    ~ListeningEndpoint() override;

    /// Makes what the settings require, and requests TLS contexts (needTls()). An error ends the start.
    [[nodiscard]] virtual Error prepare() = 0;
    /// Calls ready() once everything that needs a file is there, immediately or later, or reportFailed().
    virtual void makeReady() { ready(); }
    /// The step after makeReady().
    void ready() { makeTls(); }
    /// Binds and listens; reportListening() or reportFailed() follows, immediately or later. An error ends
    /// the start.
    [[nodiscard]] virtual Error listen(const QHostAddress &address) = 0;
    /// Stops listening, and lets the protocols tell the peers that it stops. True if that takes a while, at
    /// most leaveTime: stop() is called again once it is done.
    [[nodiscard]] virtual bool takesLeave() { return false; }
    /// Ends every conversation and the sockets, as far as they exist already.
    virtual void close() = 0;
    /// Reports the whole status to the engine.
    virtual void report() = 0;
    /// How the log reports that it listens, without the notes.
    [[nodiscard]] virtual QString announcement() const { return name(); }
    /// Registers the address, so that other endpoints of this process can say who has it.
    [[nodiscard]] virtual std::unique_ptr<OwnListener> occupy() const;

    /// Called in prepare(): by the time of listen() there is a context for these settings in `context`, or
    /// the start has failed. With `goOn`, which is then the beginning of a warning, it continues without one.
    template <typename Settings>
    void needTls(const Settings &settings, std::shared_ptr<const TlsContext> &context,
                 const QString &goOn = {})
    {
        m_neededTls.push_back({[settings](PendingTls::Tell tell) {
                                   return std::make_unique<PendingTls>(settings, std::move(tell));
                               },
                               &context, goOn});
    }

    [[nodiscard]] const ListeningStatus &status() const { return m_status; }
    [[nodiscard]] EndpointId id() const { return m_status.id; }
    [[nodiscard]] NetworkThread &home() const { return m_home; }
    [[nodiscard]] Reports &reports() const { return m_reports; }
    [[nodiscard]] bool isStarting() const { return m_status.state == ServerState::Starting; }
    [[nodiscard]] bool isListening() const { return m_status.state == ServerState::Listening; }
    [[nodiscard]] SocketAddress bound() const { return m_status.bound; }
    [[nodiscard]] bool listensOnBothFamilies() const { return m_url.host == u'*'; }
    /// "tcp://127.0.0.1:12000": the address it is bound to, or before that the one requested.
    [[nodiscard]] QString name() const;
    [[nodiscard]] Subject subject() const { return {m_status.id, ConversationId::None, m_url.transport}; }
    /// Reported together with listening, except warnings: notes about the address, the sockets and the TLS
    /// contexts.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }
    /// A sentence is followed by a space, any other note by a semicolon.
    [[nodiscard]] static QString joined(const QStringList &notes);

    /// `applied`: what the system made of the options of the listening socket.
    void reportListening(const SocketAddress &bound, const AppliedOptions &applied = {},
                         const QString &note = {});
    /// Closes what has been opened by then.
    void reportFailed(const Error &error);

private:
    struct NeededTls
    {
        std::function<std::unique_ptr<PendingTls>(PendingTls::Tell)> ask;
        std::shared_ptr<const TlsContext> *context;
        QString goOn;
    };

    void makeTls();
    void tlsReady(const Result<TlsReady> &ready);
    void resolve();
    void addressFound(const Result<QHostAddress> &address);
    void warn(const QString &warning);

    NetworkThread &m_home;
    Reports &m_reports;
    const EndpointUrl m_url;
    const SocketFamily m_sockets;
    ListeningStatus m_status;
    QStringList m_notes;
    QStringList m_warnings;
    std::deque<NeededTls> m_neededTls; ///< created one after the other
    std::unique_ptr<PendingTls> m_pendingTls; ///< while waiting for a context
    std::unique_ptr<OwnListener> m_occupied; ///< while it listens
    bool m_leaveTaken = false;
};

} // namespace swb
