// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boundaries/boundarieswindow.h"

#include "core/boundaries/recordedtext.h"
#include "core/tasks/backgroundtask.h"
#include "models/conversations/conversationheading.h"
#include "models/log/addressmask.h"
#include "ui_boundarieswindow.h"
#include "widgets/accessible/accessible.h"
#include "widgets/boundaries/boundariesview.h"

#include <QShortcut>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto askForMore = 200ms;
constexpr qsizetype piecesInSight = 40; ///< at first
constexpr quint64 eventsATime = 8192; ///< between two checks whether the window has closed

} // namespace

struct BoundariesWindow::Reading
{
    struct Said
    {
        QString summary;
        QStringList lines;
    };
    [[nodiscard]] static Said say(const RecordedDirection &direction)
    {
        return {RecordedText::summary(direction), RecordedText::lines(direction)};
    }

    RecordedConversation conversation;
    Said toServer;
    Said toClient;
    bool atEnd = false;
};

BoundariesWindow::BoundariesWindow(const MessageLog &log, ConversationId side, QWidget *parent)
    : TabOrdered(parent, Qt::Window)
    , m_ui(std::make_unique<Ui::BoundariesWindow>())
    , m_log(log)
    , m_side(log.conversation(side))
    , m_reader(std::make_shared<BoundaryReader>(log, side))
    , m_reading(std::make_shared<Reading>())
    , m_task(new BackgroundTask(this))
{
    accessible::setRole(this, QAccessible::Window);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    setWindowTitle(tr("Boundaries of %1").arg(m_side.label()));
    showTitle();
    connect(&AddressMask::instance(), &AddressMask::changed, this, &BoundariesWindow::showTitle);
    setUpControls();
    connect(m_task, &BackgroundTask::finished, this, [this] { take(std::exchange(m_next, {})); });
    connect(&m_more, &QTimer::timeout, this, &BoundariesWindow::readOn);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 34);
    showDirection();
    readOn();
    m_more.start(askForMore);
}

/// The task first: the data it reads must outlive it.
BoundariesWindow::~BoundariesWindow()
{
    delete m_task;
}

void BoundariesWindow::showTitle()
{
    m_ui->titleLabel->setText(headingOf(m_side));
}

void BoundariesWindow::setUpControls()
{
    m_ui->directionComboBox->addItems({tr("Client to server"), tr("Server to client")});
    m_ui->zoomSlider->setSpinBox(m_ui->zoomSpinBox);
    connect(m_ui->directionComboBox, &QComboBox::activated, this, [this] { m_chosen = true; });
    connect(m_ui->directionComboBox, &QComboBox::currentIndexChanged, this, &BoundariesWindow::showDirection);
    connect(m_ui->zoomSpinBox, &QSpinBox::valueChanged, m_ui->boundariesSheet->view(),
            &BoundariesView::setZoom);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QWidget::close);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, m_ui->closeButton,
            &QAbstractButton::click);
}

/// Up to the current end of the log; what comes meanwhile is for the next time.
void BoundariesWindow::readOn()
{
    if (m_task->isRunning() || (m_reading->atEnd && m_reader->atEnd()))
        return;
    m_next = std::make_shared<Reading>();
    m_task->start(u"swb.boundaries"_s,
                  [reader = m_reader, next = m_next, end = m_log.endId()](TaskControl &control) {
                      while (!reader->atEnd() && reader->next() < end && !control.isCancelled())
                          reader->read(eventsATime);
                      next->conversation = reader->recorded();
                      next->toServer = Reading::say(next->conversation.toServer);
                      next->toClient = Reading::say(next->conversation.toClient);
                      next->atEnd = true;
                  });
}

void BoundariesWindow::take(const std::shared_ptr<const Reading> &reading)
{
    m_reading = reading;
    preferWhatPassed();
    showDirection();
}

/// Until the user chooses: the direction in which anything was sent, zoomed so that it can be read.
void BoundariesWindow::preferWhatPassed()
{
    if (m_chosen)
        return;
    const bool other
        = m_reading->conversation.toServer.isEmpty() && !m_reading->conversation.toClient.isEmpty();
    m_ui->directionComboBox->setCurrentIndex(other ? 1 : 0);
    if (shown().isEmpty())
        return;
    m_chosen = true;
    m_ui->zoomSpinBox->setValue(1 + int(shown().largestRow() / piecesInSight));
}

const RecordedDirection &BoundariesWindow::shown() const
{
    const RecordedConversation &conversation = m_reading->conversation;
    return m_ui->directionComboBox->currentIndex() == 0 ? conversation.toServer : conversation.toClient;
}

void BoundariesWindow::showDirection()
{
    const RecordedDirection &direction = shown();
    const Reading::Said &said
        = m_ui->directionComboBox->currentIndex() == 0 ? m_reading->toServer : m_reading->toClient;
    BoundariesView::Look look;
    look.stream = isStream(m_side.transport);
    look.datagrams = !look.stream;
    look.streamTransport = look.datagramTransport = m_side.transport;
    look.ruler = direction.placed;
    look.upperMissing = RecordedText::writtenMissing(direction);
    look.lowerMissing = RecordedText::readMissing(direction);
    look.placeholder = !m_reading->atEnd ? tr("Reading the log…")
        : direction.join == RecordedDirection::Captured
        ? said.summary
        : tr("Nothing has passed in this direction yet. New data appears here.");
    BoundariesSheet *sheet = m_ui->boundariesSheet;
    sheet->view()->setLook(look);
    sheet->view()->setStream(direction.stream, !direction.stream.messages.isEmpty());
    sheet->view()->setDatagrams(direction.sent, direction.received, direction.joins);
    sheet->setEmptyText(look.placeholder);
    sheet->setWords(direction.isEmpty() ? QString() : said.summary, said.lines,
                    direction.stream.writes.size());
}

} // namespace swb
