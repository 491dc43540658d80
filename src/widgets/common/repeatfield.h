// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/repeat.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QSpinBox;

namespace swb {

/// Whether a message is sent repeatedly: a check box, and beside it how fast and how often, which are visible
/// only while it is checked. Owned by a form; its parts use the form's accessible name for it.
class RepeatField : public QWidget
{
    Q_OBJECT

public:
    explicit RepeatField(QWidget *parent = nullptr);

    /// Nothing if the message is sent once.
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
