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

/// The examples there are, to be set up with one click, and what each is about. Their files are read once, in
/// a thread of the pool.
class ExamplesMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ExamplesMenu(QWidget *window);

    /// A button that opens it.
    [[nodiscard]] QToolButton *makeButton(QWidget *parent);

Q_SIGNALS:
    void chosen(const swb::Example &example);
    void unreadable(const swb::Error &error); ///< a file of one's own that is no example

private:
    void fill();
    void showAll();

    QWidget *m_window;
    QFutureWatcher<ExampleShelf> m_reading;
    ExampleShelf m_shelf;
    QPointer<ExamplesDialog> m_dialog;
};

} // namespace swb
