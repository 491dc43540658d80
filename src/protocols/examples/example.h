// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "core/engine/repeat.h"
#include "core/engine/settings.h"
#include "core/values/result.h"

#include <QList>
#include <optional>

namespace swb {

/// What a client of an example sends, and what comes of it.
struct ExampleClient
{
    ClientSettings settings;
    QByteArray message;
    std::optional<Repeat> repeat; ///< of the message
    int replies = 1; ///< chunks or datagrams that it waits for, after the last message
    bool untilClosed = false; ///< it waits until the peer closes instead
    bool halfClose = false; ///< it ends its direction after the last byte, and waits until the peer closes
    std::chrono::seconds timeout{0}; ///< of silence, after which it gives up; 0: the usual one
    bool run = false; ///< the window connects and sends by itself, once everything listens
    QByteArray answer; ///< all that comes back; empty where nothing does
    ErrorCode fails = ErrorCode::None; ///< what it meets instead of an answer
};

/// A file that stands beside an example.
struct ExampleFile
{
    QString name; ///< of letters, digits and ._-, perhaps with one folder before it
    QString text;
};

/// Something in a program, as it is printed or often written, that does not work: a fault to be found.
struct ExampleFault
{
    QString printed; ///< the line as it stands there
    QString happens;
    QString why;
    QString repaired;
};

/// What an example is for, in the order of showing.
enum class ExampleGroup : quint8 {
    Notes, ///< programs of the lecture notes
    Lesson,
    Protocol,
    Own, ///< the user's
};

/// Programs that talk to each other, and what is to be seen: both sides with their bytes. A data file has it
/// (resources/examples/README.md says how).
struct Example
{
    static constexpr qsizetype mostBytes = 1 << 20; ///< of its file
    static constexpr qsizetype mostFiles = 16; ///< beside it
    static constexpr qsizetype mostNameLength = 64; ///< of each part of such a file's name
    static constexpr qsizetype mostEndpoints = 16; ///< servers, relays and clients, of each

    QString name; ///< letters, digits and -, as one writes it behind "swb example run"
    QString title;
    QStringList notes; ///< the rows of the lecture notes that it stands for
    ExampleGroup group = ExampleGroup::Protocol;
    bool isLesson = false; ///< which one of the notes may be too
    QString about;
    QString next; ///< a sentence that says what to do once it runs
    QList<ServerSettings> servers;
    QList<RelaySettings> relays;
    QList<ExampleClient> clients;
    QList<ExampleFile> files;
    QList<ExampleFault> faults;
    QString folder; ///< where the files go, see setFolder()

    /// "{folder}" in paths, messages and sentences stands for where the files go; it is there until
    /// setFolder(). Reads no other file. Errors: BadExample, naming the file and the member that is wrong.
    [[nodiscard]] static Result<Example> parse(const QByteArray &json, const QString &fileName);

    /// Says where the files go, in every place that names it.
    void setFolder(const QString &path);
    /// Writes the files into their folder, which nobody else can enter; those of an earlier time are
    /// replaced. Nothing else is touched, and without files nothing is. Blocks on the disk. Errors:
    /// FileUnwritable and DiskFull.
    [[nodiscard]] Error writeFiles() const;
};

} // namespace swb
