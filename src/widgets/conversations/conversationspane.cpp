// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/conversations/conversationspane.h"

#include "ui_conversationspane.h"
#include "widgets/common/availability.h"
#include "widgets/common/endpointdelegate.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QLocale>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

namespace swb {

ConversationsPane::ConversationsPane(ConversationModel *model, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConversationsPane>())
    , m_model(model)
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    m_ui->firstMessageButton->setIcon(themeIcon(u"down-end"_s));
    m_ui->onlyThisButton->setIcon(themeIcon(u"filter"_s));
    m_ui->followButton->setIcon(themeIcon(u"follow"_s));
    m_ui->boundariesButton->setIcon(themeIcon(u"boundaries"_s));
    setUpTable();
    connect(m_ui->conversationsFilterEdit, &QLineEdit::textChanged, m_sorted,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_ui->conversationsFilterEdit, &QLineEdit::textChanged, this, &ConversationsPane::adapt);
    connect(m_ui->firstMessageButton, &QPushButton::clicked, this, &ConversationsPane::goToFirst);
    connect(m_ui->onlyThisButton, &QPushButton::clicked, this, &ConversationsPane::showOnly);
    connect(m_ui->followButton, &QPushButton::clicked, this, &ConversationsPane::follow);
    connect(m_ui->boundariesButton, &QPushButton::clicked, this, &ConversationsPane::showBoundaries);
    connect(m_model, &ConversationModel::counted, this, &ConversationsPane::adapt);
    adapt();
}

ConversationsPane::~ConversationsPane() = default;

void ConversationsPane::setUpTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ConversationModel::sortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    // A row keeps its place while its figures change, until somebody sorts again.
    m_sorted->setDynamicSortFilter(false);
    RowTable *table = m_ui->conversationsTable;
    table->setModel(m_sorted);
    table->setItemDelegate(new EndpointDelegate(ConversationModel::State, this));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEmptyText(tr("No conversation yet. Each connection, and each pair of UDP addresses, is one."));
    table->setSortingEnabled(true);
    table->horizontalHeader()->setSortIndicatorClearable(true);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    QAction *go = new QAction(tr("Go to the &first message"), table);
    QAction *only = new QAction(themeIcon(u"filter"_s), tr("Show &only this conversation"), table);
    QAction *followThis = new QAction(themeIcon(u"follow"_s), tr("F&ollow conversation"), table);
    QAction *boundaries
        = new QAction(themeIcon(u"boundaries"_s), tr("&Boundaries of this conversation"), table);
    table->addActions({go, followThis, boundaries, only});
    connect(boundaries, &QAction::triggered, this, &ConversationsPane::showBoundaries);
    connect(followThis, &QAction::triggered, this, &ConversationsPane::follow);
    connect(go, &QAction::triggered, this, &ConversationsPane::goToFirst);
    connect(only, &QAction::triggered, this, &ConversationsPane::showOnly);
    connect(table, &QAbstractItemView::activated, this, &ConversationsPane::goToFirst);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConversationsPane::adapt);
    fitColumns();
}

void ConversationsPane::fitColumns()
{
    const QString address = u"127.0.0.1:00000"_s;
    const QString time = u"0000.000000"_s;
    const QString count = u"00,000,000"_s;
    m_ui->conversationsTable->setColumnSamples({u"T000 server"_s, address, address, u"DTLS"_s, time, time,
                                                tr("half-closed"), count, u"99.9 kB"_s, count, u"99.9 kB"_s,
                                                u"000.000 ms"_s, u"00000"_s});
}

void ConversationsPane::adapt()
{
    const bool chosen = current();
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{
             m_ui->firstMessageButton, m_ui->onlyThisButton, m_ui->followButton, m_ui->boundariesButton})
        setAvailable(button, chosen, tr("Select a conversation first"));
    const QLocale locale;
    m_ui->conversationsCountLabel->setText(
        tr("%1 of %2 shown")
            .arg(locale.toString(m_sorted->rowCount()), locale.toString(m_model->rowCount())));
}

const ConversationRecord *ConversationsPane::current() const
{
    const QList<int> rows = m_ui->conversationsTable->selectedRowNumbers();
    if (rows.isEmpty())
        return nullptr;
    return &m_model->recordAt(m_sorted->mapToSource(m_sorted->index(rows.first(), 0)).row());
}

void ConversationsPane::goToFirst()
{
    if (const ConversationRecord *record = current())
        Q_EMIT messageRequested(record->stats.firstEvent);
}

void ConversationsPane::showOnly()
{
    if (const ConversationRecord *record = current())
        Q_EMIT onlyRequested(record->conversation.label());
}

void ConversationsPane::follow()
{
    if (const ConversationRecord *record = current())
        Q_EMIT followRequested(record->conversation.id);
}

void ConversationsPane::showBoundaries()
{
    if (const ConversationRecord *record = current())
        Q_EMIT boundariesRequested(record->conversation.id);
}

void ConversationsPane::focusTable()
{
    m_ui->conversationsTable->setFocus(Qt::ShortcutFocusReason);
}

} // namespace swb
