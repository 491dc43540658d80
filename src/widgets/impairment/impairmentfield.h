// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairmentoptions.h"

#include <QComboBox>

namespace swb {

/// One setting of an impairment in the notation of the command line ("5%", "40ms"), chosen from a list or
/// typed. An error is shown for an invalid value, and the last valid one stays.
class ImpairmentField : public QComboBox
{
    Q_OBJECT

public:
    /// `name` is the accessible name, unique on the page.
    ImpairmentField(const ImpairmentOption &option, const QString &name, QWidget *parent);

    [[nodiscard]] const ImpairmentOption &option() const { return m_option; }
    [[nodiscard]] QString value() const { return m_value; }
    void setValue(const QString &value);
    [[nodiscard]] bool isOff() const;

Q_SIGNALS:
    void changed(); ///< by the user, to another value
    void refused(const swb::Error &error); ///< what was typed; an empty error once it is valid again

private:
    void take();
    void wear(bool good);

    const ImpairmentOption &m_option;
    QString m_value; ///< the last valid one
    bool m_good = true;
};

} // namespace swb
