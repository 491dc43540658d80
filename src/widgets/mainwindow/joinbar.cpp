// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/joinbar.h"

#include "models/common/reachableurls.h"
#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QtMath>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr double timesTheWords = 1.5; ///< relative to the headline
constexpr qsizetype mostPlaces = 3;
constexpr int stripe = 6;

} // namespace

JoinBar::JoinBar(const Engine *engine, const ActivityMeter *meter, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_meter(meter)
    , m_text(new QLabel(this))
{
    setToolTip(tr("Anyone who can reach this computer can connect. It is shown even while addresses of other "
                  "computers are hidden."));
    m_text->setObjectName(u"joinLabel"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(stripe + 8, 4, 8, 4);
    row->addWidget(m_text);
    connect(meter, &ActivityMeter::changed, this, &JoinBar::showPlaces);
    applyFont();
    hide();
}

void JoinBar::setPresenting(bool presenting)
{
    m_presenting = presenting;
    m_places.clear(); // the addresses may have changed
    showPlaces();
}

QString JoinBar::text() const
{
    return m_text->text();
}

void JoinBar::showPlaces()
{
    const QList<ActivityMeter::Place> places
        = m_presenting ? m_meter->openToNetwork() : QList<ActivityMeter::Place>();
    if (places != m_places) {
        m_places = places;
        read();
    }
    setVisible(!m_places.isEmpty());
}

void JoinBar::read()
{
    const QList<LocalAddress> own = m_engine->localAddresses();
    QStringList lines;
    for (const ActivityMeter::Place &place : m_places.mid(0, mostPlaces))
        lines.append(wordsFor(place, own));
    if (const auto more = int(m_places.size() - mostPlaces); more > 0)
        lines.append(tr("and %n more, see the servers", nullptr, more));
    m_text->setText(lines.join(u'\n'));
    m_text->setAccessibleName(tr("Address to connect to"));
    m_text->setAccessibleDescription(m_text->text());
}

QString JoinBar::wordsFor(const ActivityMeter::Place &place, const QList<LocalAddress> &own) const
{
    const QList<ReachableUrl> urls = reachableUrls(place.url, place.bound, own);
    if (urls.isEmpty())
        return tr("Port %1 is open to the network, but this computer has no address there.")
            .arg(place.bound.port);
    if (urls.size() == 1)
        return tr("Connect to %1").arg(urls.first().url);
    QStringList lines; // one each, since a broken address is hard to copy
    for (const ReachableUrl &each : urls)
        lines.append(
            (lines.isEmpty() ? tr("Connect to %1 (%2)") : tr("or to %1 (%2)")).arg(each.url, each.interface));
    return lines.join(u'\n');
}

void JoinBar::applyFont()
{
    QFont large = font();
    large.setPixelSize(qCeil(timesTheWords * QFontInfo(font()).pixelSize()));
    large.setBold(true);
    m_text->setFont(large);
}

void JoinBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

/// A stripe as on a warning sign: this door is open.
void JoinBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.page);
    painter.fillRect(0, 0, stripe, height(), tokens.warning);
}

} // namespace swb
