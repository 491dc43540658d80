// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <memory>

struct z_stream_s;

namespace swb {

/// The content of a gzip file (RFC 1952), of any number of members, while it is read from another device.
/// Only a window is kept, so that a small file which unpacks to very much costs no memory; the unpacked size
/// is limited.
class InflatingDevice : public QIODevice
{
    Q_OBJECT

public:
    static constexpr qint64 mostBytes = qint64(64) << 30; ///< after unpacking

    /// The packed device is open, and must outlive this.
    explicit InflatingDevice(QIODevice &packed, qint64 most = mostBytes);
    ~InflatingDevice() override;

    /// Whether a file with this beginning is a gzip file.
    [[nodiscard]] static bool isGzip(QByteArrayView head);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_ended && QIODevice::bytesAvailable() == 0; }
    /// Why it ended early; empty if it did not.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Whether the reason was the unpacked size.
    [[nodiscard]] bool isTooLarge() const { return m_tooLarge; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool fill();
    void endMember();
    void end(const QString &problem);

    QIODevice &m_packed;
    const qint64 m_most;
    std::unique_ptr<z_stream_s> m_stream;
    QByteArray m_input;
    qint64 m_done = 0;
    bool m_within = true; ///< a member
    bool m_ended = false;
    bool m_tooLarge = false;
    QString m_problem;
};

} // namespace swb
