// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/portbox.h"

#include "core/values/errorcatalog.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <algorithm>
#include <utility>

namespace swb {
namespace {

constexpr int highestPort = 65'535;
constexpr int highestTyped = 99'999'999;

} // namespace

PortBox::PortBox(QWidget *parent)
    : QSpinBox(parent)
{
    setRange(0, highestTyped);
    setAccelerated(true);
    connect(this, &QSpinBox::valueChanged, this, &PortBox::check);
}

quint16 PortBox::port() const
{
    return quint16(std::min(value(), highestPort));
}

bool PortBox::isTooHigh() const
{
    return value() > highestPort;
}

Error PortBox::problem() const
{
    if (!isTooHigh())
        return {};
    Error error = makeError(ErrorCode::BadAddress, tr("Port %1 is above 65535.").arg(value()));
    error.why = tr("A port is a 16-bit number.");
    error.hint = tr("Choose one from 1024 to 65535.");
    return error;
}

void PortBox::check()
{
    if (std::exchange(m_wasTooHigh, isTooHigh()) == isTooHigh() && !isTooHigh())
        return;
    applyColours();
    Q_EMIT problemChanged(problem());
}

void PortBox::applyColours()
{
    const QScopedValueRollback colouring(m_colouring, true);
    QPalette colours = QApplication::palette(this);
    if (isTooHigh())
        colours.setColor(QPalette::Text, tokensOf(colours).error);
    setPalette(colours);
}

void PortBox::changeEvent(QEvent *event)
{
    QSpinBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_colouring)
        applyColours();
}

void PortBox::stepBy(int steps)
{
    setValue(std::clamp(value() + steps, minimum(), highestPort));
}

QAbstractSpinBox::StepEnabled PortBox::stepEnabled() const
{
    StepEnabled enabled = QSpinBox::stepEnabled();
    enabled.setFlag(StepUpEnabled, enabled.testFlag(StepUpEnabled) && value() < highestPort);
    return enabled;
}

/// Wide enough for a port, not for everything that can be typed.
QSize PortBox::ofFiveDigits(QSize size) const
{
    const auto advance
        = [this](int number) { return fontMetrics().horizontalAdvance(textFromValue(number)); };
    return {size.width() - advance(highestTyped) + advance(highestPort), size.height()};
}

QSize PortBox::sizeHint() const
{
    return ofFiveDigits(QSpinBox::sizeHint());
}

QSize PortBox::minimumSizeHint() const
{
    return ofFiveDigits(QSpinBox::minimumSizeHint());
}

} // namespace swb
