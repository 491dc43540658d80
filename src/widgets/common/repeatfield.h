// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/repeat.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QSpinBox;

namespace swb {

/// Whether a message is sent again and again: a box to tick, and beside it how fast and how often, which are
/// there only while it is ticked. Owned by a form, whose accessible name for it its parts wear.
class RepeatField : public QWidget
{
    Q_OBJECT

public:
    explicit RepeatField(QWidget *parent = nullptr);

    /// Nothing where the message is sent once.
    [[nodiscard]] std::optional<Repeat> repeat() const;
    void setRepeat(const std::optional<Repeat> &repeat);

Q_SIGNALS:
    void changed();

protected:
    bool event(QEvent *event) override;

private:
    void adapt();
    void nameParts();

    QCheckBox *m_on;
    QSpinBox *m_every;
    QSpinBox *m_times;
};

} // namespace swb
