// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lens/lenspane.h"

#include "core/lens/lenstext.h"
#include "ui_lenspane.h"
#include "widgets/theme/icons.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto soon = 300ms; ///< after the last change

} // namespace

LensPane::LensPane(Engine *engine, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LensPane>())
    , m_lab(new LensLab(engine, this))
{
    m_ui->setupUi(this);
    m_ui->runButton->setIcon(themeIcon(u"start"_s));
    m_ui->lensSplitter->setStretchFactor(0, 1);
    setFocusPolicy(Qt::ClickFocus); // for Enter, while nothing else is there
    m_soon.setSingleShot(true);
    connectControls();
    connect(&m_soon, &QTimer::timeout, this, &LensPane::run);
    connect(m_lab, &LensLab::changed, this, &LensPane::showLab);
    connect(m_lab, &LensLab::finished, this, &LensPane::showLab);
    connect(m_lab, &LensLab::failed, m_ui->lensMessage,
            [this](const Error &error) { m_ui->lensMessage->showError(error); });
    connect(m_ui->wordsList, &QListWidget::currentRowChanged, this, &LensPane::showCurrent);
    showLab();
}

LensPane::~LensPane() = default;

void LensPane::setEditingVisible(bool visible)
{
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_ui->lensSendRow, m_ui->lensLineRow, m_ui->wordsList})
        part->setVisible(visible);
    if (!visible && isVisible())
        setFocus();
}

void LensPane::connectControls()
{
    connect(m_ui->runButton, &QPushButton::clicked, this, &LensPane::run);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &LensPane::runSoon);
    connect(m_ui->noDelayCheckBox, &QCheckBox::toggled, this, &LensPane::runSoon);
    connect(m_ui->lensFramingChooser, &FramingChooser::changed, this, &LensPane::runSoon);
    connect(m_ui->lensTextEdit, &QLineEdit::textChanged, this, &LensPane::runSoon);
}

void LensPane::runSoon()
{
    if (m_ran)
        m_soon.start(soon);
}

LensSetup LensPane::setup() const
{
    LensSetup setup;
    setup.text = m_ui->lensTextEdit->text().toUtf8();
    setup.count = m_ui->countSpinBox->value();
    setup.gap = std::chrono::milliseconds(m_ui->gapSpinBox->value());
    setup.noDelay = m_ui->noDelayCheckBox->isChecked();
    setup.receiveBytes = m_ui->receiveSpinBox->value();
    setup.framing = m_ui->lensFramingChooser->framing();
    setup.sliceBytes = m_ui->sliceSpinBox->value();
    setup.coalesceBytes = m_ui->gatherSpinBox->value();
    setup.loss = m_ui->lossSpinBox->value() / 100.0;
    return setup;
}

void LensPane::run()
{
    m_soon.stop();
    m_ran = true;
    const Error error = m_lab->run(setup());
    if (error.isError())
        m_ui->lensMessage->showError(error);
    else
        m_ui->lensMessage->clear();
}

void LensPane::showLab()
{
    const bool framed = m_lab->isFramed();
    m_ui->lensView->setStream(m_lab->stream(), framed);
    m_ui->lensView->setDatagrams(m_lab->sent(), m_lab->received(), m_lab->joins());
    const QString stream = LensText::summary(m_lab->stream(), framed);
    const QString datagrams = LensText::summary(m_lab->joins());
    m_ui->summaryLabel->setText(m_ran ? QString(stream % u'\n' % datagrams)
                                      : tr("Press Run to send these messages over TCP and over UDP."));
    m_ui->lensView->setAccessibleDescription(stream % u' ' % datagrams);
    QStringList words;
    for (qsizetype i = 0; i < m_lab->stream().writes.size(); ++i)
        words.append(LensText::write(m_lab->stream(), i));
    for (const DatagramJoin &join : m_lab->joins())
        words.append(LensText::join(m_lab->sent(), m_lab->received(), join));
    const int row = m_ui->wordsList->currentRow();
    m_ui->wordsList->clear(); // some dozens of lines, while messages come
    m_ui->wordsList->addItems(words);
    m_ui->wordsList->setCurrentRow(row < words.size() ? row : -1);
}

/// The list is the way of the keyboard: its line is drawn bold.
void LensPane::showCurrent(int row)
{
    const auto writes = int(m_lab->stream().writes.size());
    m_ui->lensView->setCurrent(row < writes ? row : -1, row >= writes ? row - writes : -1);
}

void LensPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter)
        run();
    else
        QWidget::keyPressEvent(event);
}

/// The drawing has most of the room, until somebody wants it otherwise.
void LensPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_shown, true))
        m_ui->lensSplitter->setSizes({3000, 1000}); // in proportion
}

void LensPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_soon.stop();
    m_lab->stop();
}

} // namespace swb
