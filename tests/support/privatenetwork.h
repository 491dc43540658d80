// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <cerrno>
#include <cstdlib>
#include <sched.h>
#include <unistd.h>

namespace swb::test {

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Moves the process, which must still have a single thread, into a separate network with only lo (multicast
/// on, the route of IPv4's groups) and a pair v0 (192.0.2.1/24, fe80::a) and v1, in which both.test is
/// 127.0.0.1 and ::1. Returns what prevents it; empty on success.
inline QString enterPrivateNetwork()
{
    const QByteArray user = QByteArray::number(::getuid());
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) != 0)
            return QStringLiteral("the system gives no network namespace: %1").arg(qt_error_string(errno));
        writeFile(QStringLiteral("/proc/self/setgroups"), "deny");
        if (!writeFile(QStringLiteral("/proc/self/uid_map"), "0 " + user + " 1"))
            return QStringLiteral("the system lets no ordinary user set up a network namespace");
    }
    const char *const script = "PATH=$PATH:/usr/sbin:/sbin; exec 2>/dev/null; set -e\n"
                               "ip link set lo up multicast on\n"
                               "ip route add 224.0.0.0/4 dev lo\n"
                               "ip link add v0 type veth peer name v1\n"
                               "ip address add 192.0.2.1/24 broadcast + dev v0\n"
                               "ip address add fe80::a/64 dev v0 nodad\n"
                               "echo 1 > /proc/sys/net/ipv6/conf/v1/disable_ipv6\n" // otherwise it would hear
                                                                                    // v0
                               "ip link set v0 up; ip link set v1 up\n"
                               "mount --make-rprivate /; hosts=$(mktemp)\n"
                               "printf '127.0.0.1 localhost both.test\\n::1 both.test\\n' > $hosts\n"
                               "mount --bind $hosts /etc/hosts; rm $hosts\n";
    return std::system(script) == 0 ? QString() : QStringLiteral("“ip” could not set up the network");
}

} // namespace swb::test
