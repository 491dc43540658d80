// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ordinaryfile.h"

#include "core/files/filesystem.h"

#include <QCoreApplication>

namespace swb {
namespace {

constexpr qint64 pieceBytes = 256 << 10;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::OrdinaryFile)
};

QString tooLarge(qint64 most)
{
    constexpr qint64 megabyte = 1'000'000;
    return most >= megabyte ? Words::tr("The file is larger than %1 MB.").arg(most / megabyte)
                            : Words::tr("The file is larger than %n bytes.", nullptr, int(most));
}

} // namespace

QByteArray OrdinaryFile::read(qint64 most)
{
    QByteArray content;
    while (problem.isEmpty()) {
        const qsizetype before = content.size();
        content.resize(before + qMin(pieceBytes, most + 1 - before));
        const qint64 got = file->read(content.data() + before, content.size() - before);
        content.resize(before + qMax(qint64(0), got));
        if (got == 0)
            return content;
        if (got < 0)
            problem = systemSays(file->errorString());
        else if (content.size() > most)
            problem = tooLarge(most);
    }
    return {};
}

QByteArray readOrdinaryFile(const QString &path, qint64 most, QString &problem)
{
    OrdinaryFile file = OrdinaryFile::open(path, FileOwner::Anyone);
    QByteArray content = file.read(most);
    problem = file.problem;
    return content;
}

} // namespace swb
