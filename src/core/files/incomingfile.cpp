// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingfile.h"

#include "core/files/filename.h"
#include "core/files/incomingplace.h"
#include "core/payload/bytetext.h"
#include "core/payload/utf8.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

namespace {

constexpr qsizetype readBytes = 1 << 20;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::IncomingFile)
};

} // namespace

/// Windows accepts no trailing dot or space, and some names are devices there, with any extension.
bool isPlainFileName(const QString &name)
{
    static const QStringList devices{QStringLiteral("con"),  QStringLiteral("prn"),  QStringLiteral("aux"),
                                     QStringLiteral("nul"),  QStringLiteral("com1"), QStringLiteral("com2"),
                                     QStringLiteral("com3"), QStringLiteral("com4"), QStringLiteral("lpt1"),
                                     QStringLiteral("lpt2"), QStringLiteral("lpt3"), QStringLiteral("lpt4")};
    const QByteArray bytes = bytesFromText(name);
    if (bytes.isEmpty() || bytes.size() > incomingNameBytes || bytes.startsWith('.') || bytes.endsWith('.')
        || bytes.startsWith(' ') || bytes.endsWith(' ')
        || devices.contains(name.section(u'.', 0, 0).trimmed(), Qt::CaseInsensitive))
        return false;
    for (qsizetype at = 0; at < bytes.size();) {
        const Utf8Unit unit = utf8At(bytes, at);
        if (!unit.valid || isUnsafeInLine(unit.codePoint)
            || QStringView(u"/\\:*?\"<>|").contains(QChar(quint16(qMin<char32_t>(unit.codePoint, 0xfffd)))))
            return false;
        at += unit.length;
    }
    return true;
}

QString IncomingFile::asideName(const QString &name, const QString &key)
{
    return u'.' + name + u'.' + key + QStringLiteral(".part");
}

IncomingFile::IncomingFile(const QString &folder, const QString &name, const QString &key)
    : m_path(folder + u'/' + name)
    , m_place(IncomingPlace::of(folder, name, asideName(name, key)))
{ }

IncomingFile::~IncomingFile() = default;

Error IncomingFile::open(qint64 most)
{
    return m_place->open() ? readBegun(most) : failed();
}

Error IncomingFile::readBegun(qint64 most)
{
    QByteArray piece(readBytes, Qt::Uninitialized);
    qint64 count = 0;
    while ((count = m_place->read(piece.data(), piece.size())) > 0) {
        m_hash.addData(QByteArrayView(piece).first(count));
        m_size += count;
        if (m_size <= most)
            continue;
        m_hash.reset();
        m_size = 0;
        return m_place->empty() ? Error{} : failed();
    }
    return count == 0 ? Error{} : failed();
}

Error IncomingFile::append(QByteArrayView bytes)
{
    if (!m_place->write(bytes.data(), bytes.size()))
        return failed();
    m_hash.addData(bytes);
    m_size += bytes.size();
    return {};
}

Error IncomingFile::commit()
{
    return m_place->commit() ? Error{} : failed();
}

void IncomingFile::discard()
{
    m_place->discard();
}

Error IncomingFile::failed() const
{
    const QString what = Words::tr("Could not write %1.").arg(shownName(m_path));
    if (m_place->isTaken())
        return makeError(ErrorCode::FileExists, what);
    if (m_place->isBusy())
        return makeError(ErrorCode::FileBusy, what);
    return makeError(m_place->isFull() ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, what,
                     m_place->problem());
}

} // namespace swb
