// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/socketbio.h"

#include "net/socket/socketheaders.h"

#include <cerrno>
#include <openssl/bio.h>

namespace swb {

namespace {

SocketBioState &stateOf(BIO *bio)
{
    return *static_cast<SocketBioState *>(BIO_get_data(bio));
}

bool isRetry(int errnoValue)
{
    return errnoValue == EAGAIN || errnoValue == EWOULDBLOCK || errnoValue == EINTR;
}

int readSocket(BIO *bio, char *to, size_t most, size_t *got)
{
    BIO_clear_retry_flags(bio);
    const ssize_t count = ::recv(stateOf(bio).descriptor, to, most, 0);
    if (count > 0) {
        *got = size_t(count);
        if (stateOf(bio).firstByte < 0)
            stateOf(bio).firstByte = static_cast<unsigned char>(*to);
        if (WireTap *const tap = stateOf(bio).tap)
            tap->in.append(QByteArray(to, count));
        return 1;
    }
    if (count == 0)
        stateOf(bio).ended = true;
    else if (isRetry(errno))
        BIO_set_retry_read(bio);
    else
        stateOf(bio).errnoValue = errno;
    return 0;
}

int writeSocket(BIO *bio, const char *from, size_t size, size_t *written)
{
    BIO_clear_retry_flags(bio);
    const ssize_t count = ::send(stateOf(bio).descriptor, from, size, MSG_NOSIGNAL);
    if (count > 0) {
        *written = size_t(count);
        if (WireTap *const tap = stateOf(bio).tap)
            tap->out.append(QByteArray(from, count));
        return 1;
    }
    if (isRetry(errno))
        BIO_set_retry_write(bio);
    else
        stateOf(bio).errnoValue = errno;
    return 0;
}

long control(BIO *bio, int command, long, void *)
{
    if (command == BIO_CTRL_EOF)
        return stateOf(bio).ended;
    return command == BIO_CTRL_FLUSH;
}

BIO_METHOD *makeMethod()
{
    BIO_METHOD *const method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
    BIO_meth_set_read_ex(method, readSocket);
    BIO_meth_set_write_ex(method, writeSocket);
    BIO_meth_set_ctrl(method, control);
    return method;
}

} // namespace

BIO *makeSocketBio(SocketBioState &state)
{
    static BIO_METHOD *const method = makeMethod(); // for the life of the program
    BIO *const bio = BIO_new(method);
    BIO_set_data(bio, &state);
    BIO_set_init(bio, 1);
    return bio;
}

} // namespace swb
