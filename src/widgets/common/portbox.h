// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QSpinBox>

namespace swb {

/// A port, 0 to 65535 (RFC 9293 3.1). A higher number can be typed and stays as written, in the colour of
/// errors, so that the form can say what is wrong with it instead of using another port.
class PortBox : public QSpinBox
{
    Q_OBJECT

public:
    explicit PortBox(QWidget *parent = nullptr);

    /// The port, if there is no problem with it.
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] Error problem() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void stepBy(int steps) override;

Q_SIGNALS:
    void problemChanged(const swb::Error &problem); ///< while typing; no error once it is a port again

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
    void changeEvent(QEvent *event) override;

private:
    void check();
    void applyColours();
    [[nodiscard]] QSize ofFiveDigits(QSize size) const;
    [[nodiscard]] bool isTooHigh() const;

    bool m_wasTooHigh = false;
    bool m_colouring = false;
};

} // namespace swb
