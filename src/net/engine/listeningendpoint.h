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

/// What a server and a relay are alike: how they start, what they are called, and how they tell that they
/// listen, have failed or have stopped. Lives on its home thread, where all of its members are called;
/// reports one Listening or Failed after start(), and one Stopped at the end, by stop() or by itself.
class ListeningEndpoint : public ThreadObject, public std::enable_shared_from_this<ListeningEndpoint>
{
public:
    static constexpr std::chrono::seconds leaveTime{1};

    /// Checks the settings, waits for contexts where there is TLS or DTLS, looks the address up, and listens.
    void start();
    /// Ends every conversation and what listens; called again while it takes its leave, at once.
    void stop();

protected:
    /// `url` and `sockets`: where it is to listen, and on whose sockets.
    ListeningEndpoint(const EndpointTerms &terms, const EndpointUrl &url, SocketFamily sockets);
    ~ListeningEndpoint() override;

    /// Makes what the settings ask for, and asks for contexts of TLS (needTls()). An error is the end of the
    /// start.
    [[nodiscard]] virtual Error prepare() = 0;
    /// Goes on with ready() once all is there that takes a file, at once or later, or with reportFailed().
    virtual void makeReady() { ready(); }
    /// What comes behind makeReady().
    void ready() { makeTls(); }
    /// Binds and listens; reportListening() or reportFailed() follows, at once or later. An error is the end
    /// of the start.
    [[nodiscard]] virtual Error listen(const QHostAddress &address) = 0;
    /// Ends what listens, and has the peers told that it stops. True where that takes a while, of at most
    /// leaveTime: stop() is called again once it is done.
    [[nodiscard]] virtual bool takesLeave() { return false; }
    /// Ends every conversation and the sockets, as far as there are any yet.
    virtual void close() = 0;
    /// Tells the engine the whole status.
    virtual void report() = 0;
    /// How the log tells that it listens, without what is beside it.
    [[nodiscard]] virtual QString announcement() const { return name(); }
    /// What others of this process are told whose address it is.
    [[nodiscard]] virtual std::unique_ptr<OwnListener> occupy() const;

    /// In prepare(): by the time of listen() there is a context for these settings in `context`, or the start
    /// has failed. With `goOn`, which is then the beginning of a warning, it goes on without one.
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
    /// "tcp://127.0.0.1:12000": the address it is bound to, or the one it was asked for before that.
    [[nodiscard]] QString name() const;
    [[nodiscard]] Subject subject() const { return {m_status.id, ConversationId::None, m_url.transport}; }
    /// Said beside that it listens, warnings apart: of the address, the sockets and the contexts of TLS.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }
    /// Behind a sentence stands a space, behind any other note a semicolon.
    [[nodiscard]] static QString joined(const QStringList &notes);

    /// `applied`: what the system made of the options of the socket that listens.
    void reportListening(const SocketAddress &bound, const AppliedOptions &applied = {},
                         const QString &note = {});
    /// What it has opened by then is closed.
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
    std::deque<NeededTls> m_neededTls; ///< made one after the other
    std::unique_ptr<PendingTls> m_pendingTls; ///< while a context is waited for
    std::unique_ptr<OwnListener> m_occupied; ///< while it listens
    bool m_leaveTaken = false;
};

} // namespace swb
