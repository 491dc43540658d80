// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/impairmentpane.h"

#include "core/impairment/impairmentoptions.h"
#include "models/relays/impairmentmodel.h"
#include "ui_impairmentpane.h"
#include "widgets/impairment/impairmentfield.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// Greys out what a lane cannot have. It can still be reached with the keyboard, to read the reason. Possible
/// amounts are typed or chosen from a list.
class AmountDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        Q_UNUSED(option)
        const ImpairmentOption &amount = impairmentOptions().at(index.row());
        return new ImpairmentField(amount, titleOf(amount), parent);
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *field = static_cast<ImpairmentField *>(editor);
        field->setValue(index.data(Qt::EditRole).toString());
        field->lineEdit()->selectAll();
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<ImpairmentField *>(editor)->currentText());
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!index.data(ImpairmentModel::ImpossibleRole).toBool())
            return;
        const QColor grey = tokensOf(option->palette).border;
        option->palette.setColor(QPalette::Text, grey);
        option->palette.setColor(QPalette::HighlightedText, grey);
        option->font.setItalic(true);
    }
};

constexpr int mostRowsShown = 7;

} // namespace

ImpairmentPane::ImpairmentPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ImpairmentPane>())
    , m_model(new ImpairmentModel(this))
{
    m_ui->setupUi(this);
    fillPresets();
    setUpTable();
    setUnfolded(false);
    connect(m_ui->impairmentCheckBox, &QCheckBox::toggled, this, &ImpairmentPane::changed);
    connect(m_ui->seedSpinBox, &QSpinBox::valueChanged, this, &ImpairmentPane::changed);
    connect(m_ui->presetComboBox, &QComboBox::currentIndexChanged, this, &ImpairmentPane::takePreset);
    connect(m_ui->impairmentMoreButton, &QPushButton::toggled, this, &ImpairmentPane::setUnfolded);
    connect(m_ui->impairmentMoreButton, &QPushButton::toggled, this, &ImpairmentPane::changed);
    connect(m_model, &ImpairmentModel::changed, this, &ImpairmentPane::noteOwnAmounts);
    connect(m_model, &ImpairmentModel::changed, this, &ImpairmentPane::changed);
    connect(m_model, &ImpairmentModel::refused, m_ui->impairmentMessage,
            [this](const Error &error) { m_ui->impairmentMessage->showError(error); });
}

ImpairmentPane::~ImpairmentPane() = default;

void ImpairmentPane::fillPresets()
{
    m_ui->presetComboBox->addItem(tr("Custom"));
    m_ui->presetComboBox->setItemData(0, tr("The values in the table"), Qt::ToolTipRole);
    for (const ImpairmentPreset &preset : impairmentPresets()) {
        m_ui->presetComboBox->addItem(titleOf(preset), QString(QLatin1StringView(preset.name)));
        m_ui->presetComboBox->setItemData(m_ui->presetComboBox->count() - 1, sourceOf(preset),
                                          Qt::ToolTipRole);
    }
    m_ui->presetSourceLabel->setTextFormat(Qt::PlainText);
    m_ui->presetSourceLabel->hide();
}

void ImpairmentPane::setUpTable()
{
    RowTable *table = m_ui->impairmentTable;
    table->setModel(m_model);
    table->setItemDelegate(new AmountDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectItems);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                           | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    table->setColumnSamples(
        {u"Reset after so many "_s, u"5ms:exponential"_s, u"5ms:exponential"_s, u"5ms:exponential"_s, {}});
    table->setMinimumHeight(mostRowsShown * table->verticalHeader()->defaultSectionSize());
    m_ui->effectLabel->setTextFormat(Qt::PlainText);
    connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ImpairmentPane::explainCurrent);
    table->setCurrentIndex(m_model->index(0, ImpairmentModel::UdpToServer));
}

/// For keyboard users, the text of the tip is shown below the table.
void ImpairmentPane::explainCurrent()
{
    const QModelIndex current = m_ui->impairmentTable->currentIndex();
    m_ui->impairmentMessage->clear();
    m_ui->effectLabel->setText(current.data(Qt::ToolTipRole).toString());
}

