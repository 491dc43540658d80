// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/tlslayer.h"

#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "net/certificates/referencename.h"
#include "net/tls/tlsfacts.h"
#include "net/tls/words/tlserrors.h"
#include "net/transport/native/plainlayer.h"
#include "net/transport/streamwords.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <openssl/err.h>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsLayer)
};

/// The oldest error of this thread's queue in OpenSSL's format, "error:0A00010B:...". Empties the queue.
QString firstError()
{
    char text[256] = "";
    if (const unsigned long code = ERR_peek_error())
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return QString::fromLatin1(text);
}

QSslCertificate toQt(X509 *certificate)
{
    return QSslCertificate(openssl::toPem(certificate));
}

QList<QSslCertificate> peerChain(const SSL *session)
{
    QList<QSslCertificate> chain;
    const STACK_OF(X509) *const certificates = SSL_get_peer_cert_chain(session);
    if (X509 *const leaf = SSL_is_server(session) ? SSL_get0_peer_certificate(session) : nullptr)
        chain.append(toQt(leaf)); // a server's chain does not include it
    for (int i = 0; certificates && i < sk_X509_num(certificates); ++i)
        chain.append(toQt(sk_X509_value(certificates, i)));
    return chain;
}

/// Negotiated with ALPN; empty if there is none.
QString protocolOf(const SSL *session)
{
    const unsigned char *name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(session, &name, &size);
    return printableLine(QByteArrayView(name, qsizetype(size)));
}

} // namespace

TlsLayer::TlsLayer(std::shared_ptr<const TlsContext> context, int descriptor, const QString &peerName,
                   const QString &verifyName)
    : m_context(std::move(context))
    , m_peerName(peerName)
    , m_check{.host = verifyName}
    , m_socket{.descriptor = descriptor}
    , m_session(m_context->newSession(&m_check))
{
    BIO *const bio = makeSocketBio(m_socket);
    SSL_set_bio(m_session.get(), bio, bio);
    if (m_context->role() == Role::Server) {
        SSL_set_accept_state(m_session.get());
    } else {
        SSL_set_connect_state(m_session.get());
        tellName();
    }
}

/// Names are sent to the server, addresses are not (RFC 6066 3).
void TlsLayer::tellName()
{
    const ReferenceName name(m_check.host);
    if (!name.dns.isEmpty())
        SSL_set_tlsext_host_name(m_session.get(), name.dns.constData());
}

ByteLayer::Result TlsLayer::handshake()
{
    ERR_clear_error();
    const int returned = SSL_do_handshake(m_session.get());
    if (returned == 1) {
        opened();
        return {};
    }
    const Result result = outcomeOf(returned);
    // With fewer bytes than a record's header, OpenSSL would wait until the handshake times out.
    return result.outcome == Outcome::WantRead && peerSpeaksNoTls() ? failed() : result;
}

/// Judged by the first byte: neither a handshake nor an alert (RFC 8446 5.1), nor the header of an old hello
/// (RFC 5246 E.2).
bool TlsLayer::peerSpeaksNoTls() const
{
    constexpr int alert = 21;
    constexpr int handshakeRecord = 22;
    constexpr int oldHello = 0x80;
    const int first = m_socket.firstByte;
    return !m_facts && first >= 0 && first < oldHello && first != alert && first != handshakeRecord;
}

void TlsLayer::opened()
{
    SSL *const session = m_session.get();
    TlsFacts facts;
    facts.protocol = QString::fromLatin1(SSL_get_version(session));
    facts.cipher = QString::fromLatin1(SSL_get_cipher_name(session));
    facts.durationNs = std::chrono::nanoseconds(std::chrono::steady_clock::now() - m_started).count();
    facts.alpn = protocolOf(session);
    if (const char *name = SSL_get_servername(session, TLSEXT_NAMETYPE_host_name))
        facts.serverName = printableLine(name);
    if (m_context->checksPeer())
        judgePeer(facts);
    if (!m_flaw.isError())
        m_flaw = m_context->takeKeyLogProblem();
    m_facts = facts;
}

