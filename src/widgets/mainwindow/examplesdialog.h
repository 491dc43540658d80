// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/examples/example.h"
#include "widgets/common/taborder.h"

#include <QDialog>

class QListWidget;
class QPlainTextEdit;

namespace swb {

/// All examples, and what the chosen one is about: its commands, what to do, and the mistakes of the printed
/// program with their fixes.
class ExamplesDialog : public TabOrdered<QDialog>
{
    Q_OBJECT

public:
    ExamplesDialog(const QList<Example> &examples, QWidget *parent);

Q_SIGNALS:
    void chosen(const swb::Example &example);

private:
    void fillList();
    void addHeading(const QString &words);
    [[nodiscard]] const Example *current() const;
    void showText();
    void choose();

    QList<Example> m_examples;
    QListWidget *m_list;
    QPlainTextEdit *m_text;
};

} // namespace swb
