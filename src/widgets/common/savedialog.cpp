// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/savedialog.h"

#include <QDir>
#include <QFileDialog>

#include <utility>

namespace swb {
namespace {

/// The folder last saved to in this run of the program.
QString &lastFolder()
{
    static QString folder = QDir::homePath();
    return folder;
}

} // namespace

void askWhereToSave(QWidget *parent, const QString &title, const QString &suggestedName,
                    std::function<void(const QString &path)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [chosen = std::move(chosen)](const QString &path) {
                         lastFolder() = QFileInfo(path).absolutePath();
                         chosen(path);
                     });
    dialog->open();
}

} // namespace swb
