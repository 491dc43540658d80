// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/captionbar.h"

#include "core/log/eventtext.h"
#include "models/log/logmodel.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr double timesTheText = 1.5;
constexpr int padding = 8;
constexpr int barWidth = 6;

} // namespace

CaptionBar::CaptionBar(const LogModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    setAccessibleName(tr("Newest message"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (auto signal : {&LogModel::rowsInserted, &LogModel::rowsRemoved})
        connect(model, signal, this, &CaptionBar::read);
    connect(model, &LogModel::modelReset, this, &CaptionBar::read);
    connect(model, &LogModel::dataChanged, this, &CaptionBar::read);
}

void CaptionBar::read()
{
    if (!isVisible())
        return;
    m_row = m_model->rowCount() - 1;
    const auto cell = [this](int column, int role = Qt::DisplayRole) {
        return m_model->index(m_row, column).data(role).toString();
    };
    QStringList parts;
    if (m_row >= 0) {
        const int side = m_model->index(m_row, 0).data(LogModel::SideRole).toInt();
        const QString who = side < 0 ? QString() : EventText::role(Role(side));
        const auto kind = EventKind(m_model->index(m_row, 0).data(LogModel::KindRole).toInt());
        parts = {cell(LogModel::ProtocolColumn), cell(LogModel::ConversationColumn), who};
        if (!who.isEmpty()
            && (kind == EventKind::Data || kind == EventKind::Message)) // bytes, and no news of them
            parts.append(cell(LogModel::DirectionColumn, Qt::AccessibleTextRole));
    }
    parts.removeAll(QString());
    m_text = m_row < 0 ? tr("Nothing has happened yet.")
                       : parts.join(u' ') % u": "_s % cell(LogModel::InfoColumn);
    setAccessibleDescription(m_text);
    update();
}

QFont CaptionBar::largeFont() const
{
    QFont large = font();
    large.setPixelSize(int(timesTheText * QFontInfo(font()).pixelSize()));
    return large;
}

QSize CaptionBar::sizeHint() const
{
    return {320, QFontMetrics(largeFont()).height() + 2 * padding};
}

QSize CaptionBar::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void CaptionBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    const auto transport = Transport(m_model->index(m_row, 0).data(LogModel::TransportRole).toInt());
    painter.fillRect(rect(), tokens.page);
    painter.fillRect(0, 0, barWidth, height(), m_row < 0 ? tokens.border : tokens.accent(transport));
    painter.setFont(largeFont());
    painter.setPen(tokens.text);
    const QRect room = rect().adjusted(barWidth + padding, 0, -padding, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, room.width()));
}

void CaptionBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

} // namespace swb
