// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace swb {

/// Reads a file, a pipe or a terminal piece by piece, one piece per request, so that no more is in memory
/// than the network has asked for. An empty pipe is waited for in the event loop. Used from the main thread.
class InputReader : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype pieceBytes = 256 << 10;

    /// Reads standard input.
    explicit InputReader(QObject *parent = nullptr);
    /// Reads a file; a failure to open it is reported at the first request.
    explicit InputReader(const QString &file, QObject *parent = nullptr);
    ~InputReader() override;

    /// One of the signals follows, perhaps before this returns.
    void requestPiece();

Q_SIGNALS:
    void piece(const QByteArray &bytes); ///< 1 to pieceBytes bytes
    void ended();
    void failed(const swb::Error &error); ///< FileUnreadable

private:
    void readNow();
    void fail(int errnoValue);

    QString m_name;
    int m_descriptor = -1;
    int m_openError = 0;
    bool m_owned = false;
    std::unique_ptr<QSocketNotifier> m_notifier; ///< none for a file, which is always ready
};

} // namespace swb
