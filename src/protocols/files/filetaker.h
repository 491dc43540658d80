// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/fileintake.h"
#include "protocols/schemes.h"

#include <atomic>

namespace swb {

/// Where a server stores its files.
struct FileFolder
{
    QString path;
    Transport transport = Transport::Tcp;
    std::atomic<quint64> count{0}; ///< of files without a name
    QThreadPool &disks = FileIntake::disks();
};

/// What both servers that receive files have in common: bytes go to a FileIntake, whose threads write them,
/// and this end checks every filelimits::lookAgainAfter while it waits for them. It receives nothing more
/// while too much waits for the disk, while the file is being opened and until its end is written.
class FileTaker : public Protocol
{
public:
    explicit FileTaker(std::shared_ptr<FileFolder> folder)
        : m_folder(std::move(folder))
    { }

    void send(QByteArrayView message, ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) final;
    void ended(ProtocolActions &actions) override;
    /// The answer that still waits for the disk.
    [[nodiscard]] qsizetype unsent() const override { return isWaiting() ? 1 : 0; }
    qsizetype forgetUnsent() override { return unsent(); }
    [[nodiscard]] bool isFull() const override { return isWaiting() || (m_intake && m_intake->isFull()); }

protected:
    /// False between two files.
    [[nodiscard]] bool isTaking() const { return m_intake != nullptr; }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Whether the file is being opened, or its end is being written.
    [[nodiscard]] bool isWaiting() const { return m_intake && (!m_isOpen || m_isFinishing); }
    [[nodiscard]] FileFolder &folder() const { return *m_folder; }
    [[nodiscard]] FileIntake &intake() const { return *m_intake; }

    void open(const QString &name, const QString &key, qint64 most, ProtocolActions &actions);
    void take(QByteArrayView bytes, ProtocolActions &actions);
    void finish(const QByteArray &sha256, ProtocolActions &actions);
    /// Keeps the part that is there aside, and logs that.
    void cutOff(ProtocolActions &actions);
    /// Forgets the file, whatever its state.
    void close() { m_intake.reset(); }

    virtual void fileOpened(ProtocolActions &actions) = 0;
    virtual void fileStored(ProtocolActions &actions) = 0;
    virtual void fileFailed(const Error &error, ProtocolActions &actions) = 0;
    /// The timer has fired without a file.
    virtual void wokenWithoutFile(ProtocolActions &) { }
    void tellStored(ProtocolActions &actions) const;
    /// The bytes that the log shows for the message.
    [[nodiscard]] virtual QByteArray toldBytes() const { return m_name.toUtf8(); }

private:
    void tellTaken(const QString &summary, ProtocolActions &actions) const;
    void lookLater(ProtocolActions &actions);
    void look(ProtocolActions &actions);

    std::shared_ptr<FileFolder> m_folder;
    std::shared_ptr<FileIntake> m_intake; ///< null between two files
    QString m_name;
    bool m_isOpen = false;
    bool m_isFinishing = false;
    bool m_isLooking = false; ///< a wake-up is scheduled for that
};

/// The folder of a reply "save:FOLDER"; empty for other replies.
[[nodiscard]] QString saveFolderOf(const QString &reply);
/// Errors: BadReply if it is not a folder.
[[nodiscard]] Result<std::shared_ptr<FileFolder>> fileFolderOf(const ServerSettings &settings);

} // namespace swb
