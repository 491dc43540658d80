// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/files/fileclient.h"

#include "core/files/filename.h"
#include "core/payload/bytetext.h"
#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "protocols/files/filelimits.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype hashBytes = 1 << 20; ///< read for it at a time
constexpr qsizetype answerBytes = 1000;

struct ClientWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::FileClient)
};

class FileClients final : public ProtocolMaker
{
public:
    std::unique_ptr<Protocol> make(const SocketAddress &) override { return std::make_unique<FileClient>(); }
};

} // namespace

QString FileClient::what() const
{
    return ClientWords::tr("Could not send “%1”.").arg(shownText(m_header.name));
}

void FileClient::send(QByteArrayView message, ProtocolActions &actions)
{
    QString path = textFromBytes(message);
    while (path.endsWith(u'\n') || path.endsWith(u'\r'))
        path.chop(1);
    if (m_stage != Stage::Idle)
        return actions.refuse(
            makeError(ErrorCode::FileBusy, ClientWords::tr("Could not send “%1” now.").arg(shownName(path))));
    m_header = {};
    m_header.name = path.sliced(path.lastIndexOf(u'/') + 1);
    m_file = OrdinaryFile::open(path, FileOwner::Anyone);
    if (!m_file.isOpen())
        return fail(makeError(ErrorCode::FileUnreadable, what(), m_file.problem), actions);
    m_header.length = m_file.file->size();
    m_hash.reset();
    m_at = 0;
    m_stage = Stage::Hashing;
    hashSome(actions);
}

/// A piece in each turn of the loop, so that other connections have their turn in between.
void FileClient::hashSome(ProtocolActions &actions)
{
    const QByteArray piece = m_file.file->read(qMin(qint64(hashBytes), m_header.length - m_at));
    m_hash.addData(piece);
    m_at += piece.size();
    if (m_at == m_header.length)
        return offer(actions);
    if (piece.isEmpty())
        return fail(makeError(ErrorCode::FileUnreadable, what(), m_file.file->errorString()), actions);
    actions.wakeIn(0ns);
}

void FileClient::offer(ProtocolActions &actions)
{
    m_header.sha256 = m_hash.result();
    m_stage = Stage::Offered;
    actions.tellMessage(Direction::Out, m_header.toBytes(),
                        {u"file"_s,
                         ClientWords::tr("%1, %2").arg(m_header.name, quantities::bytes(m_header.length)),
                         {{u"name"_s, m_header.name},
                          {u"length"_s, QString::number(m_header.length)},
                          {u"sha256"_s, QString::fromLatin1(m_header.sha256.toHex())}}});
    actions.write(m_header.toBytes());
}

void FileClient::woken(ProtocolActions &actions)
{
    if (m_stage == Stage::Hashing)
        hashSome(actions);
    else if (m_stage == Stage::Sending && !actions.mustWait())
        sendSome(actions);
}

void FileClient::goOn(ProtocolActions &actions)
{
    if (m_stage == Stage::Sending && !actions.mustWait())
        sendSome(actions);
}

void FileClient::sendSome(ProtocolActions &actions)
{
    const QByteArray piece = m_file.file->read(qMin(qint64(filelimits::pieceBytes), m_header.length - m_at));
    m_at += piece.size();
    if (m_at == m_header.length)
        m_stage = Stage::Sent;
    else if (piece.isEmpty())
        return fail(makeError(ErrorCode::FileUnreadable, what(),
                              ClientWords::tr("It has become shorter since it was offered.")),
                    actions);
    if (!piece.isEmpty())
        actions.write(piece);
    if (m_stage == Stage::Sending && !actions.mustWait())
        actions.wakeIn(0ns);
}

void FileClient::received(QByteArrayView bytes, ProtocolActions &actions)
{
    m_heard.append(bytes);
    for (qsizetype end = m_heard.indexOf('\n'); end >= 0; end = m_heard.indexOf('\n')) {
        const QByteArray line = m_heard.first(end).trimmed();
        m_heard.remove(0, end + 1);
        heard(line, actions);
    }
    if (m_heard.size() <= answerBytes)
        return;
    m_heard.clear();
    fail(
        makeError(ErrorCode::PeerRefused, what(), ClientWords::tr("The answer is a line without an ending.")),
        actions);
}

void FileClient::heard(const QByteArray &line, ProtocolActions &actions)
{
    QByteArray shown;
    appendPrintable(shown, line, answerBytes);
    actions.deliver(QByteArray(shown + '\n'));
    if (m_stage == Stage::Idle)
        return;
    if (line.startsWith("from ") && m_stage == Stage::Offered)
        beginAt(line.sliced(5), actions);
    else if (line.startsWith("stored ") && m_stage == Stage::Sent)
        compare(QByteArray::fromHex(line.sliced(7)), actions);
    else
        refusedWith(shown, actions);
}

void FileClient::refusedWith(const QByteArray &line, ProtocolActions &actions)
{
    if (line == "failed checksum")
        return fail(makeError(ErrorCode::ChecksumDiffers, what()), actions);
    if (line == "refused exists" || line == "failed exists")
        return fail(makeError(ErrorCode::FileExists, what()), actions);
    fail(makeError(ErrorCode::PeerRefused, what(),
                   ClientWords::tr("The answer was “%1”.").arg(QString::fromUtf8(line))),
         actions);
}

void FileClient::beginAt(const QByteArray &offset, ProtocolActions &actions)
{
    bool isNumber = false;
    const qint64 from = offset.toLongLong(&isNumber);
    if (!isNumber || from < 0 || from > m_header.length || !m_file.file->seek(from))
        return refusedWith("from " + offset, actions);
    m_at = from;
    m_stage = Stage::Sending;
    sendSome(actions);
}

void FileClient::compare(const QByteArray &sha256, ProtocolActions &actions)
{
    if (sha256 != m_header.sha256)
        return fail(makeError(ErrorCode::ChecksumDiffers, what(),
                              ClientWords::tr("Here it is %1, on the server %2.")
                                  .arg(QString::fromLatin1(m_header.sha256.toHex()),
                                       QString::fromLatin1(sha256.toHex()))),
                    actions);
    m_file = {};
    m_stage = Stage::Idle;
}

void FileClient::fail(const Error &error, ProtocolActions &actions)
{
    m_file = {};
    m_stage = Stage::Idle;
    actions.refuse(error);
}

void FileClient::peerFinished(ProtocolActions &actions)
{
    ended(actions);
}

void FileClient::ended(ProtocolActions &actions)
{
    if (m_stage != Stage::Idle)
        fail(makeError(ErrorCode::ClosedEarly, what()), actions);
}

MadeProtocols fileClients(const ClientSettings &)
{
    return std::shared_ptr<ProtocolMaker>(std::make_shared<FileClients>());
}

} // namespace swb
