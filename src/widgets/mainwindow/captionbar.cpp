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
constexpr int lines = 2; ///< always, so that the log below stays where it is
constexpr int padding = 8;
constexpr int smallestPixels = 12;
constexpr int wrapping = Qt::TextWordWrap | Qt::TextWrapAnywhere;
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

void CaptionBar::setFrozen(bool frozen)
{
    m_frozen = frozen;
    read();
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
            && (kind == EventKind::Data || kind == EventKind::Message)) // the bytes themselves, without an
                                                                        // explanation
            parts.append(cell(LogModel::DirectionColumn, Qt::AccessibleTextRole));
    }
    parts.removeAll(QString());
    const QString explanation = cell(0, LogModel::ExplanationRole);
    const QString words
        = explanation.isEmpty() ? cell(LogModel::InfoColumn) : explanation.split(u'\n').mid(0, 2).join(u' ');
    m_text = m_frozen ? tr("FROZEN, F5 resumes")
        : m_row < 0   ? tr("Nothing has happened yet.")
                      : parts.join(u' ') % u": "_s % words;
    setAccessibleDescription(m_text);
    update();
}

QFont CaptionBar::largeFont() const
{
    QFont large = font();
    large.setPixelSize(int(timesTheText * QFontInfo(font()).pixelSize()));
    return large;
}

/// As large as the text allows; an explanation is never cut as long as it is readable at all.
QFont CaptionBar::fontFor(const QSize &room) const
{
    QFont large = largeFont();
    const QRect free(QPoint(), QSize(room.width(), QWIDGETSIZE_MAX));
    for (int pixels = large.pixelSize(); pixels > smallestPixels; --pixels) {
        large.setPixelSize(pixels);
        if (QFontMetrics(large).boundingRect(free, wrapping, m_text).height() <= room.height())
            break;
    }
    return large;
}

QSize CaptionBar::sizeHint() const
{
    return {320, lines * QFontMetrics(largeFont()).lineSpacing() + 2 * padding};
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
    painter.setPen(tokens.text);
    const QRect room = rect().adjusted(barWidth + padding, padding, -padding, -padding);
    painter.setFont(fontFor(room.size()));
    painter.drawText(room, wrapping | Qt::AlignVCenter, m_text);
}

void CaptionBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

} // namespace swb
