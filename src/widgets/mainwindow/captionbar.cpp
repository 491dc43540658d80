// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/captionbar.h"

#include "core/log/eventtext.h"
#include "models/log/logmodel.h"
#include "widgets/accessible/accessible.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QScreen>
#include <QTextLayout>
#include <QTextOption>
#include <QtMath>
#include <bit>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr double timesTheText = 1.5;
constexpr int lines = 2; ///< always, so that the log below stays where it is
constexpr double shareOfScreen = 0.03; ///< height of its uppercase letters
constexpr double capitals = 0.7; ///< height of uppercase letters as a share of the text size
constexpr int barWidth = 6;
constexpr QMargins margins(barWidth + 8, 8, 8, 8);

/// Breaks between words, and within a word that is longer than a line.
QTextOption wrapped()
{
    QTextOption option(Qt::AlignVCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

int heightOf(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    layout.setTextOption(wrapped());
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        height += line.height();
    }
    layout.endLayout();
    return qCeil(height);
}

} // namespace

/// As wide as the bar, and as high as the text needs.
class CaptionBar::Sheet : public QWidget
{
public:
    explicit Sheet(const CaptionBar *bar)
        : QWidget(bar->parentWidget())
        , m_bar(bar)
    {
        setObjectName(u"captionSheet"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        m_bar->draw(painter, rect());
        painter.fillRect(0, height() - 1, width(), 1, tokensOf(palette()).border);
    }

private:
    const CaptionBar *m_bar;
};

CaptionBar::CaptionBar(const LogModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_sheet(new Sheet(this))
{
    accessible::setRole(this, QAccessible::StaticText);
    setAccessibleName(tr("Newest message"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (auto signal : {&LogModel::rowsInserted, &LogModel::rowsRemoved})
        connect(model, signal, this, &CaptionBar::read);
    connect(model, &LogModel::modelReset, this, &CaptionBar::read);
    connect(model, &LogModel::dataChanged, this, &CaptionBar::read);
}

CaptionBar::~CaptionBar()
{
    delete m_sheet;
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
    const qint64 newest = m_model->entryCount() - 1;
    m_isEmpty = newest < 0;
    const auto cell = [this, newest](int column, int role = Qt::DisplayRole) {
        return newest < 0 ? QVariant() : m_model->entryData(newest, column, role);
    };
    QStringList parts;
    bool isPayload = false;
    if (!m_isEmpty) {
        const int side = cell(0, LogModel::SideRole).toInt();
        m_transport = Transport(cell(0, LogModel::TransportRole).toInt());
        const QString who = side < 0 ? QString() : EventText::role(Role(side));
        const auto kind = EventKind(cell(0, LogModel::KindRole).toInt());
        parts
            = {cell(LogModel::ProtocolColumn).toString(), cell(LogModel::ConversationColumn).toString(), who};
        isPayload = kind == EventKind::Data || kind == EventKind::Message;
        if (!who.isEmpty() && isPayload) // the bytes themselves, without an explanation
            parts.append(cell(LogModel::DirectionColumn, Qt::AccessibleTextRole).toString());
    }
    parts.removeAll(QString());
    const QString explanation = cell(0, LogModel::ExplanationRole).toString();
    m_payload = explanation.isEmpty() && isPayload;
    const QString words = explanation.isEmpty() ? cell(LogModel::InfoColumn).toString()
                                                : explanation.split(u'\n').mid(0, 2).join(u' ');
    m_text = m_frozen ? tr("FROZEN, F5 resumes")
        : m_isEmpty   ? tr("Nothing has happened yet.")
                      : parts.join(u' ') % u": "_s % words;
    setAccessibleDescription(m_text);
    fit();
}

QFont CaptionBar::largeFont() const
{
    QFont large = font();
    large.setPixelSize(qCeil(timesTheText * QFontInfo(font()).pixelSize()));
    return large;
}

/// Still as high as a headline should be.
QFont CaptionBar::smallestFont() const
{
    QFont smallest = largeFont();
    smallest.setPixelSize(
        qMin(smallest.pixelSize(), qCeil(shareOfScreen / capitals * screen()->size().height())));
    return smallest;
}

/// As large as the text allows.
QFont CaptionBar::fontFor(const QSize &room) const
{
    QFont large = largeFont();
    const int smallest = smallestFont().pixelSize();
    while (large.pixelSize() > smallest && heightOf(m_text, large, room.width()) > room.height())
        large.setPixelSize(large.pixelSize() - 1);
    return large;
}

/// The first text that fits.
QString CaptionBar::cutTo(const QSize &room, const QFont &font) const
{
    const auto fits = [&](qsizetype length) {
        return heightOf(m_text.first(length) + u'…', font, room.width()) <= room.height();
    };
    qsizetype length = 0;
    for (qsizetype step = std::bit_floor(size_t(m_text.size())); step > 0; step /= 2) {
        if (length + step <= m_text.size() && fits(length + step))
            length += step;
    }
    return m_text.first(length) + u'…';
}

void CaptionBar::fit()
{
    const QSize room = rect().marginsRemoved(margins).size();
    m_font = fontFor(room);
    m_shown = m_text;
    const int needed = heightOf(m_text, m_font, room.width());
    const bool isLonger = needed > room.height();
    if (isLonger && m_payload)
        m_shown = cutTo(room, m_font);
    if (m_sheet->parentWidget() != parentWidget())
        m_sheet->setParent(parentWidget());
    m_sheet->setGeometry(x(), y(), width(), needed + margins.top() + margins.bottom());
    m_sheet->setVisible(isLonger && !m_payload && isVisible() && !isWindow());
    m_sheet->raise();
    m_sheet->update();
    update();
}

QSize CaptionBar::sizeHint() const
{
    return {320, lines * QFontMetrics(largeFont()).lineSpacing() + margins.top() + margins.bottom()};
}

QSize CaptionBar::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void CaptionBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    draw(painter, rect());
}

void CaptionBar::draw(QPainter &painter, const QRect &area) const
{
    const Tokens &tokens = tokensOf(palette());
    painter.fillRect(area, tokens.page);
    painter.fillRect(QRect(area.topLeft(), QSize(barWidth, area.height())),
                     m_isEmpty ? tokens.border : tokens.accent(m_transport));
    painter.setPen(tokens.text);
    painter.setFont(m_font);
    painter.drawText(QRectF(area.marginsRemoved(margins)), m_shown, wrapped());
}

void CaptionBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_sheet)
        m_sheet->hide();
}

void CaptionBar::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    fit();
}

void CaptionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void CaptionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        fit();
    }
}

void CaptionBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

} // namespace swb
