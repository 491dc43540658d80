// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filewriter.h"

#include "core/files/filename.h"
#include "core/files/fileplace.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

FileWriter::FileWriter(const QString &path, FileUse use)
    : m_path(path)
    , m_place(FilePlace::of(path, use))
{ }

FileWriter::~FileWriter() = default;

bool FileWriter::start()
{
    return (m_place->open() || refuse()) && QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 FileWriter::writeData(const char *data, qint64 size)
{
    const bool written = !m_error.isError() && (m_place->write(data, size) || refuse());
    return written ? size : -1;
}

Error FileWriter::commit()
{
    if (!m_error.isError() && isOpen() && !m_place->commit())
        refuse();
    QIODevice::close();
    m_place.reset();
    return m_error;
}

bool FileWriter::refuse()
{
    m_error = makeError(
        m_place->isFull() ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
        QCoreApplication::translate("swb::FileWriter", "Could not write %1.").arg(shownName(m_path)),
        m_place->problem());
    setErrorString(m_place->problem());
    return false;
}

Error writeFile(const QString &path, QByteArrayView content, FileUse use)
{
    FileWriter writer(path, use);
    if (writer.start())
        writer.write(content.data(), content.size());
    return writer.commit();
}

} // namespace swb
