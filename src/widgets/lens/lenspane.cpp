// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lens/lenspane.h"

#include "core/lens/lenstext.h"
#include "ui_lenspane.h"
#include "widgets/lens/lensview.h"
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
    m_ui->lensSheet->setEmptyText(tr("Here stands in words what is drawn above."));
    LensView::Look look;
    look.placeholder
        = tr("Nothing was sent yet. Press Run to send these messages over TCP and over UDP, and to see "
             "where each write and each read ends.");
    m_ui->lensSheet->view()->setLook(look);
    setFocusPolicy(Qt::ClickFocus); // for Enter, while nothing else is there
    m_soon.setSingleShot(true);
    connectControls();
    connect(&m_soon, &QTimer::timeout, this, &LensPane::run);
    connect(m_lab, &LensLab::changed, this, &LensPane::showLab);
    connect(m_lab, &LensLab::finished, this, &LensPane::showLab);
    connect(m_lab, &LensLab::failed, m_ui->lensMessage,
            [this](const Error &error) { m_ui->lensMessage->showError(error); });
    showLab();
}

LensPane::~LensPane() = default;

void LensPane::setEditingVisible(bool visible)
{
    m_ui->lensSheet->setListVisible(visible); // first, or the keyboard would go there and choose a line
    m_ui->lensSendRow->setVisible(visible);
    m_ui->lensLineRow->setVisible(visible);
    if (!visible && isVisible())
        setFocus();
}

void LensPane::connectControls()
{
    connect(m_ui->runButton, &QPushButton::clicked, this, &LensPane::run);
    m_ui->gapSlider->setSpinBox(m_ui->gapSpinBox);
    m_ui->receiveSlider->setSpinBox(m_ui->receiveSpinBox);
    m_ui->sliceSlider->setSpinBox(m_ui->sliceSpinBox);
    m_ui->gatherSlider->setSpinBox(m_ui->gatherSpinBox);
    m_ui->lossSlider->setSpinBox(m_ui->lossSpinBox);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &LensPane::runSoon);
    connect(m_ui->flushCheckBox, &QCheckBox::toggled, this, &LensPane::runSoon);
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
    setup.flush = m_ui->flushCheckBox->isChecked();
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
    const StreamPieces &stream = m_lab->stream();
    LensView *view = m_ui->lensSheet->view();
    view->setStream(stream, m_lab->isFramed());
    view->setDatagrams(m_lab->sent(), m_lab->received(), m_lab->joins());
    QStringList lines;
    for (qsizetype i = 0; i < stream.writes.size(); ++i)
        lines.append(LensText::write(stream, i));
    for (const DatagramJoin &join : m_lab->joins())
        lines.append(
            LensText::join(m_lab->sent(), m_lab->received(), join, Transport::Udp, m_lab->isComplete()));
    m_ui->lensSheet->setWords(m_ran ? summary() : QString(), lines, stream.writes.size());
}

QString LensPane::summary() const
{
    const LensSetup &setup = m_lab->setup();
    QStringList stream{LensText::summary(m_lab->stream(), m_lab->isFramed()),
                       LensText::relayed(m_lab->impairmentOf(Transport::Tcp))};
    if (m_lab->isAllSent() && !setup.flush)
        stream.prepend(LensText::gathered(setup.count, m_lab->stream()));
    const QString datagrams = LensText::summary(m_lab->joins(), m_lab->isComplete()) % u' '
        % LensText::notApplied(setup.loss > 0, setup.sliceBytes > 0 || setup.coalesceBytes > 0);
    return stream.join(u' ').trimmed() % u'\n' % datagrams.trimmed();
}

void LensPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter)
        run();
    else
        QWidget::keyPressEvent(event);
}

void LensPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_soon.stop();
    m_lab->stop();
}

} // namespace swb
