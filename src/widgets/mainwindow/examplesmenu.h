// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/examples/exampleshelf.h"

#include <QFutureWatcher>
#include <QMenu>
#include <QPointer>

class QToolButton;

namespace swb {

class ExamplesDialog;

/// The available examples, each set up with one click, and what they are about. Their files are read once, in
/// a thread of the pool.
class ExamplesMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ExamplesMenu(QWidget *window);

    /// A button that opens it.
    [[nodiscard]] QToolButton *makeButton(QWidget *parent);
    [[nodiscard]] const QList<Example> &examples() const { return m_shelf.examples; }

public Q_SLOTS:
    /// Opens a window with all of them and what each is about.
    void showAll();

Q_SIGNALS:
    void filled(); ///< their files have been read
    void chosen(const swb::Example &example);
    void unreadable(const swb::Error &error); ///< one of the user's files is not a valid example

private:
    void fill();
    void addGroup(const QString &title, bool (*isIn)(const Example &));
    void addNotes();
    void addTo(QMenu *menu, const Example &example);

    QWidget *m_window;
    QFutureWatcher<ExampleShelf> m_reading;
    ExampleShelf m_shelf;
    QPointer<ExamplesDialog> m_dialog;
};

} // namespace swb
