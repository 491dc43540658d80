// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boundaries/boundariespane.h"

#include "core/boundaries/boundariestext.h"
#include "ui_boundariespane.h"
#include "widgets/boundaries/boundariesview.h"
#include "widgets/theme/icons.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto soon = 300ms; ///< after the last change

} // namespace

BoundariesPane::BoundariesPane(Engine *engine, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BoundariesPane>())
    , m_lab(new BoundariesLab(engine, this))
{
    m_ui->setupUi(this);
    m_ui->runButton->setIcon(themeIcon(u"start"_s));
    m_ui->boundariesSheet->setEmptyText(tr("The drawing in words"));
    BoundariesView::Look look;
    look.placeholder = tr(
        "Nothing has been sent yet. Press Run to send these messages over TCP and over UDP, and to see where "
        "each write and each read ends: TCP does not keep the boundaries between messages, UDP does.");
    m_ui->boundariesSheet->view()->setLook(look);
    setFocusPolicy(Qt::ClickFocus); // for Enter, while nothing else is there
    m_soon.setSingleShot(true);
    connectControls();
    connect(&m_soon, &QTimer::timeout, this, &BoundariesPane::run);
    connect(m_lab, &BoundariesLab::changed, this, &BoundariesPane::showLab);
    connect(m_lab, &BoundariesLab::finished, this, &BoundariesPane::showLab);
    connect(m_lab, &BoundariesLab::failed, m_ui->boundariesMessage,
            [this](const Error &error) { m_ui->boundariesMessage->showError(error); });
    showLab();
}

BoundariesPane::~BoundariesPane() = default;

void BoundariesPane::setEditingVisible(bool visible)
{
    m_ui->boundariesSheet->setListVisible(visible); // first, or the keyboard would go there and choose a line
    m_ui->boundariesSendRow->setVisible(visible);
    if (!visible && isVisible())
        setFocus();
}

void BoundariesPane::connectControls()
{
    connect(m_ui->runButton, &QPushButton::clicked, this, &BoundariesPane::run);
    m_ui->gapSlider->setSpinBox(m_ui->gapSpinBox);
    m_ui->receiveSlider->setSpinBox(m_ui->receiveSpinBox);
    m_ui->sliceSlider->setSpinBox(m_ui->sliceSpinBox);
    m_ui->gatherSlider->setSpinBox(m_ui->gatherSpinBox);
    m_ui->lossSlider->setSpinBox(m_ui->lossSpinBox);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &BoundariesPane::runSoon);
    connect(m_ui->flushCheckBox, &QCheckBox::toggled, this, &BoundariesPane::runSoon);
    connect(m_ui->noDelayCheckBox, &QCheckBox::toggled, this, &BoundariesPane::runSoon);
    connect(m_ui->boundariesFramingChooser, &FramingChooser::changed, this, &BoundariesPane::runSoon);
    connect(m_ui->boundariesTextEdit, &QLineEdit::textChanged, this, &BoundariesPane::runSoon);
}

void BoundariesPane::runSoon()
{
    if (m_ran)
        m_soon.start(soon);
}

BoundariesSetup BoundariesPane::setup() const
{
    BoundariesSetup setup;
    setup.text = m_ui->boundariesTextEdit->text().toUtf8();
    setup.count = m_ui->countSpinBox->value();
    setup.gap = std::chrono::milliseconds(m_ui->gapSpinBox->value());
    setup.flush = m_ui->flushCheckBox->isChecked();
    setup.noDelay = m_ui->noDelayCheckBox->isChecked();
    setup.receiveBytes = m_ui->receiveSpinBox->value();
    setup.framing = m_ui->boundariesFramingChooser->framing();
    setup.sliceBytes = m_ui->sliceSpinBox->value();
    setup.coalesceBytes = m_ui->gatherSpinBox->value();
    setup.loss = m_ui->lossSpinBox->value() / 100.0;
    return setup;
}

void BoundariesPane::run()
{
    m_soon.stop();
    m_ran = true;
    const Error error = m_lab->run(setup());
    if (error.isError())
        m_ui->boundariesMessage->showError(error);
    else
        m_ui->boundariesMessage->clear();
}

void BoundariesPane::showLab()
{
    const StreamPieces &stream = m_lab->stream();
    BoundariesView *view = m_ui->boundariesSheet->view();
    view->setStream(stream, m_lab->isFramed());
    view->setDatagrams(m_lab->sent(), m_lab->received(), m_lab->joins());
    QStringList lines;
    for (qsizetype i = 0; i < stream.writes.size(); ++i)
        lines.append(BoundariesText::write(stream, i));
    for (const DatagramJoin &join : m_lab->joins())
        lines.append(BoundariesText::join(m_lab->sent(), m_lab->received(), join, Transport::Udp,
                                          m_lab->isComplete()));
    m_ui->boundariesSheet->setWords(m_ran ? summary() : QString(), lines, stream.writes.size());
}

QString BoundariesPane::summary() const
{
    const BoundariesSetup &setup = m_lab->setup();
    QStringList stream{BoundariesText::summary(m_lab->stream(), m_lab->isFramed()),
                       BoundariesText::relayed(m_lab->impairmentOf(Transport::Tcp))};
    if (m_lab->isAllSent() && !setup.flush)
        stream.prepend(BoundariesText::gathered(setup.count, m_lab->stream()));
    const QString datagrams = BoundariesText::summary(m_lab->joins(), m_lab->isComplete()) % u' '
        % BoundariesText::notApplied(setup.loss > 0, setup.sliceBytes > 0 || setup.coalesceBytes > 0);
    return stream.join(u' ').trimmed() % u'\n' % datagrams.trimmed();
}

void BoundariesPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter)
        run();
    else
        QWidget::keyPressEvent(event);
}

void BoundariesPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_soon.stop();
    m_lab->stop();
}

} // namespace swb
