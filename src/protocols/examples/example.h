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

/// What a client of an example sends, and the result.
struct ExampleClient
{
    ClientSettings settings;
    QByteArray message;
    std::optional<Repeat> repeat; ///< of the message
    int replies = 1; ///< chunks or datagrams that it waits for after the last message
    bool untilClosed = false; ///< it waits until the peer closes instead
    bool halfClose = false; ///< it ends its direction after the last byte, and waits until the peer closes
    std::chrono::seconds timeout{0}; ///< of silence before it gives up; 0: the default
    bool run = false; ///< the window connects and sends automatically, once everything listens
    QByteArray answer; ///< everything that comes back; empty if nothing does
    ErrorCode fails = ErrorCode::None; ///< the expected error instead of an answer
};

/// A file that belongs to an example.
struct ExampleFile
{
    QString name; ///< of letters, digits and ._-, optionally in one folder
    QString text;
};

/// A mistake in a program, as printed or as often written, that keeps it from working: to be found by the
/// reader.
struct ExampleFault
{
    QString printed; ///< the line as printed
    QString happens;
    QString why;
    QString repaired;
};

/// The purpose of an example, in display order.
enum class ExampleGroup : quint8 {
    Notes, ///< programs of the lecture notes
    Lesson,
    Protocol,
    Own, ///< the user's own
};

/// Programs that talk to each other, and what there is to see: both sides with their bytes. It is read from a
/// data file (resources/examples/README.md describes it).
struct Example
{
    static constexpr qsizetype mostBytes = 1 << 20; ///< of its file
    static constexpr qsizetype mostFiles = 16; ///< that belong to it
    static constexpr qsizetype mostNameLength = 64; ///< for each part of such a file's name
    static constexpr qsizetype mostEndpoints = 16; ///< servers, relays and clients, each

    QString name; ///< letters, digits and -, as written after "swb example run"
    QString title;
    QStringList notes; ///< the rows of the lecture notes that it represents
    ExampleGroup group = ExampleGroup::Protocol;
    bool isLesson = false; ///< an example from the notes may be a lesson too
    QString about;
    QString next; ///< a sentence that says what to do once it runs
    QList<ServerSettings> servers;
    QList<RelaySettings> relays;
    QList<ExampleClient> clients;
    QList<ExampleFile> files;
    QList<ExampleFault> faults;
    QString folder; ///< of the files, see setFolder()

    /// "{folder}" in paths, messages and sentences stands for the folder of the files, until setFolder().
    /// Reads no other file. Errors: BadExample, naming the file and the member that is wrong.
    [[nodiscard]] static Result<Example> parse(const QByteArray &json, const QString &fileName);

    /// Sets the folder of the files, in every place that names it.
    void setFolder(const QString &path);
    /// Writes the files into their folder, which nobody else can enter, and replaces older versions. Touches
    /// nothing else, and does nothing if there are no files. Blocks on the disk. Errors: FileUnwritable and
    /// DiskFull.
    [[nodiscard]] Error writeFiles() const;
};

} // namespace swb
