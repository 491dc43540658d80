// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace swb {

class WorkbenchSettings;

/// What a dialog asks for a file for.
struct FileQuestion
{
    QString kind; ///< folder and type are remembered under it: "session"
    QString title;
    QStringList types; ///< such as "Sessions (*.swbs)", the usual one first; empty: any file
};

using FileChosen = std::function<void(const QString &path)>;

/// Asks where to save, without holding the window up: `chosen` is called with the path once one was chosen,
/// and never where the person thought better of it. A name without a suffix gets that of the type. The dialog
/// is the parent's child.
void askWhereToSave(QWidget *parent, const FileQuestion &question, const QString &suggestedName,
                    FileChosen chosen);
/// Asks for a file that there is, or for a folder, in the same way. It begins in `folder` where that is not
/// empty, and otherwise where the last one of its kind was chosen.
void askWhatToOpen(QWidget *parent, const FileQuestion &question, FileChosen chosen,
                   const QString &folder = {});
void askForFolder(QWidget *parent, const FileQuestion &question, FileChosen chosen,
                  const QString &folder = {});

/// The type that was last chosen for files of this kind; empty where there was none.
[[nodiscard]] QString rememberedFileType(const QString &kind);
/// From now on folders and types are kept in these settings too. They are to outlive the dialogs.
void rememberFilesIn(WorkbenchSettings *settings);

} // namespace swb
