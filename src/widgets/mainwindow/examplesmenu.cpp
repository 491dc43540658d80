// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/examplesmenu.h"

#include "core/tasks/handover.h"
#include "protocols/examples/exampletext.h"
#include "widgets/accessible/accessible.h"
#include "widgets/mainwindow/examplesdialog.h"

#include <QPromise>
#include <QThreadPool>
#include <QToolButton>
#include <memory>

namespace swb {

ExamplesMenu::ExamplesMenu(QWidget *window)
    : QMenu(tr("Examples"), window)
    , m_window(window)
{
    accessible::named(this);
    setToolTipsVisible(true);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &ExamplesMenu::fill);
    const auto promise = std::make_shared<QPromise<ExampleShelf>>();
    promise->start();
    m_reading.setFuture(promise->future());
    handOver(*QThreadPool::globalInstance(), [promise] {
        promise->addResult(ExampleShelf::read());
        promise->finish();
    });
}

QToolButton *ExamplesMenu::makeButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(tr("Examples"));
    button->setAccessibleName(tr("Examples"));
    button->setToolTip(
        tr("Set up a whole example with one click: a server that runs, and the client for it"));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(this);
    return button;
}

void ExamplesMenu::fill()
{
    m_shelf = m_reading.result();
    addNotes();
    addGroup(tr("Lessons"), [](const Example &example) { return example.isLesson; });
    addGroup(titleOf(ExampleGroup::Protocol),
             [](const Example &example) { return example.group == ExampleGroup::Protocol; });
    addGroup(titleOf(ExampleGroup::Own),
             [](const Example &example) { return example.group == ExampleGroup::Own; });
    addSeparator();
    connect(addAction(tr("All examples…")), &QAction::triggered, this, &ExamplesMenu::showAll);
    Q_EMIT filled();
    for (const Error &error : std::as_const(m_shelf.errors))
        Q_EMIT unreadable(error);
}

/// A submenu for each set of notes, by letter.
void ExamplesMenu::addNotes()
{
    QMenu *menu = nullptr;
    QChar letter;
    for (const Example &example : std::as_const(m_shelf.examples)) {
        if (example.group != ExampleGroup::Notes)
            continue;
        if (const QChar of = example.name.front().toUpper(); !menu || of != letter)
            menu = accessible::named(addMenu(tr("Lecture notes %1").arg(letter = of)));
        menu->setToolTipsVisible(true);
        addTo(menu, example);
    }
}

void ExamplesMenu::addGroup(const QString &title, bool (*isIn)(const Example &))
{
    QMenu *menu = nullptr;
    for (const Example &example : std::as_const(m_shelf.examples)) {
        if (!isIn(example))
            continue;
        if (!menu)
            menu = accessible::named(addMenu(title));
        menu->setToolTipsVisible(true);
        addTo(menu, example);
    }
}

void ExamplesMenu::addTo(QMenu *menu, const Example &example)
{
    const bool isOfNotes = !example.notes.isEmpty();
    const QString words = isOfNotes ? tr("%1: %2").arg(example.name, example.title) : example.title;
    QAction *action = menu->addAction(QString(words).replace(u'&', QStringLiteral("&&")));
    action->setToolTip(example.about);
    connect(action, &QAction::triggered, this, [this, example] { Q_EMIT chosen(example); });
}

void ExamplesMenu::showAll()
{
    if (!m_dialog) {
        m_dialog = new ExamplesDialog(m_shelf.examples, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ExamplesDialog::chosen, this, &ExamplesMenu::chosen);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace swb
