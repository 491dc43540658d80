// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <functional>

namespace swb {

/// Gives accepted descriptors away without making a socket of each.
class StreamListener final : public QTcpServer
{
public:
    explicit StreamListener(std::function<void(int descriptor)> accepted)
        : m_accepted(std::move(accepted))
    { }

protected:
    void incomingConnection(qintptr descriptor) override { m_accepted(int(descriptor)); }

private:
    std::function<void(int)> m_accepted;
};

} // namespace swb