void ImpairmentPane::takePreset()
{
    const ImpairmentPreset *preset = impairmentPreset(m_ui->presetComboBox->currentData().toString());
    if (!preset)
        return m_ui->presetSourceLabel->hide();
    const QScopedValueRollback<bool> taking(m_taking, true);
    m_model->setAll(preset->toServer, preset->toClient);
    showPreset();
    m_ui->impairmentCheckBox->setChecked(true);
}

bool ImpairmentPane::isPreset(const ImpairmentPreset &preset) const
{
    const auto has = [this](Lane lane, RelayDirection direction, const Impairment &impairment) {
        const Transport transport = lane == Lane::Tcp ? Transport::Tcp : Transport::Udp;
        return m_model->impairment(lane, direction) == possibleFor(transport, impairment);
    };
    return has(Lane::Tcp, RelayDirection::ToServer, preset.toServer)
        && has(Lane::Tcp, RelayDirection::ToClient, preset.toClient)
        && has(Lane::Udp, RelayDirection::ToServer, preset.toServer)
        && has(Lane::Udp, RelayDirection::ToClient, preset.toClient);
}

/// The name of the preset in the table, if it is one.
void ImpairmentPane::showPreset()
{
    const auto &presets = impairmentPresets();
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [this](const ImpairmentPreset &preset) { return isPreset(preset); });
    const QSignalBlocker quiet(m_ui->presetComboBox);
    m_ui->presetComboBox->setCurrentIndex(found == presets.end() ? 0 : int(found - presets.begin()) + 1);
    m_ui->presetSourceLabel->setVisible(found != presets.end());
    if (found != presets.end())
        m_ui->presetSourceLabel->setText(tr("Source: %1.").arg(sourceOf(*found)));
}

/// A changed preset is no longer one.
void ImpairmentPane::noteOwnAmounts()
{
    m_ui->impairmentMessage->clear();
    if (m_taking)
        return;
    m_ui->presetComboBox->setCurrentIndex(0);
    m_ui->presetSourceLabel->hide();
    m_ui->impairmentCheckBox->setChecked(true);
}

/// Enter in the table changes an amount; elsewhere it runs the comparison.
void ImpairmentPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !m_ui->impairmentTable->hasFocus())
        return QWidget::keyPressEvent(event);
    const QModelIndex current = m_ui->impairmentTable->currentIndex();
    if (current.flags().testFlag(Qt::ItemIsEditable))
        m_ui->impairmentTable->edit(current);
}

void ImpairmentPane::fill(Work &work) const
{
    keep(work);
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        RelayImpairment &relay = work.of(lane).impairment;
        if (!std::exchange(relay.on, true))
            relay.toServer = relay.toClient = {};
    }
}

void ImpairmentPane::keep(Work &work) const
{
    for (const Lane lane : {Lane::Tcp, Lane::Udp})
        work.of(lane).impairment
            = {m_model->impairment(lane, RelayDirection::ToServer),
               m_model->impairment(lane, RelayDirection::ToClient), quint64(m_ui->seedSpinBox->value()),
               m_ui->impairmentCheckBox->isChecked()};
}

void ImpairmentPane::show(const Work &work)
{
    const QScopedValueRollback<bool> taking(m_taking, true);
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        const RelayImpairment &relay = work.of(lane).impairment;
        m_model->setImpairment(lane, RelayDirection::ToServer, relay.toServer);
        m_model->setImpairment(lane, RelayDirection::ToClient, relay.toClient);
    }
    showPreset();
    const quint64 most = quint64(m_ui->seedSpinBox->maximum());
    m_ui->seedSpinBox->setValue(int(std::min(work.udp.impairment.seed, most)));
    m_ui->impairmentCheckBox->setChecked(work.udp.impairment.on);
}

bool ImpairmentPane::isUnfolded() const
{
    return m_ui->impairmentMoreButton->isChecked();
}

void ImpairmentPane::setUnfolded(bool unfolded)
{
    m_ui->impairmentMoreButton->setChecked(unfolded);
    m_ui->impairmentMoreButton->setText(unfolded ? tr("&Hide table") : tr("S&how table"));
    m_ui->impairmentMoreButton->setIcon(themeIcon(unfolded ? u"less"_s : u"more"_s));
    m_ui->impairmentTable->setVisible(unfolded);
    m_ui->effectLabel->setVisible(unfolded);
}

} // namespace swb
