// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/raw/tlschannel.h"

#include <openssl/err.h>
#include <stdexcept>

namespace swb::bench {
namespace {

SslContext makeContext(const SSL_METHOD *method)
{
    SslContext context(SSL_CTX_new(method), &SSL_CTX_free);
    if (!context)
        throw std::runtime_error("OpenSSL gives no context");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context.get(), 1); // one system call for both the header and the body of a record
    return context;
}

} // namespace

SslContext serverContext(const std::string &certificateFile, const std::string &keyFile)
{
    SslContext context = makeContext(TLS_server_method());
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificateFile.c_str()) != 1
        || SSL_CTX_use_PrivateKey_file(context.get(), keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error("cannot use the certificate " + certificateFile);
    return context;
}

SslContext clientContext(const std::string &certificateFile)
{
    SslContext context = makeContext(TLS_client_method());
    if (SSL_CTX_load_verify_locations(context.get(), certificateFile.c_str(), nullptr) != 1)
        throw std::runtime_error("cannot trust the certificate " + certificateFile);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    return context;
}

TlsChannel::TlsChannel(Fd socket, SSL_CTX *context, Side side)
    : Channel(std::move(socket))
    , m_ssl(SSL_new(context), &SSL_free)
{
    SSL_set_fd(m_ssl.get(), fd());
    if (side == Side::Server)
        SSL_set_accept_state(m_ssl.get());
    else
        SSL_set_connect_state(m_ssl.get());
}

Transfer TlsChannel::read(char *into, std::size_t atMost)
{
    std::size_t count = 0;
    const int result = SSL_read_ex(m_ssl.get(), into, atMost, &count);
    return result == 1 ? Transfer{Outcome::Done, count} : failed(result);
}

Transfer TlsChannel::write(const char *bytes, std::size_t count)
{
    std::size_t written = 0;
    const int result = SSL_write_ex(m_ssl.get(), bytes, count, &written);
    return result == 1 ? Transfer{Outcome::Done, written} : failed(result);
}

Transfer TlsChannel::failed(int result)
{
    const int error = SSL_get_error(m_ssl.get(), result);
    ERR_clear_error(); // the queue is shared by all channels of the thread
    switch (error) {
    case SSL_ERROR_WANT_READ:
        return {Outcome::WantsRead};
    case SSL_ERROR_WANT_WRITE:
        return {Outcome::WantsWrite};
    case SSL_ERROR_ZERO_RETURN:
        return {Outcome::Closed};
    default:
        return {Outcome::Broken};
    }
}

} // namespace swb::bench
