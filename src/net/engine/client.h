// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/engine/endpointterms.h"
#include "net/engine/protocolrunner.h"
#include "net/tls/tlscontexts.h"
#include "protocols/schemes.h"

namespace swb {

class ClientBeside;

/// The constructor arguments of every client.
struct ClientTerms : EndpointTerms
{
    ClientSettings settings;
    std::shared_ptr<ProtocolMaker> protocols = {}; ///< the protocol it speaks; null: that of its URL's scheme
};

/// A client of any transport. Lives on its home thread, where all of its members are called, and reports each
/// state it reaches once. After Closed, Reset or Failed it only refuses to send.
class Client : public ThreadObject, protected ProtocolRunner
{
public:
    explicit Client(const ClientTerms &setting);
    ~Client() override;

    /// Opens the client, unless it was ended before that; with TLS or DTLS, once there is a context.
    void begin();
    /// The user's message for the peer; the protocol turns it into what is written.
    void send(const QByteArray &message);
    /// Calls disconnect(), once the protocol has said its closing words.
    void leave();
    virtual void halfClose() = 0;
    virtual void disconnect() = 0;
    virtual void abort() = 0;
    /// Logs the kernel's figures of the connection, or that it has none.
    virtual void sampleKernel();
    void watchReplies() { m_watched = true; }
    /// The watcher has taken replies of this cost, see costOf().
    void repliesTaken(qint64 cost);
    /// The cost of a reply that waits for its watcher: its bytes and the overhead of keeping it.
    [[nodiscard]] static qint64 costOf(const QByteArray &reply) { return reply.size() + 64; }

protected:
    virtual void open() = 0;
    [[nodiscard]] const std::shared_ptr<const TlsContext> &tls() const { return m_tls; } ///< null without TLS
    [[nodiscard]] EndpointId id() const { return m_status.id; }
    [[nodiscard]] const ClientSettings &settings() const { return m_status.settings; }
    [[nodiscard]] NetworkThread &home() { return m_home; }
    [[nodiscard]] Reports &reports() { return m_reports; }
    [[nodiscard]] const ClientStatus &status() const { return m_status; }
    [[nodiscard]] LinkState state() const { return m_status.state; }
    /// The current transport: that of the URL, until TLS is started later.
    [[nodiscard]] Transport transport() const { return m_transport; }
    void setEncrypted() { m_transport = Transport::Tls; }
    [[nodiscard]] TrafficCounters &counters() { return *m_counters; }
    [[nodiscard]] const std::shared_ptr<TrafficCounters> &sharedCounters() const { return m_counters; }
    /// What a stream or a datagram socket has received, for the protocol.
    void heard(QByteArrayView bytes);
    /// Passes a reply to the watcher, if there is one. When limits::watchedBytes wait for the watcher,
    /// mayRead() is false until it has taken some, and readingChanged() is called for both changes.
    void deliver(QByteArrayView reply) override;
    void deliverPart(QByteArrayView part) override;
    void tellPresent(const PresentNames &names) override;
    void sendToOthers(const QByteArray &) override { }
    void sendElsewhere(const AskedElsewhere &what) override { m_reports.reportElsewhere(id(), what); }
    void openBeside(Transport transport, std::unique_ptr<Protocol> protocol) override;
    void refuse(const Error &error) override { refuseToSend(error); }
    void broken(const Error &error) override { complain(error); }
    void finish() override { halfClose(); }
    void close() override { disconnect(); }
    [[nodiscard]] bool mustWait() const override { return false; }
    [[nodiscard]] bool mayRead() const { return m_untaken < limits::watchedBytes; }
    virtual void readingChanged() = 0;
    /// "tcp://localhost:12000": as requested.
    [[nodiscard]] QString name() const { return m_status.settings.url.toString(); }
    [[nodiscard]] Subject about() const override { return subject(); }
    [[nodiscard]] Subject subject() const { return {m_status.id, m_status.conversation, m_transport}; }

    /// In Connected the protocol may send first.
    void setState(LinkState state);
    /// Registers the conversation and remembers its addresses.
    void setAddresses(const SocketAddress &local, const SocketAddress &remote);
    /// For the event that reports an attempt to open: it says which family of sockets is used.
    [[nodiscard]] EventDetail openingDetail(const QString &words = {}) const;
    void setConnectedNow();
    /// Reports the status again, in a state that is already known.
    void report() { m_reports.reportClient(m_status); }
    /// Closed before anything was sent: neither an end nor a reset, and without a direction.
    void giveUpConnecting();
    /// Failed or Reset, with an error event; nothing is reported twice.
    void fail(LinkState state, const Error &error);
    /// An error that does not end the client.
    void complain(const Error &error);
    /// A datagram was received: an earlier complaint about its port no longer applies.
    void heardAgain();
    /// Something that is not an error but worth reporting: a check that is switched off has failed.
    void warn(const Error &warning);
    void refuseToSend(const Error &error);

private:
    void countUntaken(const QByteArray &bytes);
    void tlsReady(const Result<TlsReady> &ready);
    void besideEnded(const ClientBeside &one, const Error &error);

    NetworkThread &m_home;
    Reports &m_reports;
    std::shared_ptr<TrafficCounters> m_counters = std::make_shared<TrafficCounters>();
    std::shared_ptr<ProtocolMaker> m_protocols;
    ClientStatus m_status;
    std::shared_ptr<const TlsContext> m_tls;
    std::unique_ptr<PendingTls> m_pendingTls; ///< while waiting for a context
    std::vector<std::unique_ptr<ClientBeside>> m_beside; ///< other connections of the same client
    Transport m_transport;
    bool m_opened = false; ///< the protocol has been informed
    bool m_watched = false;
    qint64 m_untaken = 0; ///< replies on their way to the watcher
};

} // namespace swb
