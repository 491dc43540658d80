// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessionbar.h"

#include "core/values/quantities.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/common/timedbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

QPushButton *addButton(QWidget *row, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, row);
    button->setToolTip(toolTip);
    row->layout()->addWidget(button);
    return button;
}

} // namespace

SessionBar::SessionBar(QWidget *parent)
    : QWidget(parent)
    , m_offerRow(new QWidget(this))
    , m_progressRow(new QWidget(this))
    , m_offer(new InlineMessage(m_offerRow))
    , m_message(new InlineMessage(this))
    , m_what(new QLabel(m_progressRow))
    , m_progress(new TimedBar(m_progressRow))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_offerRow);
    column->addWidget(m_progressRow);
    column->addWidget(m_message);
    setUpOffer(m_offerRow);
    setUpProgress(m_progressRow);
}

void SessionBar::setUpOffer(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 8, 0);
    m_offer->setClosable(false);
    layout->addWidget(m_offer, 1);
    m_open = addButton(row, tr("&Open"), tr("Show the earlier session in a separate window"));
    m_discard = addButton(row, tr("&Discard"), tr("Remove the earlier session for good"));
    m_later = addButton(row, tr("&Later"), tr("Leave it as it is, and ask again at the next start"));
    connect(m_open, &QPushButton::clicked, this, [this] {
        Q_EMIT openWanted(m_offered.first().path);
        answered();
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        Q_EMIT discardWanted(m_offered.first().path);
        answered();
    });
    connect(m_later, &QPushButton::clicked, this, &SessionBar::answered);
    row->hide();
}

void SessionBar::setUpProgress(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 4, 8, 4);
    m_what->setTextFormat(Qt::PlainText);
    layout->addWidget(m_what);
    layout->addWidget(m_progress, 1);
    QPushButton *cancel = addButton(row, tr("&Cancel"), tr("Stop; no file is left behind"));
    connect(cancel, &QPushButton::clicked, this, &SessionBar::cancelWanted);
    row->hide();
}

void SessionBar::offer(const QList<UnfinishedSession> &sessions)
{
    m_offered = sessions;
    showOffer();
}

void SessionBar::showOffer()
{
    m_offerRow->setVisible(!m_offered.isEmpty());
    if (m_offered.isEmpty())
        return;
    const UnfinishedSession &session = m_offered.first();
    const QLocale locale;
    m_offer->showText(
        Severity::Warning,
        tr("The workbench was killed during an earlier session, from %1. Its %2 messages were recorded.",
           nullptr, quantities::plural(session.events))
            .arg(locale.toString(session.began, QLocale::ShortFormat), locale.toString(session.events)));
}

void SessionBar::answered()
{
    m_offered.removeFirst();
    showOffer();
}

void SessionBar::showError(const Error &error)
{
    m_message->showError(error);
}

void SessionBar::showText(const QString &text)
{
    m_message->showText(Severity::Note, text);
}

void SessionBar::showProgress(const QString &what, quint64 done, quint64 total)
{
    m_what->setText(what);
    m_progress->setAccessibleName(what);
    if (m_progressRow->isHidden())
        m_progress->begin();
    m_progress->showDone(qint64(done), qint64(total));
    m_progressRow->show();
}

void SessionBar::endProgress()
{
    m_progressRow->hide();
}

} // namespace swb
