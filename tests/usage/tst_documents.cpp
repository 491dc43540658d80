// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/processes.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

namespace {

const QString documents = QStringLiteral(SWB_BIN_DIR "/../packaging/");

/// The output of "--help" for a program, or for one of its commands.
QString helpOf(const QString &program, const QString &command)
{
    Program process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    QStringList arguments = command.split(u' ', Qt::SkipEmptyParts) + QStringList{u"--help"_s};
    process.launch(QString(QStringLiteral(SWB_BIN_DIR "/") + program), arguments);
    return QString::fromUtf8(process.finish().out);
}

/// "--reply", "-o": the options that this help lists.
QStringList optionsIn(const QString &help)
{
    static const QRegularExpression line(u"^  (-\\w)?(?:, )?(--[a-z][a-z0-9.-]*)?(?=[ \\n])"_s,
                                         QRegularExpression::MultilineOption);
    QStringList options;
    for (const QRegularExpressionMatch &match : line.globalMatch(help))
        options += QStringList{match.captured(1), match.captured(2)};
    options.removeAll(QString());
    return options;
}

QString read(const QString &name)
{
    QFile file(QString(documents + name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The part of a text from the first match to the next one of its kind, or to the end.
QString partOf(const QString &text, const QString &start, const QString &next)
{
    const qsizetype from = text.indexOf(start);
    if (from < 0)
        return {};
    const qsizetype end = text.indexOf(next, from + start.size());
    return text.sliced(from, (end < 0 ? text.size() : end) - from);
}

QString escaped(const QString &option)
{
    return QString(option).replace(u'-', u"\\-"_s);
}

} // namespace

/// Everything that "--help" lists is in the man page and in every shell's completion.
class TstDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyCommandIsInTheHelp()
    {
        static const QRegularExpression line(u"^  ([a-z]+) "_s, QRegularExpression::MultilineOption);
        QStringList commands;
        const QString list = partOf(helpOf(u"swb"_s, {}), u"\n  serve"_s, u"\n\n"_s);
        for (const QRegularExpressionMatch &match : line.globalMatch(list))
            commands << match.captured(1);
        QCOMPARE(commands, commandNames());
    }

    void everyOptionIsToldEverywhere_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("command");
        for (const QString &command : commandNames())
            QTest::addRow("swb %s", qPrintable(command)) << u"swb"_s << command;
        QTest::newRow("the window") << u"socket-workbench"_s << QString();
    }
    void everyOptionIsToldEverywhere()
    {
        QFETCH(QString, program);
        QFETCH(QString, command);
        const QString help = helpOf(program, command);
        const QStringList options = optionsIn(help);
        QVERIFY2(!options.isEmpty(), qPrintable(help));
        const QString man = read(QString(u"man/"_s + program + u".1"_s));
        const QString page = command.isEmpty() ? man : partOf(man, u".SS \"swb "_s + command + u'"', u".S"_s);
        const QString bash = partOf(read(QString(u"bash/"_s + program)),
                                    u"        '"_s + command + u"') words=("_s, u"\n"_s);
        const QString zsh = read(QString(u"zsh/_"_s + program));
        const QString zshPart = command.isEmpty() ? zsh : partOf(zsh, u"'"_s + command + u"')"_s, u";;"_s);
        const QString fish = read(QString(u"fish/"_s + program + u".fish"_s));
        for (const QString &option : options) {
            const QString fishCommand
                = command.isEmpty() ? QString() : QString(u"_command_is "_s + command + u"' .*"_s);
            const QString fishName = option.startsWith(u"--") ? QString(u"-l "_s + option.sliced(2))
                                                              : QString(u"-s "_s + option.sliced(1));
            const QRegularExpression fishLine(
                u"%1%2 "_s.arg(fishCommand, QRegularExpression::escape(fishName)));
            QVERIFY2(page.contains(u"\\fB"_s + escaped(option) + u"\\fR"_s), qPrintable(option));
            QVERIFY2(bash.contains(u"'"_s + option + u"'"_s), qPrintable(option));
            QVERIFY2(zshPart.contains(
                         QRegularExpression(u"'\\*?"_s + QRegularExpression::escape(option) + u"=?\\["_s)),
                     qPrintable(option));
            QVERIFY2(fish.contains(fishLine), qPrintable(option));
        }
    }

    void formattersFindNothingWrong_data()
    {
        QTest::addColumn<QString>("formatter");
        QTest::addColumn<QString>("page");
        for (const char *const page : {"swb.1", "socket-workbench.1"}) {
            QTest::addRow("man, %s", page) << u"man"_s << QString::fromLatin1(page);
            QTest::addRow("mandoc, %s", page) << u"mandoc"_s << QString::fromLatin1(page);
        }
    }
    void formattersFindNothingWrong()
    {
        QFETCH(QString, formatter);
        QFETCH(QString, page);
        if (QStandardPaths::findExecutable(formatter).isEmpty())
            QSKIP(qPrintable(QString(formatter + u" is not installed"_s)));
        const QString path = documents + u"man/"_s + page;
        const QStringList lint{u"-T"_s, u"lint"_s, u"-W"_s, u"style"_s, path};
        const QStringList warn{u"--warnings"_s, u"-E"_s, u"UTF-8"_s, u"-Tutf8"_s, u"-Z"_s, u"-l"_s, path};
        Program process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"MANWIDTH"_s, u"80"_s);
        process.setProcessEnvironment(environment);
        process.launch(formatter, formatter == u"man" ? warn : lint);
        const Outcome outcome = process.finish();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.err, QByteArray());
        if (formatter == u"mandoc")
            QCOMPARE(outcome.out, QByteArray());
    }

private:
    static QStringList commandNames()
    {
        return {u"serve"_s, u"send"_s, u"relay"_s, u"compare"_s, u"log"_s, u"demo"_s, u"example"_s, u"ca"_s};
    }
};

QTEST_GUILESS_MAIN(TstDocuments)
#include "tst_documents.moc"
