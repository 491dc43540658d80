// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/impairment/impairmentform.h"

#include "core/impairment/relayfigures.h"
#include "widgets/common/availability.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/impairment/impairmentfield.h"
#include "widgets/theme/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

enum Column { TitleColumn, FieldColumn, BesideColumn };

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ImpairmentForm::ImpairmentForm(RelayDirection direction, QWidget *parent)
    : QWidget(parent)
    , m_direction(direction)
    , m_grid(new QGridLayout(this))
    , m_reason(plainLabel({}, this))
    , m_totals(plainLabel({}, this))
    , m_message(new InlineMessage(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(BesideColumn, 1);
    addHead();
    m_grid->addWidget(m_message, 1, 0, 1, 3);
    m_reason->setWordWrap(true);
    m_reason->setObjectName(u"reasonLabel"_s);
    m_reason->hide();
    m_grid->addWidget(m_reason, 2, 0, 1, 3);
    for (const ImpairmentOption &option : impairmentOptions())
        addRow(option);
    m_totals->setWordWrap(true);
    m_totals->setObjectName(u"totalsLabel"_s);
    m_grid->addWidget(m_totals, m_grid->rowCount(), 0, 1, 3);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    clearMeasured();
}

void ImpairmentForm::addHead()
{
    const bool toServer = m_direction == RelayDirection::ToServer;
    auto *name = plainLabel(toServer ? tr("To the server") : tr("To the client"), this);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    m_copy = new QToolButton(this);
    m_copy->setObjectName(u"copyButton"_s);
    m_copy->setText(tr("Both ways"));
    m_copy->setIcon(themeIcon(u"copy"_s));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setFocusPolicy(Qt::TabFocus);
    m_copy->setToolTip(toServer ? tr("Use the same values towards the client")
                                : tr("Use the same values towards the server"));
    m_copy->setAccessibleName(toServer ? tr("Copy to the client direction")
                                       : tr("Copy to the server direction"));
    connect(m_copy, &QToolButton::clicked, this, &ImpairmentForm::copyRequested);
    m_grid->addWidget(name, 0, TitleColumn, 1, 2);
    m_grid->addWidget(m_copy, 0, BesideColumn, Qt::AlignRight);
}

void ImpairmentForm::addRow(const ImpairmentOption &option)
{
    const int row = m_grid->rowCount();
    const QString name
        = m_direction == RelayDirection::ToServer ? tr("%1, to the server") : tr("%1, to the client");
    auto *field = new ImpairmentField(option, name.arg(titleOf(option)), this);
    auto *title = plainLabel(titleOf(option), this);
    title->setToolTip(field->toolTip());
    auto *beside = plainLabel({}, this);
    beside->setObjectName(QLatin1StringView(option.name) + "BesideLabel"_L1);
    beside->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_grid->addWidget(title, row, TitleColumn);
    m_grid->addWidget(field, row, FieldColumn);
    m_grid->addWidget(beside, row, BesideColumn);
    m_rows.append({field, title, beside});
    connect(field, &ImpairmentField::changed, this, &ImpairmentForm::changed);
    connect(field, &ImpairmentField::refused, this, [this](const Error &error) {
        if (error.isError())
            m_message->showError(error);
        else
            m_message->clear();
    });
}

bool ImpairmentForm::isPossible(const ImpairmentOption &option) const
{
    return (m_kinds.datagrams && option.datagrams) || (m_kinds.streams && option.streams);
}

void ImpairmentForm::setKinds(ImpairedKinds kinds)
{
    m_kinds = kinds;
    for (const Row &row : m_rows)
        adapt(row);
    m_reason->setText(kinds.streams ? tr("Greyed out: TCP resends lost data and keeps the order.")
                                    : tr("Greyed out: a datagram has nothing to cut or close."));
    m_reason->setVisible(kinds.streams != kinds.datagrams);
}

/// Greyed-out settings say why: in short beside them, and in full in the tooltip and for screen readers.
void ImpairmentForm::adapt(const Row &row)
{
    const ImpairmentOption &option = row.field->option();
    const bool possible = isPossible(option);
    const bool both = m_kinds.datagrams && m_kinds.streams;
    QString words;
    QString tip;
    if (!possible) {
        words = option.datagrams ? tr("not with TCP") : tr("not with UDP");
        const Error error = impossibleFor(option.datagrams ? Transport::Tcp : Transport::Udp, option,
                                          ImpairmentName::Title);
        tip = QString(error.what % u'\n' % error.why);
    } else if (both && option.datagrams != option.streams) {
        words = option.datagrams ? tr("UDP only") : tr("TCP only");
    }
    for (QWidget *part : {static_cast<QWidget *>(row.field), static_cast<QWidget *>(row.title)})
        setAvailable(part, possible, tip);
    row.beside->setText(words);
    row.beside->setToolTip(tip);
    row.field->setAccessibleDescription(tip);
}

Impairment ImpairmentForm::impairment() const
{
    Impairment impairment;
    for (const Row &row : m_rows) {
        const ImpairmentOption &option = row.field->option();
        if (isPossible(option))
            option.set(impairment, row.field->value());
    }
    return impairment;
}

void ImpairmentForm::setImpairment(const Impairment &impairment)
{
    m_message->clear();
    for (const Row &row : m_rows)
        row.field->setValue(row.field->option().value(impairment));
}

void ImpairmentForm::showMeasured(const LineCounters &counters)
{
    const Transport transport = m_kinds.streams ? Transport::Tcp : Transport::Udp;
    QStringList totals;
    QHash<QString, QString> measured;
    for (const RelayFigure &figure : relayFigures(transport, impairment(), counters.now())) {
        if (impairmentOption(figure.name))
            measured.insert(figure.name, figure.measured);
        else
            totals.append(tr("%1: %2").arg(figure.name, figure.measured));
    }
    for (const Row &row : m_rows) {
        const ImpairmentOption &option = row.field->option();
        if (!isPossible(option))
            continue;
        const QString words = measured.value(QLatin1StringView(option.name));
        row.beside->setText(words);
        row.beside->setToolTip(words);
        row.field->setAccessibleDescription(words.isEmpty() ? words : tr("measured: %1").arg(words));
    }
    m_totals->setText(tr("Measured since the relay started: %1").arg(totals.join(u", "_s)));
}

void ImpairmentForm::clearMeasured()
{
    m_totals->clear();
    for (const Row &row : m_rows)
        adapt(row);
}

} // namespace swb
