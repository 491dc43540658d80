// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/examples/example.h"

#include <QWidget>

class QAbstractButton;

namespace swb {

/// What the window offers while nothing has happened yet: a few examples, each set up with one click, and a
/// link to all of them.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(const QList<Example> &examples, QWidget *parent);

Q_SIGNALS:
    void chosen(const swb::Example &example);
    void allWanted();

private:
    QAbstractButton *addButton(QWidget *row, const QString &words, const QString &name,
                               const QString &toolTip);
};

} // namespace swb
