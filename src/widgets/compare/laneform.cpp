// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/laneform.h"

#include "ui_laneform.h"
#include "widgets/common/availability.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

enum Server { Ours, OtherServer };
constexpr int barWidth = 4;

} // namespace

LaneForm::LaneForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LaneForm>())
{
    m_ui->setupUi(this);
    m_ui->laneLayout->setContentsMargins(barWidth + 8, 0, 0, 0);
    m_ui->laneServerComboBox->addItem(tr("our own server"), Ours);
    m_ui->laneServerComboBox->addItem(tr("a server at"), OtherServer);
    connect(m_ui->laneOnCheckBox, &QCheckBox::toggled, this, &LaneForm::changed);
    connect(m_ui->laneTlsCheckBox, &QCheckBox::toggled, this, &LaneForm::changed);
    connect(m_ui->laneServerComboBox, &QComboBox::currentIndexChanged, this, &LaneForm::changed);
    connect(m_ui->laneHostEdit, &QLineEdit::textChanged, this, &LaneForm::changed);
    connect(m_ui->lanePortSpinBox, &QSpinBox::valueChanged, this, &LaneForm::changed);
    connect(this, &LaneForm::changed, this, &LaneForm::adapt);
}

LaneForm::~LaneForm() = default;

void LaneForm::setLane(Lane lane)
{
    m_lane = lane;
    const QString name = lane == Lane::Tcp ? tr("TCP") : tr("UDP");
    const QString encryption = lane == Lane::Tcp ? tr("TLS") : tr("DTLS");
    m_ui->laneOnCheckBox->setText(name);
    m_ui->laneOnCheckBox->setAccessibleName(tr("%1 lane").arg(name));
    m_ui->laneTlsCheckBox->setText(encryption);
    m_ui->laneTlsCheckBox->setAccessibleName(tr("%1 lane encrypted").arg(name));
    m_ui->laneServerComboBox->setAccessibleName(tr("%1 lane server").arg(name));
    m_ui->laneHostEdit->setAccessibleName(tr("%1 lane host").arg(name));
    m_ui->lanePortSpinBox->setAccessibleName(tr("%1 lane port").arg(name));
    adapt();
}

Transport LaneForm::transport() const
{
    return withEncryption(m_lane == Lane::Tcp ? Transport::Tcp : Transport::Udp,
                          m_ui->laneTlsCheckBox->isChecked());
}

void LaneForm::adapt()
{
    const bool on = m_ui->laneOnCheckBox->isChecked();
    const bool elsewhere = m_ui->laneServerComboBox->currentData().toInt() == OtherServer;
    const QString whyNot = tr("This lane is left out of the comparison");
    setAvailable(m_ui->laneTlsCheckBox, on, whyNot);
    setAvailable(m_ui->laneServerComboBox, on, whyNot);
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->laneHostEdit, m_ui->lanePortSpinBox}) {
        setAvailable(field, on, whyNot);
        field->setVisible(elsewhere);
    }
    update();
}

LaneWork LaneForm::laneWork() const
{
    LaneWork work;
    work.on = m_ui->laneOnCheckBox->isChecked();
    work.encrypted = m_ui->laneTlsCheckBox->isChecked();
    if (m_ui->laneServerComboBox->currentData().toInt() == OtherServer)
        work.server
            = EndpointUrl{transport(), m_ui->laneHostEdit->text().trimmed(), m_ui->lanePortSpinBox->port()};
    return work;
}

Error LaneForm::portProblem() const
{
    const LaneWork work = laneWork();
    return work.on && work.server ? m_ui->lanePortSpinBox->problem() : Error{};
}

bool LaneForm::focusProblem()
{
    const LaneWork work = laneWork();
    const bool missing = work.on && work.server && work.server->host.isEmpty();
    if (missing)
        m_ui->laneHostEdit->setFocus(Qt::OtherFocusReason);
    else if (portProblem().isError())
        m_ui->lanePortSpinBox->setFocus(Qt::OtherFocusReason);
    return missing || portProblem().isError();
}

void LaneForm::setLaneWork(const LaneWork &work)
{
    m_ui->laneOnCheckBox->setChecked(work.on);
    m_ui->laneTlsCheckBox->setChecked(work.encrypted);
    m_ui->laneServerComboBox->setCurrentIndex(work.server ? OtherServer : Ours);
    if (work.server) {
        m_ui->laneHostEdit->setText(work.server->host);
        m_ui->lanePortSpinBox->setValue(work.server->port);
    }
}

void LaneForm::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    const Tokens &tokens = tokensOf(palette());
    const bool on = m_ui->laneOnCheckBox->isChecked();
    QPainter(this).fillRect(0, 0, barWidth, height(),
                            !on                       ? tokens.border
                                : m_lane == Lane::Tcp ? tokens.tcp
                                                      : tokens.udp);
}

} // namespace swb