/// The result of the checks, which have not ended the handshake.
void TlsLayer::judgePeer(TlsFacts &facts)
{
    for (const QSslCertificate &certificate : peerChain(m_session.get()))
        facts.peerChain.append(certificateFacts(certificate));
    facts.peerIsClient = m_context->role() == Role::Server;
    m_flaw = certificateFlaw(uncheckedWords(m_context->role(), m_peerName));
    facts.whyNotVerified = m_flaw.why;
    const bool decides = m_context->verifiesPeer() || facts.peerIsClient;
    facts.verified = decides && !facts.peerChain.isEmpty() && !m_flaw.isError();
}

Error TlsLayer::certificateFlaw(const QString &what) const
{
    return m_check.flaws.isEmpty() ? Error() : certificateError(m_check.flaws, m_check.host, what);
}

ByteLayer::Result TlsLayer::read(char *to, qint64 most)
{
    ERR_clear_error();
    const int got = SSL_read(m_session.get(), to, int(most));
    return got > 0 ? Result{Outcome::Done, got} : outcomeOf(got);
}

ByteLayer::Result TlsLayer::write(QByteArrayView bytes)
{
    constexpr qsizetype mostAtOnce = 1 << 30; // SSL_write(3) counts in int
    ERR_clear_error();
    const int written = SSL_write(m_session.get(), bytes.data(), int(qMin(bytes.size(), mostAtOnce)));
    if (written > 0)
        return {Outcome::Done, written};
    const Result result = outcomeOf(written);
    return result.outcome == Outcome::End ? failed() : result; // SSL_get_error(3) reports the end of the last
                                                               // read
}

ByteLayer::Result TlsLayer::closeNotify()
{
    if (!m_facts)
        return {};
    ERR_clear_error();
    const int returned = SSL_shutdown(m_session.get());
    const Result result = returned >= 0 ? Result{} : outcomeOf(returned);
    ERR_clear_error();
    return result;
}

ByteLayer::Result TlsLayer::outcomeOf(int returned)
{
    switch (SSL_get_error(m_session.get(), returned)) {
    case SSL_ERROR_WANT_READ:
        return {Outcome::WantRead};
    case SSL_ERROR_WANT_WRITE:
        return {Outcome::WantWrite};
    case SSL_ERROR_ZERO_RETURN:
        return ended();
    default:
        return failed();
    }
}

/// close_notify, or a bare FIN, which anybody on the path could have forged (RFC 8446 6.1).
ByteLayer::Result TlsLayer::ended()
{
    if (!m_facts)
        return failed();
    if (m_socket.ended)
        m_flaw = noCloseNotifyError(m_peerName);
    return {Outcome::End};
}

ByteLayer::Result TlsLayer::failed()
{
    const QString text = firstError();
    if (text.isEmpty() && m_socket.errnoValue != 0)
        m_failure = connectionFailure(m_socket.errnoValue, m_peerName);
    else
        m_failure = {LinkState::Failed, m_facts ? sessionFailure(text) : handshakeFailure(text)};
    return {Outcome::Failed};
}

Error TlsLayer::handshakeFailure(const QString &text) const
{
    const QString what = handshakeFailed(m_peerName);
    if (m_context->verifiesPeer() && !m_check.flaws.isEmpty())
        return certificateFlaw(what);
    if (text.isEmpty() && peerSpeaksNoTls())
        return noTlsError(m_context->role(), what);
    return text.isEmpty() ? closedDuringHandshake(m_context->role(), what)
                          : handshakeError(m_context->role(), text, what);
}

Error TlsLayer::sessionFailure(const QString &text) const
{
    return sessionError(text, tlsBroke(m_peerName));
}

} // namespace swb
