// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/files/filetaker.h"

#include "core/files/filename.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "protocols/files/filelimits.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct TakerWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::FileTaker)
};

constexpr QLatin1StringView saveReply = "save:"_L1;

} // namespace

void FileTaker::send(QByteArrayView, ProtocolActions &actions)
{
    actions.refuse(makeError(ErrorCode::BadOption,
                             TakerWords::tr("A server that saves files sends nothing without a request.")));
}

void FileTaker::open(const QString &name, const QString &key, qint64 most, ProtocolActions &actions)
{
    m_name = name;
    m_isOpen = m_isFinishing = false;
    m_intake = std::make_shared<FileIntake>(m_folder->disks);
    m_intake->open(m_folder->path, name, key, most);
    lookLater(actions);
}

void FileTaker::take(QByteArrayView bytes, ProtocolActions &actions)
{
    if (!bytes.isEmpty())
        m_intake->append(bytes);
    lookLater(actions);
}

void FileTaker::finish(const QByteArray &sha256, ProtocolActions &actions)
{
    m_isFinishing = true;
    m_intake->finish(sha256);
    lookLater(actions);
}

void FileTaker::lookLater(ProtocolActions &actions)
{
    if (!std::exchange(m_isLooking, true))
        actions.wakeIn(filelimits::lookAgainAfter);
}

void FileTaker::woken(ProtocolActions &actions)
{
    m_isLooking = false;
    if (m_intake)
        look(actions);
    else
        wokenWithoutFile(actions);
}

/// Once nothing waits for the disk, no check is needed until more has arrived.
void FileTaker::look(ProtocolActions &actions)
{
    switch (m_intake->state()) {
    case FileIntake::State::Opening:
        return lookLater(actions);
    case FileIntake::State::Taking:
        if (!std::exchange(m_isOpen, true))
            return fileOpened(actions);
        if (m_isFinishing || m_intake->isFull())
            lookLater(actions);
        return;
    case FileIntake::State::Done:
        return fileStored(actions);
    case FileIntake::State::Failed:
        return fileFailed(m_intake->error(), actions);
    }
}

void FileTaker::cutOff(ProtocolActions &actions)
{
    if (!m_intake)
        return;
    m_intake->cutOff();
    m_intake.reset();
    actions.tell(
        EventKind::Error, Severity::Warning, Direction::In,
        makeError(ErrorCode::IncompleteMessage,
                  TakerWords::tr("“%1” was not received completely; the partial file is kept in the folder.")
                      .arg(m_name)));
}

void FileTaker::ended(ProtocolActions &actions)
{
    if (!m_intake || !m_isFinishing)
        return cutOff(actions);
    // Everything has arrived, and will be written to disk; nobody is left here to be told.
    tellTaken(TakerWords::tr("%1, received completely").arg(m_name), actions);
    m_intake.reset();
}

void FileTaker::tellStored(ProtocolActions &actions) const
{
    tellTaken(TakerWords::tr("%1, %2, is stored").arg(m_name, quantities::bytes(m_intake->size())), actions);
}

void FileTaker::tellTaken(const QString &summary, ProtocolActions &actions) const
{
    ProtocolFacts facts{u"file"_s, summary, {{u"name"_s, m_name}}};
    if (const QByteArray sha256 = m_intake->sha256(); !sha256.isEmpty())
        facts.fields += {{u"length"_s, QString::number(m_intake->size())},
                         {u"begun"_s, QString::number(m_intake->begun())},
                         {u"sha256"_s, QString::fromLatin1(sha256.toHex())}};
    actions.tellMessage(Direction::In, toldBytes(), facts);
}

QString saveFolderOf(const QString &reply)
{
    return reply.startsWith(saveReply) ? reply.sliced(saveReply.size()) : QString();
}

Result<std::shared_ptr<FileFolder>> fileFolderOf(const ServerSettings &settings)
{
    const QString path = saveFolderOf(settings.reply);
    std::error_code problem;
    if (path.isEmpty() || !std::filesystem::is_directory(nativePath(path), problem))
        return makeError(ErrorCode::BadReply, TakerWords::tr("“%1” is not a reply.").arg(settings.reply),
                         TakerWords::tr("Files are saved with save:FOLDER, and the folder must exist."));
    auto folder = std::make_shared<FileFolder>();
    folder->path = path;
    folder->transport = settings.url.transport;
    return folder;
}

} // namespace swb
