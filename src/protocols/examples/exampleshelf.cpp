// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/exampleshelf.h"

#include "core/files/ordinaryfile.h"
#include "core/values/datafolder.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QMap>

// Outside of the namespace, as the macro wants it: a static library does not bring its resources by itself.
static void bringExamples()
{
    Q_INIT_RESOURCE(examples);
}

namespace swb {

using namespace Qt::StringLiterals;

namespace {

Result<Example> readExample(const QString &path, bool isOwn)
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

} // namespace

QString ExampleShelf::ownFolder()
{
    return dataFolder() + u"/examples"_s;
}

ExampleShelf ExampleShelf::read(const QString &ownFiles)
{
    bringExamples();
    ExampleShelf shelf;
    QMap<QString, Example> byName;
    for (const QString &folder : {u":/examples"_s, ownFiles}) {
        for (const QString &file : QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            const Result<Example> example = readExample(folder + u'/' + file, folder == ownFiles);
            if (example)
                byName.insert(example.value().name.toLower(), example.value());
            else
                shelf.errors << example.error();
        }
    }
    shelf.examples = byName.values();
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
