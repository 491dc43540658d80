// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/exampleshelf.h"

#include "core/files/ordinaryfile.h"
#include "core/values/datafolder.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <algorithm>

// Outside the namespace, as the macro requires: a static library does not register its resources
// automatically.
static void bringExamples()
{
    Q_INIT_RESOURCE(examples);
}

namespace swb {

using namespace Qt::StringLiterals;

namespace {

Result<Example> readExampleFile(const QString &path, bool isOwn)
{
    if (!isOwn) {
        QFile file(path);
        return Example::parse(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), path);
    }
    QString problem;
    const QByteArray json = readOrdinaryFile(path, Example::mostBytes, problem);
    if (problem.isEmpty())
        return Example::parse(json, path);
    return makeError(ErrorCode::BadExample,
                     QCoreApplication::translate("swb::ExampleShelf", "Could not read %1.").arg(path),
                     problem);
}

/// A sort key that puts A2 before A10.
QString orderOf(const QString &name)
{
    static const QRegularExpression number(u"\\d+"_s);
    QString order;
    qsizetype from = 0;
    for (auto matches = number.globalMatch(name); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        order += name.sliced(from, match.capturedStart() - from) + match.captured().rightJustified(6, u'0');
        from = match.capturedEnd();
    }
    return (order + name.sliced(from)).toLower();
}

} // namespace

QString ExampleShelf::ownFolder()
{
    return dataFolder() + u"/examples"_s;
}

QString ExampleShelf::filesFolder(const QString &name)
{
    return dataFolder() + u"/example-files/"_s + name;
}

ExampleShelf ExampleShelf::read(const QString &ownFiles)
{
    bringExamples();
    ExampleShelf shelf;
    QMap<QString, Example> byName;
    for (const QString &folder : {u":/examples"_s, ownFiles}) {
        for (const QString &file : QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            const bool isOwn = folder == ownFiles;
            const Result<Example> read = readExampleFile(folder + u'/' + file, isOwn);
            if (!read) {
                shelf.errors << read.error();
                continue;
            }
            Example example = read.value();
            example.group = isOwn ? ExampleGroup::Own : example.group;
            example.setFolder(filesFolder(example.name));
            byName.insert(orderOf(example.name), example);
        }
    }
    shelf.examples = byName.values();
    std::stable_sort(shelf.examples.begin(), shelf.examples.end(),
                     [](const Example &one, const Example &other) { return one.group < other.group; });
    return shelf;
}

const Example *ExampleShelf::find(const QString &name) const
{
    const auto found = std::find_if(examples.cbegin(), examples.cend(), [&name](const Example &example) {
        return example.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == examples.cend() ? nullptr : &*found;
}

} // namespace swb
