// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filedialogs.h"

#include "widgets/settings/workbenchsettings.h"

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QRegularExpression>
#include <QScreen>
#include <QTreeView>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct LastChoice
{
    QString folder;
    QString type;
};

/// The last choice for each kind of file: in this run, and in the settings if there are any.
class FileMemory
{
public:
    static FileMemory &instance()
    {
        static FileMemory memory;
        return memory;
    }

    void keepIn(WorkbenchSettings *settings)
    {
        m_settings = settings;
        m_choices.clear();
    }

    [[nodiscard]] LastChoice last(const QString &kind)
    {
        if (!m_choices.contains(kind) && m_settings) {
            const QJsonObject kept = QJsonDocument::fromJson(m_settings->layout(nameOf(kind))).object();
            m_choices[kind] = {kept[u"folder"].toString(), kept[u"type"].toString()};
        }
        return m_choices.value(kind);
    }

    void remember(const QString &kind, const LastChoice &choice)
    {
        m_choices[kind] = choice;
        if (m_settings)
            m_settings->setLayout(
                nameOf(kind),
                QJsonDocument(QJsonObject{{u"folder"_s, choice.folder}, {u"type"_s, choice.type}})
                    .toJson(QJsonDocument::Compact));
    }

private:
    static QString nameOf(const QString &kind) { return u"files."_s + kind; }

    QPointer<WorkbenchSettings> m_settings;
    QHash<QString, LastChoice> m_choices;
};

/// "swbs" for "Sessions (*.swbs)"; empty if the type means all files.
QString suffixOf(const QString &type)
{
    static const QRegularExpression wildcard(u"\\(\\*\\.(\\w+)"_s);
    return wildcard.match(type).captured(1);
}

/// Qt's own dialog gives names a fixed width, which cuts them; the desktop's dialog handles this itself.
void showWholeNames(QFileDialog &dialog)
{
    constexpr int nameColumn = 0; // of QFileSystemModel
    constexpr int typeColumn = 2;
    dialog.setViewMode(QFileDialog::Detail);
    if (auto *list = dialog.findChild<QTreeView *>(u"treeView"_s)) {
        const QFontMetrics font = dialog.fontMetrics();
        dialog.resize(QSize(font.averageCharWidth() * 150, font.height() * 30)
                          .boundedTo(dialog.screen()->availableSize()));
        list->header()->setStretchLastSection(false);
        list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        list->header()->setSectionResizeMode(nameColumn, QHeaderView::Stretch);
        list->setColumnHidden(typeColumn, true); // the extension already says it
    }
}

QFileDialog *makeDialog(QWidget *parent, const FileQuestion &question, QString folder)
{
    const LastChoice last = FileMemory::instance().last(question.kind);
    if (folder.isEmpty())
        folder = QDir(last.folder).exists() && !last.folder.isEmpty() ? last.folder : QDir::homePath();
    auto *dialog = new QFileDialog(parent, question.title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    showWholeNames(*dialog);
    if (!question.types.isEmpty())
        dialog->setNameFilters(question.types);
    if (question.types.contains(last.type))
        dialog->selectNameFilter(last.type);
    return dialog;
}

void open(QFileDialog *dialog, const QString &kind, FileChosen chosen)
{
    QObject::connect(
        dialog, &QFileDialog::fileSelected, dialog->parentWidget(),
        [kind, dialog = QPointer<QFileDialog>(dialog), chosen = std::move(chosen)](const QString &path) {
            FileMemory::instance().remember(
                kind, {QFileInfo(path).absolutePath(), dialog ? dialog->selectedNameFilter() : QString()});
            chosen(path);
        });
    dialog->open();
}

} // namespace

void askWhereToSave(QWidget *parent, const FileQuestion &question, const QString &suggestedName,
                    FileChosen chosen)
{
    QFileDialog *dialog = makeDialog(parent, question, {});
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const auto adapt = [dialog](const QString &type) { dialog->setDefaultSuffix(suffixOf(type)); };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, adapt);
    adapt(dialog->selectedNameFilter());
    dialog->selectFile(suggestedName);
    open(dialog, question.kind, std::move(chosen));
}

void askWhatToOpen(QWidget *parent, const FileQuestion &question, FileChosen chosen, const QString &folder)
{
    QFileDialog *dialog = makeDialog(parent, question, folder);
    dialog->setFileMode(QFileDialog::ExistingFile);
    open(dialog, question.kind, std::move(chosen));
}

void askForFolder(QWidget *parent, const FileQuestion &question, FileChosen chosen, const QString &folder)
{
    QFileDialog *dialog = makeDialog(parent, question, folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, question.kind, std::move(chosen));
}

QString rememberedFileType(const QString &kind)
{
    return FileMemory::instance().last(kind).type;
}

void rememberFilesIn(WorkbenchSettings *settings)
{
    FileMemory::instance().keepIn(settings);
}

} // namespace swb
