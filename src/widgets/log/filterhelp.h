// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace swb {

/// The filter language on one page, generated from the table that the parser uses. Closes when the mouse is
/// pressed outside it, and with Escape; then deletes itself.
class FilterHelp : public QTextBrowser
{
    Q_OBJECT

public:
    explicit FilterHelp(QWidget *parent);

    void popUpBelow(const QWidget *button);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] static QString page();
};

} // namespace swb
