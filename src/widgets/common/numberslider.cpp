// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/numberslider.h"

#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyleOptionSlider>
#include <algorithm>

namespace swb {

NumberSlider::NumberSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPageStep(4);
}

QList<int> NumberSlider::stops(int from, int to)
{
    QList<int> stops{from};
    for (qint64 decade = 1; decade <= to; decade *= 10) {
        for (const int tenths : {10, 15, 20, 30, 40, 50, 60, 80}) {
            const qint64 stop = decade * tenths / 10;
            if (stop > stops.last() && stop < to)
                stops.append(int(stop));
        }
    }
    if (to > from)
        stops.append(to);
    return stops;
}

void NumberSlider::setSpinBox(QSpinBox *box)
{
    m_box = box;
    m_stops = stops(box->minimum(), box->maximum());
    setRange(0, int(m_stops.size()) - 1);
    setAccessibleName(tr("%1 slider").arg(box->accessibleName()));
    setToolTip(box->toolTip());
    connect(this, &QSlider::valueChanged, box, [this](int stop) { m_box->setValue(m_stops.at(stop)); });
    connect(box, &QSpinBox::valueChanged, this, &NumberSlider::takeNumber);
    takeNumber();
}

/// Moves to the stop below a typed number, and leaves the number as it is.
void NumberSlider::takeNumber()
{
    const QSignalBlocker quiet(this);
    const auto above = std::upper_bound(m_stops.cbegin(), m_stops.cend(), m_box->value());
    setValue(int(above - m_stops.cbegin()) - 1);
    setAccessibleDescription(m_box->text()); // its own value would be the number of the stop
}

/// Fusion's groove is almost invisible on a dark panel.
void NumberSlider::paintEvent(QPaintEvent *)
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRectF handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    const Tokens &tokens = tokensOf(palette());
    const QColor colour = isEnabled() ? tokens.tcp : tokens.border;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal middle = height() / 2.0;
    painter.setPen(QPen(tokens.border, 2));
    painter.drawLine(QPointF(handle.center().x(), middle), QPointF(width() - 2, middle));
    painter.setPen(QPen(colour, 3));
    painter.drawLine(QPointF(2, middle), QPointF(handle.center().x(), middle));
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    painter.setPen(QPen(colour, 2));
    painter.setBrush(hasFocus() ? colour : tokens.page);
    painter.drawEllipse(QPointF(handle.center().x(), middle), radius - 1, radius - 1);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(handle.center().x(), middle), radius + 1.5, radius + 1.5);
    }
}

} // namespace swb
