// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace swb {

/// What's This? (Shift+F1) for the whole program. Controls that need more than a tooltip have a separate
/// text; any other control with a tooltip answers with that.
class WhatsThis : public QObject
{
    Q_OBJECT

public:
    explicit WhatsThis(QObject *parent);

    /// Assigns the texts to the controls below that have one.
    static void explain(QWidget *part);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace swb
