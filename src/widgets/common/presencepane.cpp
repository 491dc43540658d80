// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/presencepane.h"

#include "models/presence/presencemodel.h"
#include "protocols/schemes.h"
#include "widgets/common/rowmenu.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr int fewestLines = 1;
constexpr int nameChars = 16; // visible of each; longer ones can be scrolled

} // namespace

PresencePane::PresencePane(Engine *engine, QWidget *parent)
    : QWidget(parent)
    , m_model(new PresenceModel(engine, this))
    , m_title(new QLabel(this))
    , m_list(new QListView(this))
    , m_hint(new QLabel(m_list->viewport()))
{
    m_title->setObjectName(u"presenceLabel"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setBuddy(m_list);
    m_list->setObjectName(u"presenceList"_s);
    m_list->setAccessibleName(tr("Who is here"));
    m_list->setModel(m_model);
    new RowMenu(m_list);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->installEventFilter(this);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setText(tr("Nobody yet."));
    m_list->setToolTip(tr("Shows who joins, leaves and changes their name, as the messages say; /who asks a "
                          "chat server for everyone"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_list);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PresencePane::adapt);
    fitNames();
    adapt();
    hide();
}

void PresencePane::setListName(const QString &name)
{
    m_list->setAccessibleName(name);
}

void PresencePane::setEndpoint(EndpointId endpoint, const EndpointUrl &url)
{
    const Scheme *const scheme = schemeOf(url);
    const bool knows = endpoint != EndpointId::None && scheme && scheme->knowsPresent;
    m_model->setEndpoint(knows ? endpoint : EndpointId::None);
    setVisible(knows);
    adapt();
}

void PresencePane::adapt()
{
    m_title->setText(tr("Who is here: %1").arg(m_model->count()));
    m_hint->setVisible(m_model->rowCount() == 0);
    m_list->setAccessibleDescription(m_model->rowCount() == 0 ? m_hint->text() + u' ' + m_list->toolTip()
                                                              : QString());
    placeHint();
}

/// It is beside the message or the table, and takes no height from it.
void PresencePane::fitNames()
{
    const int around = 2 * m_list->frameWidth() + 4;
    m_list->setMinimumHeight(m_list->fontMetrics().height() * fewestLines + around);
    setFixedWidth(m_list->fontMetrics().horizontalAdvance(QString(nameChars, u'x')) + around);
}

void PresencePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitNames();
}

void PresencePane::placeHint()
{
    m_hint->setGeometry(m_list->viewport()->rect().adjusted(4, 2, -4, -2));
}

bool PresencePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        placeHint();
    return QWidget::eventFilter(watched, event);
}

} // namespace swb
