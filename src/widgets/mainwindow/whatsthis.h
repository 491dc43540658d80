// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace swb {

/// What's This? (Shift+F1) for the whole program. Controls that need more than a tip have a text of their
/// own; any other that has a tip answers with that.
class WhatsThis : public QObject
{
    Q_OBJECT

public:
    explicit WhatsThis(QObject *parent);

    /// Gives their texts to those of its controls that have one.
    static void explain(QWidget *part);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace swb
