// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flowrow.h"

#include "widgets/common/flowlayout.h"

#include <QBoxLayout>
#include <QEvent>

namespace swb {

bool FlowRow::event(QEvent *event)
{
    if (event->type() == QEvent::Polish)
        takeItemsOver();
    return QWidget::event(event);
}

void FlowRow::takeItemsOver()
{
    auto *designed = qobject_cast<QBoxLayout *>(layout());
    if (!designed)
        return;
    auto *flow = new FlowLayout;
    flow->setContentsMargins(designed->contentsMargins());
    flow->setSpacing(designed->spacing());
    while (QLayoutItem *item = designed->takeAt(0))
        flow->addItem(item);
    delete designed;
    setLayout(flow);
}

} // namespace swb
