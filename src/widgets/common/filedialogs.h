// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace swb {

class WorkbenchSettings;

/// What a file dialog asks for.
struct FileQuestion
{
    QString kind; ///< the key under which folder and type are remembered: "session"
    QString title;
    QStringList types; ///< such as "Sessions (*.swbs)", the default first; empty: any file
};

using FileChosen = std::function<void(const QString &path)>;

/// Asks where to save, without blocking: `chosen` is called with the path if the user chose one, and not at
/// all if they cancelled. A name without a suffix gets that of the type. The dialog is the parent's child.
void askWhereToSave(QWidget *parent, const FileQuestion &question, const QString &suggestedName,
                    FileChosen chosen);
/// Asks for an existing file, or for a folder, in the same way. It begins in `folder` if that is not empty,
/// otherwise where the last one of its kind was chosen.
void askWhatToOpen(QWidget *parent, const FileQuestion &question, FileChosen chosen,
                   const QString &folder = {});
void askForFolder(QWidget *parent, const FileQuestion &question, FileChosen chosen,
                  const QString &folder = {});

/// The type that was last chosen for files of this kind; empty if there is none.
[[nodiscard]] QString rememberedFileType(const QString &kind);
/// From now on folders and types are stored in these settings too, which must outlive the dialogs.
void rememberFilesIn(WorkbenchSettings *settings);

} // namespace swb
