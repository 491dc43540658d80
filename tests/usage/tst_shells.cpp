// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/processes.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

namespace {

const QString documents = QStringLiteral(SWB_BIN_DIR "/../packaging/");
const QString drivers = QStringLiteral(SWB_SOURCE_DIR "/tests/usage/shells/");

/// As bash splits a line: an equals sign is a separate word.
QStringList bashWords(QString line)
{
    return line.replace(u"="_s, u" = "_s).split(u' ');
}

QString program(const QString &line)
{
    return line.section(u' ', 0, 0);
}

/// How to start this shell so that it reports its completions of the line.
QStringList callOf(const QString &shell, const QString &line)
{
    if (shell == u"bash")
        return QStringList{drivers + u"complete.bash"_s, documents + u"bash/"_s + program(line)}
        + bashWords(line);
    if (shell == u"zsh")
        return {u"-f"_s, drivers + u"complete.zsh"_s, documents + u"zsh"_s, line};
    return {u"--no-config"_s, drivers + u"complete.fish"_s,
            documents + u"fish/"_s + program(line) + u".fish"_s, line};
}

} // namespace

/// The installed completions, queried through the shells themselves.
class TstShells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void initTestCase()
    {
        const QDir work(m_home.filePath(u"work"_s));
        QVERIFY(work.mkpath(u"folder"_s));
        QFile file(work.filePath(u"a.swbs"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    void completes_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QString &line, const QStringList &found) {
            for (const char *const shell : {"bash", "zsh", "fish"})
                QTest::addRow("%s: %s", shell, name) << QString::fromLatin1(shell) << line << found;
        };
        row("a command", u"swb rel"_s, {u"relay"_s});
        row("several commands", u"swb se"_s, {u"send"_s, u"serve"_s});
        row("an option in the place of a command", u"swb --ver"_s, {u"--version"_s});
        row("an option", u"swb serve --max-c"_s, {u"--max-clients"_s});
        row("an option behind a value", u"swb serve --max-clients 3 --close"_s, {u"--close-after-reply"_s});
        row("an option of another command", u"swb ca --max-c"_s, {});
        row("a value", u"swb serve --reply up"_s, {u"uppercase"_s});
        row("a value that is gone on with", u"swb serve --reply tem"_s, {u"template:"_s});
        row("a value that the name of what it takes lists", u"swb send --line-ending l"_s, {u"lf"_s});
        row("a value with a dot", u"swb send --tls-min "_s, {u"1.2"_s, u"1.3"_s});
        row("a preset", u"swb relay --preset mo"_s, {u"mobile"_s});
        row("a value that is not known", u"swb serve --delay "_s, {});
        row("a URL", u"swb send ht"_s, {u"http://"_s, u"https://"_s});
        row("a second URL", u"swb relay tcp://a dt"_s, {u"dtls://"_s});
        row("what is done with an example", u"swb example s"_s, {u"show"_s});
        row("the name of an example", u"swb example show mai"_s, {u"mail"_s});
        row("no command twice", u"swb ca rel"_s, {});
        row("a file", u"swb log a"_s, {u"a.swbs"_s});
        row("a file of an option", u"swb serve --cert a"_s, {u"a.swbs"_s});
        row("the window's file", u"socket-workbench a"_s, {u"a.swbs"_s});
        row("the window's option", u"socket-workbench --pr"_s, {u"--present"_s});
        row("the window's theme", u"socket-workbench --theme d"_s, {u"dark"_s});
        QTest::newRow("bash: behind an equals sign")
            << u"bash"_s << u"swb serve --reply=rev"_s << QStringList{u"reverse"_s};
        QTest::newRow("bash: right behind an equals sign")
            << u"bash"_s << u"swb send --tls-max="_s << QStringList{u"1.2"_s, u"1.3"_s};
        QTest::newRow("bash: a folder") << u"bash"_s << u"swb serve --save "_s << QStringList{u"folder"_s};
        QTest::newRow("fish: a folder") << u"fish"_s << u"swb serve --save "_s << QStringList{u"folder/"_s};
        QTest::newRow("zsh: a folder") << u"zsh"_s << u"swb serve --save "_s << QStringList{u"folder"_s};
    }
    void completes()
    {
        QFETCH(QString, shell);
        QFETCH(QString, line);
        QFETCH(QStringList, found);
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP(qPrintable(QString(shell + u" is not installed"_s)));
        Program process;
        process.setWorkingDirectory(m_home.filePath(u"work"_s));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"TERM"_s, u"dumb"_s);
        process.setProcessEnvironment(environment);
        process.launch(shell, callOf(shell, line));
        process.closeWriteChannel();
        const Outcome outcome = process.finish();
        QCOMPARE(outcome.exitCode, 0);
        static const QRegularExpression word(u"<([^<>]+)>"_s);
        QStringList words;
        for (const QRegularExpressionMatch &match : word.globalMatch(QString::fromUtf8(outcome.out))) {
            if (match.captured(1) != u"END" && match.captured(1) != u"READY")
                words << match.captured(1);
        }
        words.sort();
        words.removeDuplicates();
        QVERIFY2(
            words == found,
            qPrintable(QString(words.join(u' ') + u'\n' + QString::fromUtf8(outcome.out + outcome.err))));
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TstShells)
#include "tst_shells.moc"
