// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/repeatfield.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSpinBox>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr int usualMs = 1000;

} // namespace

RepeatField::RepeatField(QWidget *parent)
    : QWidget(parent)
    , m_on(new QCheckBox(tr("Repeat"), this))
    , m_every(new QSpinBox(this))
    , m_times(new QSpinBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_on, m_every, m_times})
        layout->addWidget(part);
    m_every->setRange(1, int(Repeat::longest.count()));
    m_every->setValue(usualMs);
    const QString interval = tr("every %1 ms");
    m_every->setPrefix(interval.section(u"%1"_s, 0, 0));
    m_every->setSuffix(interval.section(u"%1"_s, 1));
    m_every->setAccelerated(true);
    m_times->setRange(0, Repeat::most);
    m_times->setSpecialValueText(tr("until stopped"));
    m_times->setSuffix(u" ×"_s);
    m_times->setAccelerated(true);
    m_on->setToolTip(tr("Send the message repeatedly. {count} in it is replaced by its number, {time} by the "
                        "time. If the previous message has not left yet, the turn is skipped and counted"));
    m_every->setToolTip(tr("Time from one message to the next"));
    m_times->setToolTip(tr("Total number of messages to send; 0: until stopped"));
    setFocusProxy(m_on);
    connect(m_on, &QCheckBox::toggled, this, &RepeatField::adapt);
    connect(m_on, &QCheckBox::toggled, this, &RepeatField::changed);
    for (QSpinBox *box : {m_every, m_times})
        connect(box, &QSpinBox::valueChanged, this, &RepeatField::changed);
    adapt();
}

std::optional<Repeat> RepeatField::repeat() const
{
    if (!m_on->isChecked())
        return {};
    return Repeat{std::chrono::milliseconds(m_every->value()), m_times->value()};
}

void RepeatField::setRepeat(const std::optional<Repeat> &repeat)
{
    m_on->setChecked(repeat.has_value());
    if (!repeat)
        return;
    m_every->setValue(int(repeat->every.count()));
    m_times->setValue(repeat->times);
}

void RepeatField::adapt()
{
    m_every->setVisible(m_on->isChecked());
    m_times->setVisible(m_on->isChecked());
    updateGeometry();
}

/// The form names the whole.
void RepeatField::nameParts()
{
    m_on->setAccessibleName(accessibleName());
    m_every->setAccessibleName(tr("%1 interval").arg(accessibleName()));
    m_times->setAccessibleName(tr("%1 count").arg(accessibleName()));
}

bool RepeatField::event(QEvent *event)
{
    if (event->type() == QEvent::Polish)
        nameParts();
    return QWidget::event(event);
}

} // namespace swb
