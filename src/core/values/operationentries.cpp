// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/operationentries.h"

#include <QCoreApplication>
#include <algorithm>
#include <cerrno>
#include <iterator>

namespace swb {

namespace {

struct ErrnoEntry
{
    int errnoValue;
    Operation operation;
    ErrorCode code;
};

// An entry for the operation itself takes precedence over one for Any.
constexpr ErrnoEntry errnoEntries[] = {
    {EADDRINUSE, Operation::Bind, ErrorCode::PortInUse},
    {EADDRINUSE, Operation::Listen, ErrorCode::PortInUse},
    {EADDRINUSE, Operation::Connect, ErrorCode::NoLocalPort},
    {EADDRNOTAVAIL, Operation::Bind, ErrorCode::AddressNotLocal},
    {EADDRNOTAVAIL, Operation::Listen, ErrorCode::AddressNotLocal},
    {EADDRNOTAVAIL, Operation::Connect, ErrorCode::NoLocalPort},
    {EADDRNOTAVAIL, Operation::Send, ErrorCode::NoLocalPort},
    {EINVAL, Operation::Bind, ErrorCode::BadAddress},
    {EINVAL, Operation::Listen, ErrorCode::BadAddress},
    {EINVAL, Operation::Connect, ErrorCode::BadAddress},
    {EINVAL, Operation::Send, ErrorCode::BadAddress},
    {EAFNOSUPPORT, Operation::Any, ErrorCode::BadAddress},
    {EAGAIN, Operation::Connect, ErrorCode::NoLocalPort}, // for UDP, where connect(2) picks the port
    {EAGAIN, Operation::Send, ErrorCode::QueueFull},
    {ENOBUFS, Operation::Send, ErrorCode::QueueFull},
    {ENOBUFS, Operation::Join, ErrorCode::QueueFull},
    {EACCES, Operation::Bind, ErrorCode::PrivilegedPort},
    {EACCES, Operation::Listen, ErrorCode::PrivilegedPort},
    {EACCES, Operation::Open, ErrorCode::FileUnreadable},
    {EACCES, Operation::Read, ErrorCode::FileUnreadable},
    {EACCES, Operation::Write, ErrorCode::FileUnwritable},
    {EPERM, Operation::Open, ErrorCode::FileUnreadable},
    {EPERM, Operation::Read, ErrorCode::FileUnreadable},
    {EPERM, Operation::Write, ErrorCode::FileUnwritable},
    {EACCES, Operation::Any, ErrorCode::NotPermitted},
    {EPERM, Operation::Any, ErrorCode::NotPermitted},
    {ENODEV, Operation::Bind, ErrorCode::NoSuchInterface},
    {ENODEV, Operation::Connect, ErrorCode::NoSuchInterface},
    {ENODEV, Operation::Send, ErrorCode::NoSuchInterface},
    {ENODEV, Operation::Join, ErrorCode::NoSuchInterface},
    {ENXIO, Operation::Connect, ErrorCode::NoSuchInterface},
    {ENXIO, Operation::Send, ErrorCode::NoSuchInterface},
    {ECONNREFUSED, Operation::Send, ErrorCode::NobodyListening},
    {ECONNREFUSED, Operation::Receive, ErrorCode::NobodyListening},
    {ECONNREFUSED, Operation::Any, ErrorCode::ConnectionRefused},
    {EHOSTUNREACH, Operation::Any, ErrorCode::HostUnreachable},
#ifdef EHOSTDOWN // missing in some C libraries
    {EHOSTDOWN, Operation::Any, ErrorCode::HostUnreachable},
#endif
    {ENETUNREACH, Operation::Any, ErrorCode::NetworkUnreachable},
    {ENETDOWN, Operation::Any, ErrorCode::NetworkUnreachable},
    {ETIMEDOUT, Operation::Connect, ErrorCode::ConnectTimeout},
    {ETIMEDOUT, Operation::Handshake, ErrorCode::HandshakeTimeout},
    {ETIMEDOUT, Operation::Any, ErrorCode::ConnectionLost},
    {ECONNRESET, Operation::Any, ErrorCode::ConnectionReset},
    {ECONNABORTED, Operation::Any, ErrorCode::ConnectionReset},
    {ENOTCONN, Operation::Any, ErrorCode::NotConnected},
    {EPIPE, Operation::Send, ErrorCode::NotConnected},
    {EPIPE, Operation::Handshake, ErrorCode::ConnectionReset},
    {EMSGSIZE, Operation::Any, ErrorCode::DatagramTooLarge},
    {EMFILE, Operation::Any, ErrorCode::TooManyOpenFiles},
    {ENFILE, Operation::Any, ErrorCode::TooManyOpenFiles},
    {ENOENT, Operation::Open, ErrorCode::FileUnreadable},
    {ENOENT, Operation::Read, ErrorCode::FileUnreadable},
    {ENOENT, Operation::Write, ErrorCode::FileUnwritable},
    {EROFS, Operation::Write, ErrorCode::FileUnwritable},
    {ENOSPC, Operation::Any, ErrorCode::DiskFull},
#ifdef EDQUOT
    {EDQUOT, Operation::Any, ErrorCode::DiskFull},
#endif
    {EFBIG, Operation::Write, ErrorCode::DiskFull},
};

constexpr OperationEntry operationEntries[] = {
    {Operation::Connect, ErrorCode::BadAddress,
     QT_TRANSLATE_NOOP("swb::Error",
                       "The system cannot connect to this address: its address family is disabled here, or "
                       "it is not the address of a single computer."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Check the address. An IPv6 address needs a system with IPv6, and one that begins "
                       "with fe80 needs its interface added, such as fe80::1%eth0.")},
    {Operation::Send, ErrorCode::BadAddress,
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Nothing can be sent to this address: it has no port, or its address family is not the socket's."),
     QT_TRANSLATE_NOOP("swb::Error", "Check the address and the port; port 0 cannot be a destination.")},
    {Operation::Bind, ErrorCode::NotPermitted,
     QT_TRANSLATE_NOOP("swb::Error", "This user may not listen here."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Choose another address or port, and check this computer's security rules.")},
    {Operation::Listen, ErrorCode::NotPermitted,
     QT_TRANSLATE_NOOP("swb::Error", "This user may not listen here."),
     QT_TRANSLATE_NOOP("swb::Error",
                       "Choose another address or port, and check this computer's security rules.")},
    {Operation::Accept, ErrorCode::NotPermitted,
     QT_TRANSLATE_NOOP("swb::Error", "A firewall rule on this computer forbade the connection."),
     QT_TRANSLATE_NOOP("swb::Error", "Check this computer's firewall rules.")},
    {Operation::Join, ErrorCode::NotPermitted,
     QT_TRANSLATE_NOOP("swb::Error", "This user may not join the group."),
     QT_TRANSLATE_NOOP("swb::Error", "Choose another group or interface.")},
    {Operation::Connect, ErrorCode::NotPermitted,
     QT_TRANSLATE_NOOP("swb::Error",
                       "This computer refused: a firewall rule or a prohibited route forbids it, or the "
                       "address is a broadcast address."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Connect to the address of one computer, and check this computer's firewall rules and routes.")},
    {Operation::Join, ErrorCode::QueueFull,
     QT_TRANSLATE_NOOP("swb::Error",
                       "This socket has joined the maximum number of groups that the system allows."),
     QT_TRANSLATE_NOOP("swb::Error", "Name one interface, or raise net.ipv4.igmp_max_memberships.")},
    {Operation::Open, ErrorCode::TooManyOpenFiles,
     QT_TRANSLATE_NOOP("swb::Error", "This program has reached its limit of open files."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Close some connections, or raise the limit before starting the program (“ulimit -n 20000”).")},
    {Operation::Accept, ErrorCode::TooManyOpenFiles,
     QT_TRANSLATE_NOOP("swb::Error",
                       "The system counts each connection as an open file, and this program has reached its "
                       "limit. New clients wait in the system's queue (backlog), or give up."),
     QT_TRANSLATE_NOOP(
         "swb::Error",
         "Close some connections, or raise the limit before starting the program (“ulimit -n 20000”).")},
};

} // namespace

const OperationEntry *operationEntry(Operation operation, ErrorCode code)
{
    const auto *const found = std::find_if(
        std::begin(operationEntries), std::end(operationEntries),
        [&](const OperationEntry &entry) { return entry.operation == operation && entry.code == code; });
    return found == std::end(operationEntries) ? nullptr : found;
}

ErrorCode codeOfErrno(Operation operation, int errnoValue)
{
    if (errnoValue == 0)
        return ErrorCode::None;
    for (const Operation asked : {operation, Operation::Any}) {
        for (const ErrnoEntry &entry : errnoEntries) {
            if (entry.errnoValue == errnoValue && entry.operation == asked)
                return entry.code;
        }
    }
    return ErrorCode::SystemRefused;
}

} // namespace swb
