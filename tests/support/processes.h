// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/families.h"
#include "support/patience.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <unistd.h>

namespace swb::test {

/// The result of a program that has ended.
struct Outcome
{
    int exitCode = -1; ///< -1 if it crashed, was killed or never started
    QByteArray out;
    QByteArray err;
};

inline QString swbProgram()
{
    return QStringLiteral(SWB_BIN_DIR "/swb");
}

/// A program that runs beside the test and is ended with it, along with everything that it started.
class Program : public QProcess
{
public:
    Program()
    {
        setChildProcessModifier([] { ::setpgid(0, 0); });
    }
    ~Program() override
    {
        if (m_group > 0)
            ::kill(-m_group, SIGKILL);
        waitForFinished();
    }

    void launch(const QString &program, const QStringList &arguments)
    {
        start(program, arguments);
        QVERIFY2(waitForStarted(), qPrintable(program + QStringLiteral(": ") + errorString()));
        m_group = pid_t(processId());
    }

    /// Collects what has been written so far; both grow until the program ends.
    const QByteArray &out() { return m_out += readAllStandardOutput(); }
    const QByteArray &err() { return m_err += readAllStandardError(); }

    [[nodiscard]] bool waitForOut(const QByteArray &part)
    {
        return QTest::qWaitFor([&] { return out().contains(part) || hasEnded(); }, patienceLeftMs())
            && out().contains(part);
    }
    [[nodiscard]] bool waitForErr(const QByteArray &part)
    {
        return QTest::qWaitFor([&] { return err().contains(part) || hasEnded(); }, patienceLeftMs())
            && err().contains(part);
    }

    void signalWith(int signal) { ::kill(pid_t(processId()), signal); }

    /// Waits until the program ends normally.
    [[nodiscard]] Outcome finish(int waitMs = patienceLeftMs())
    {
        (void)QTest::qWaitFor([&] { return hasEnded(); }, waitMs);
        const bool orderly = hasEnded() && exitStatus() == NormalExit && error() != FailedToStart;
        return {orderly ? exitCode() : -1, out(), err()};
    }

private:
    [[nodiscard]] bool hasEnded() const { return state() == NotRunning; }

    QByteArray m_out;
    QByteArray m_err;
    pid_t m_group = 0;
};

/// Runs a program to completion with this standard input.
inline Outcome run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    Program process;
    process.launch(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.finish();
}

/// Whether this test run uses Qt's classes.
inline bool testsQtsClasses()
{
    return testedFamily() == SocketFamily::Qt;
}

/// Adds the sockets of testedFamily() if the command has sockets and does not choose them.
inline QStringList overTestedSockets(const QStringList &arguments)
{
    const auto family = testedFamily();
    static const QStringList withSockets{QStringLiteral("serve"), QStringLiteral("send"),
                                         QStringLiteral("relay"), QStringLiteral("compare"),
                                         QStringLiteral("demo")};
    const QString option = QStringLiteral("--sockets");
    const bool runsExample
        = arguments.startsWith(QStringLiteral("example")) && arguments.contains(QStringLiteral("run"));
    const bool hasSockets = runsExample || withSockets.contains(arguments.value(0));
    const bool chooses = arguments.contains(option) || !hasSockets;
    if (!family || chooses)
        return arguments;
    return arguments.first(1) + QStringList{option, nameOf(*family)} + arguments.sliced(1);
}

inline Outcome runSwb(const QStringList &arguments, const QByteArray &input = {})
{
    return run(swbProgram(), overTestedSockets(arguments), input);
}

/// A running "swb serve", or another command that listens.
class SwbServer : public Program
{
public:
    /// Starts it and waits until it has reported this many ports.
    explicit SwbServer(const QStringList &arguments, int urls = 1,
                       const QString &command = QStringLiteral("serve"))
        : SwbServer(swbProgram(), overTestedSockets(QStringList{command} + arguments), urls)
    { }
    /// For a program that becomes swb with these arguments.
    SwbServer(const QString &program, const QStringList &arguments, int urls)
    {
        launch(program, arguments);
        m_ready
            = QTest::qWaitFor([&] { return readUrls() >= urls || state() == NotRunning; }, patienceLeftMs())
            && readUrls() >= urls;
    }

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] QString url(int index = 0) const { return m_urls.value(index); }
    [[nodiscard]] QString port(int index = 0) const { return url(index).section(u':', -1); }

    [[nodiscard]] int stop(int signal = SIGTERM)
    {
        signalWith(signal);
        return finish().exitCode;
    }

private:
    qsizetype readUrls()
    {
        static const QRegularExpression listening(
            QStringLiteral("(?:^listening on |\"url\":\")([a-z+]+://[^\\s\"]+:\\d+)"),
            QRegularExpression::MultilineOption);
        m_urls.clear();
        for (const QByteArray &line : out().split('\n')) {
            const auto match = listening.match(QString::fromUtf8(line));
            if (match.hasMatch() && (!line.startsWith('{') || line.contains("\"kind\":\"listening\"")))
                m_urls << match.captured(1);
        }
        return m_urls.size();
    }

    bool m_ready = false;
    QStringList m_urls;
};

/// A running "swb relay" from any port to this target.
class SwbRelay : public SwbServer
{
public:
    /// Listens with the target's scheme, or with this one.
    explicit SwbRelay(const QString &target, const QStringList &options = {}, const QString &scheme = {})
        : SwbServer(QStringList{(scheme.isEmpty() ? target.section(u':', 0, 0) : scheme)
                                    + QStringLiteral("://127.0.0.1:0"),
                                target}
                        + options,
                    1, QStringLiteral("relay"))
    { }
};

/// Makes every swb that the test starts keep its certificates in a folder that is deleted with the test.
class OwnDataFolder
{
public:
    OwnDataFolder() { qputenv("SWB_DATA_DIR", QFile::encodeName(m_folder.path())); }

    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

/// Every line as a JSON object; an empty object for an invalid line.
inline QList<QJsonObject> jsonLines(const QByteArray &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            objects << QJsonDocument::fromJson(line).object();
    }
    return objects;
}

/// Two outputs, one after the other, to explain a failure.
inline QByteArray both(const QByteArray &one, const QByteArray &other)
{
    return QByteArrayList{one, other}.join("\n");
}

/// Bytes of every value in no simple order, to be compared at the other end.
inline QByteArray mixedBytes(qsizetype length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    quint32 state = 0x9e3779b9U;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    return bytes;
}

} // namespace swb::test

/// Skips the test, with a clear message, if a third-party program is not installed.
#define SWB_NEED_PROGRAM(name)                                                                               \
    do {                                                                                                     \
        if (QStandardPaths::findExecutable(QStringLiteral(name)).isEmpty())                                  \
            QSKIP("SKIPPED: " name " is not installed, so nothing was shown about it");                      \
    } while (false)
