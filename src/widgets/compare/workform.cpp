// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/workform.h"

#include "ui_workform.h"
#include "widgets/common/availability.h"
#include "widgets/theme/icons.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

enum Kind { MadeBytes, OwnText };

template <typename Enum>
Enum chosen(const QComboBox *box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

template <typename Enum>
void choose(QComboBox *box, Enum value)
{
    box->setCurrentIndex(box->findData(int(value)));
}

void add(QComboBox *box, int value, const QString &word, const QString &toolTip = {})
{
    box->addItem(word, value);
    box->setItemData(box->count() - 1, toolTip, Qt::ToolTipRole);
}

} // namespace

WorkForm::WorkForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::WorkForm>())
{
    m_ui->setupUi(this);
    fillLists();
    setWork({});
    setUnfolded(false);
    connectFields();
    adapt();
}

WorkForm::~WorkForm() = default;

void WorkForm::fillLists()
{
    add(m_ui->workKindComboBox, MadeBytes, tr("Numbered bytes"),
        tr("Generated for the run; each message carries its number"));
    add(m_ui->workKindComboBox, OwnText, tr("Text"),
        tr("A text of your own; answers are matched by their order only"));
    QComboBox *pace = m_ui->workPaceComboBox;
    add(pace, int(WorkPace::PingPong), tr("Ping-pong"),
        tr("The next message is sent when the previous one has been answered"));
    add(pace, int(WorkPace::AsFast), tr("As fast as possible"),
        tr("The next message is sent as soon as fewer than the set number are in flight"));
    add(pace, int(WorkPace::Rate), tr("Fixed rate"),
        tr("The rate is kept, whether or not answers come back"));
    add(pace, int(WorkPace::Bursts), tr("In bursts"), tr("The same rate, but several messages at a time"));
    QComboBox *direction = m_ui->workDirectionComboBox;
    add(direction, int(WorkDirection::Echo), tr("Echo"), tr("Each message comes back unchanged"));
    add(direction, int(WorkDirection::Uppercase), tr("Uppercase"),
        tr("Each message comes back in uppercase"));
    add(direction, int(WorkDirection::OneWay), tr("None (one way)"),
        tr("Nothing comes back; our own server reports what arrived"));
    add(m_ui->workOrderComboBox, int(LaneOrder::InTurn), tr("One after the other"));
    add(m_ui->workOrderComboBox, int(LaneOrder::AtOnce), tr("At the same time"));
    QComboBox *sockets = m_ui->workSocketsComboBox;
    for (const SocketFamily family : {SocketFamily::Native, SocketFamily::Qt}) {
        if (isBuilt(family))
            add(sockets, int(family), displayName(family));
    }
    setAvailable(sockets, sockets->count() > 1,
                 tr("This program was built with Qt's classes only, without the system's own calls"));
}

void WorkForm::connectFields()
{
    for (const QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::currentIndexChanged, this, &WorkForm::changed);
    for (const QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &WorkForm::changed);
    connect(m_ui->workTextEdit, &QLineEdit::textChanged, this, &WorkForm::changed);
    connect(m_ui->workMoreButton, &QPushButton::toggled, this, &WorkForm::setUnfolded);
    connect(m_ui->workMoreButton, &QPushButton::toggled, this, &WorkForm::changed);
    connect(this, &WorkForm::changed, this, &WorkForm::adapt);
}

/// Hides what does not apply to the chosen message and pace.
void WorkForm::adapt()
{
    const bool text = m_ui->workKindComboBox->currentData().toInt() == OwnText;
    m_ui->workSizeSpinBox->setVisible(!text);
    m_ui->workTextEdit->setVisible(text);
    const auto pace = chosen<WorkPace>(m_ui->workPaceComboBox);
    m_ui->workRateSpinBox->setVisible(pace == WorkPace::Rate || pace == WorkPace::Bursts);
    setAvailable(m_ui->workBurstSpinBox, pace == WorkPace::Bursts,
                 tr("Only the pace “In bursts” sends several messages at once"));
    setAvailable(m_ui->workInFlightSpinBox, pace == WorkPace::AsFast,
                 tr("Only the pace “As fast as possible” limits the number in flight"));
}

Work WorkForm::work() const
{
    Work work;
    if (m_ui->workKindComboBox->currentData().toInt() == OwnText)
        work.text = m_ui->workTextEdit->text().toUtf8();
    work.size = m_ui->workSizeSpinBox->value();
    work.count = m_ui->workCountSpinBox->value();
    work.pace = chosen<WorkPace>(m_ui->workPaceComboBox);
    work.rate = m_ui->workRateSpinBox->value();
    work.burst = m_ui->workBurstSpinBox->value();
    work.inFlight = m_ui->workInFlightSpinBox->value();
    work.connections = m_ui->workConnectionsSpinBox->value();
    work.direction = chosen<WorkDirection>(m_ui->workDirectionComboBox);
    work.repeats = m_ui->workRepeatsSpinBox->value();
    work.warmUp = m_ui->workWarmUpSpinBox->value();
    work.order = chosen<LaneOrder>(m_ui->workOrderComboBox);
    work.sockets = chosen<SocketFamily>(m_ui->workSocketsComboBox);
    work.patience = std::chrono::milliseconds(m_ui->workPatienceSpinBox->value());
    return work;
}

void WorkForm::setWork(const Work &work)
{
    choose(m_ui->workKindComboBox, work.text.isEmpty() ? MadeBytes : OwnText);
    m_ui->workTextEdit->setText(work.text.isEmpty() ? u"hello"_s : QString::fromUtf8(work.text));
    m_ui->workSizeSpinBox->setValue(work.size);
    m_ui->workCountSpinBox->setValue(int(work.count));
    choose(m_ui->workPaceComboBox, work.pace);
    m_ui->workRateSpinBox->setValue(work.rate);
    m_ui->workBurstSpinBox->setValue(work.burst);
    m_ui->workInFlightSpinBox->setValue(work.inFlight);
    m_ui->workConnectionsSpinBox->setValue(work.connections);
    choose(m_ui->workDirectionComboBox, work.direction);
    m_ui->workRepeatsSpinBox->setValue(work.repeats);
    m_ui->workWarmUpSpinBox->setValue(int(work.warmUp));
    choose(m_ui->workOrderComboBox, work.order);
    choose(m_ui->workSocketsComboBox, work.sockets);
    m_ui->workPatienceSpinBox->setValue(int(work.patience.count()));
}

bool WorkForm::isUnfolded() const
{
    return m_ui->workMoreButton->isChecked();
}

void WorkForm::setUnfolded(bool unfolded)
{
    m_ui->workMoreButton->setChecked(unfolded);
    m_ui->workMoreButton->setText(unfolded ? tr("L&ess") : tr("Mor&e"));
    m_ui->workMoreButton->setIcon(themeIcon(unfolded ? u"less"_s : u"more"_s));
    m_ui->workMoreRow->setVisible(unfolded);
}

} // namespace swb
