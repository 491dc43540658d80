// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/impairment/impairmentcontrols.h"

#include "ui_impairmentcontrols.h"
#include "widgets/common/availability.h"

#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr quint64 mostSeed = quint64(1) << 53; // as on the command line

Impairment possible(ImpairedKinds kinds, const Impairment &impairment)
{
    if (kinds.datagrams && kinds.streams)
        return impairment;
    return possibleFor(kinds.streams ? Transport::Tcp : Transport::Udp, impairment);
}

} // namespace

ImpairmentControls::ImpairmentControls(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ImpairmentControls>())
    , m_toServer(new ImpairmentForm(RelayDirection::ToServer, this))
    , m_toClient(new ImpairmentForm(RelayDirection::ToClient, this))
    , m_forms(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_ui->setupUi(this);
    m_toServer->setObjectName(u"toServerForm"_s);
    m_toClient->setObjectName(u"toClientForm"_s);
    m_forms->setSpacing(24);
    m_forms->addWidget(m_toServer, 1);
    m_forms->addWidget(m_toClient, 1);
    m_ui->controlsLayout->addLayout(m_forms);
    m_ui->seedLineEdit->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,16}"_s), m_ui->seedLineEdit));
    fillPresets();
    setImpairment({});
    connect(m_ui->masterCheckBox, &QCheckBox::toggled, this, &ImpairmentControls::changed);
    connect(m_ui->presetComboBox, &QComboBox::activated, this, &ImpairmentControls::takePreset);
    connect(m_ui->seedLineEdit, &QLineEdit::editingFinished, this, &ImpairmentControls::takeSeed);
    for (const ImpairmentForm *const form : {m_toServer, m_toClient})
        connect(form, &ImpairmentForm::changed, this, &ImpairmentControls::changed);
    connect(m_toServer, &ImpairmentForm::copyRequested, this, [this] { copy(*m_toServer, *m_toClient); });
    connect(m_toClient, &ImpairmentForm::copyRequested, this, [this] { copy(*m_toClient, *m_toServer); });
    connect(this, &ImpairmentControls::changed, this, &ImpairmentControls::showPreset);
}

ImpairmentControls::~ImpairmentControls() = default;

/// The first is nothing at all, the last is for manual settings.
void ImpairmentControls::fillPresets()
{
    m_ui->presetComboBox->addItem(tr("Nothing"));
    for (const ImpairmentPreset &preset : impairmentPresets()) {
        m_ui->presetComboBox->addItem(titleOf(preset));
        m_ui->presetComboBox->setItemData(m_ui->presetComboBox->count() - 1, sourceOf(preset),
                                          Qt::ToolTipRole);
    }
    m_ui->presetComboBox->addItem(tr("Custom"));
}

void ImpairmentControls::takePreset(int index)
{
    const auto &presets = impairmentPresets();
    if (index > presets.size())
        return; // these are manual settings
    m_toServer->setImpairment(index == 0 ? Impairment() : presets.at(index - 1).toServer);
    m_toClient->setImpairment(index == 0 ? Impairment() : presets.at(index - 1).toClient);
    Q_EMIT changed();
}

void ImpairmentControls::showPreset()
{
    const RelayImpairment now = impairment();
    const auto &presets = impairmentPresets();
    int found = int(presets.size()) + 1;
    if (now.toServer == Impairment() && now.toClient == Impairment())
        found = 0;
    for (int i = 0; i < presets.size() && found > presets.size(); ++i) {
        if (now.toServer == possible(m_kinds, presets.at(i).toServer)
            && now.toClient == possible(m_kinds, presets.at(i).toClient))
            found = i + 1;
    }
    m_ui->presetComboBox->setCurrentIndex(found);
    const bool named = found > 0 && found <= presets.size();
    m_ui->sourceLabel->setText(named ? tr("Source: %1.").arg(sourceOf(presets.at(found - 1))) : QString());
    m_ui->sourceLabel->setVisible(named);
}

void ImpairmentControls::takeSeed()
{
    const quint64 seed = m_ui->seedLineEdit->text().toULongLong();
    const bool good = m_ui->seedLineEdit->hasAcceptableInput() && seed <= mostSeed;
    const quint64 before = std::exchange(m_seed, good ? seed : m_seed);
    m_ui->seedLineEdit->setText(QString::number(m_seed));
    if (m_seed != before)
        Q_EMIT changed();
}

void ImpairmentControls::copy(const ImpairmentForm &from, ImpairmentForm &to)
{
    to.setImpairment(from.impairment());
    Q_EMIT changed();
}

void ImpairmentControls::setKinds(ImpairedKinds kinds)
{
    m_kinds = kinds;
    m_toServer->setKinds(kinds);
    m_toClient->setKinds(kinds);
    showPreset();
}

RelayImpairment ImpairmentControls::impairment() const
{
    return {m_toServer->impairment(), m_toClient->impairment(), m_seed, m_ui->masterCheckBox->isChecked()};
}

void ImpairmentControls::setImpairment(const RelayImpairment &impairment)
{
    const QSignalBlocker quiet(m_ui->masterCheckBox);
    m_ui->masterCheckBox->setChecked(impairment.on);
    m_seed = impairment.seed;
    m_ui->seedLineEdit->setText(QString::number(m_seed));
    m_toServer->setImpairment(impairment.toServer);
    m_toClient->setImpairment(impairment.toClient);
    showPreset();
}

void ImpairmentControls::setOn(bool on)
{
    m_ui->masterCheckBox->setChecked(on);
}

void ImpairmentControls::setSeedFixed(bool fixed)
{
    setAvailable(m_ui->seedLineEdit, !fixed, tr("The seed cannot change while the relay runs"));
}

void ImpairmentControls::showMeasured(const RelayCounters &counters)
{
    m_toServer->showMeasured(counters.toServer);
    m_toClient->showMeasured(counters.toClient);
}

void ImpairmentControls::clearMeasured()
{
    m_toServer->clearMeasured();
    m_toClient->clearMeasured();
}

QSize ImpairmentControls::minimumSizeHint() const
{
    return {m_toServer->minimumSizeHint().width(), QWidget::minimumSizeHint().height()};
}

/// Side by side as long as both have space for their figures.
void ImpairmentControls::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int enough = fontMetrics().averageCharWidth() * 84;
    m_forms->setDirection(width() >= enough ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace swb
