// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/follow/followwindow.h"

#include "core/engine/settings.h"
#include "core/log/eventtext.h"
#include "core/values/quantities.h"
#include "models/conversations/conversationheading.h"
#include "models/follow/conversationfile.h"
#include "models/follow/exchangemodel.h"
#include "models/follow/exchangereader.h"
#include "models/follow/followreader.h"
#include "models/follow/followtext.h"
#include "models/log/addressmask.h"
#include "ui_followwindow.h"
#include "widgets/accessible/accessible.h"
#include "widgets/common/availability.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/rowmenu.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>
#include <QLocale>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int askForMoreMs = 100;

enum Directions { Both, SentOnly, ReceivedOnly };

QString sideText(const Conversation &side)
{
    const QString address = AddressMask::instance().shown(side.local.toString());
    return FollowWindow::tr("Our %1, %2").arg(EventText::role(side.role), address);
}

} // namespace

FollowWindow::FollowWindow(const MessageLog &log, ConversationId side, QWidget *parent)
    : TabOrdered(parent, Qt::Window)
    , m_ui(std::make_unique<Ui::FollowWindow>())
    , m_log(log)
    , m_reader(new FollowReader(log, this))
    , m_exchangeReader(new ExchangeReader(log, this))
    , m_exchanges(new ExchangeModel(this))
    , m_saver(new FileSaver(this))
{
    accessible::setRole(this, QAccessible::Window);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    addSide(log.conversation(side));
    setUpChoosers();
    setUpExchanges();
    setUpParts();
    setUpSaving();
    addKeys();
    applyFonts();
    connect(m_reader, &FollowReader::unitsRead, this, [this](const std::vector<FollowedUnit> &units) {
        if (!chosenExchange())
            m_ui->bytesEdit->addUnits(units);
    });
    connect(m_reader, &FollowReader::stateChanged, this, &FollowWindow::showState);
    connect(&AddressMask::instance(), &AddressMask::changed, this, &FollowWindow::showAddresses);
    connect(&m_more, &QTimer::timeout, m_reader, &FollowReader::readOn);
    connect(&m_more, &QTimer::timeout, m_exchangeReader, &ExchangeReader::readOn);
    m_more.start(askForMoreMs);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 34);
    chooseSide();
}

FollowWindow::~FollowWindow() = default;

ConversationId FollowWindow::side() const
{
    return ConversationId(m_ui->sideComboBox->currentData().toUInt());
}

void FollowWindow::addSide(const Conversation &side)
{
    m_ui->sideComboBox->addItem(sideText(side), uint(side.id));
    setAvailable(m_ui->sideComboBox, m_ui->sideComboBox->count() > 1,
                 tr("Only one end of this conversation is in the log"));
}

void FollowWindow::showAddresses()
{
    for (int i = 0; i < m_ui->sideComboBox->count(); ++i) {
        const auto side = ConversationId(m_ui->sideComboBox->itemData(i).toUInt());
        m_ui->sideComboBox->setItemText(i, sideText(m_log.conversation(side)));
    }
    showTitle();
}

void FollowWindow::setUpChoosers()
{
    m_ui->directionComboBox->addItem(tr("Both directions"), Both);
    m_ui->directionComboBox->addItem(tr("Sent only →"), SentOnly);
    m_ui->directionComboBox->addItem(tr("Received only ←"), ReceivedOnly);
    m_ui->viewComboBox->addItem(tr("Text"), int(BytesView::Text));
    m_ui->viewComboBox->addItem(tr("Hex dump"), int(BytesView::Hex));
    m_ui->viewComboBox->addItem(tr("Raw hex"), int(BytesView::Raw));
    for (const TextEncoding encoding : textEncodings())
        m_ui->encodingComboBox->addItem(nameOf(encoding), int(encoding));
    connect(m_ui->sideComboBox, &QComboBox::currentIndexChanged, this, &FollowWindow::chooseSide);
    connect(m_ui->directionComboBox, &QComboBox::currentIndexChanged, this, &FollowWindow::chooseExchange);
    connect(m_ui->viewComboBox, &QComboBox::currentIndexChanged, this, &FollowWindow::adaptLook);
    connect(m_ui->encodingComboBox, &QComboBox::currentIndexChanged, this, &FollowWindow::adaptLook);
    connect(m_ui->timesCheckBox, &QCheckBox::toggled, this, &FollowWindow::adaptLook);
    connect(m_ui->framingChooser, &FramingChooser::changed, this, &FollowWindow::restart);
    m_ui->caveatMessage->setClosable(false);
}

void FollowWindow::setUpExchanges()
{
    QTableView *table = m_ui->exchangeTable;
    table->setModel(m_exchanges);
    new RowMenu(table);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(ExchangeModel::Request, QHeaderView::Stretch);
    table->hide();
    m_ui->exchangeSplitter->setStretchFactor(1, 1);
    connect(m_exchangeReader, &ExchangeReader::exchangesRead, this, &FollowWindow::showExchanges);
    connect(m_exchangeReader, &ExchangeReader::unitsRead, this, &FollowWindow::showUnits);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FollowWindow::chooseExchange);
}

void FollowWindow::showExchanges(const std::vector<Exchange> &exchanges)
{
    const Exchange *const chosen = chosenExchange();
    const size_t messages = chosen ? chosen->messages.size() : 0;
    m_exchanges->setExchanges(exchanges);
    QTableView *table = m_ui->exchangeTable;
    if (table->isHidden() && !exchanges.empty()) {
        table->show();
        m_ui->exchangeSplitter->setSizes({height() / 4, height() * 3 / 4});
    }
    for (const int column : {ExchangeModel::Status, ExchangeModel::Size, ExchangeModel::Time}) {
        table->resizeColumnToContents(column);
        table->setColumnWidth(column, std::min(table->columnWidth(column), width() / 4));
    }
    if (chosenExchange() && chosenExchange()->messages.size() != messages)
        chooseExchange(); // it was answered meanwhile
}

/// Null if the whole conversation is shown.
const Exchange *FollowWindow::chosenExchange() const
{
    return m_exchanges->exchangeAt(m_ui->exchangeTable->currentIndex().row());
}

void FollowWindow::chooseExchange()
{
    const Exchange *const exchange = chosenExchange();
    for (QWidget *control :
         {static_cast<QWidget *>(m_ui->framingChooser), static_cast<QWidget *>(m_ui->framingLabel)})
        control->setVisible(!exchange);
    if (!exchange)
        return restart();
    m_ui->bytesEdit->clearUnits();
    m_exchangeReader->show(*exchange);
    showState();
}

void FollowWindow::showUnits(const std::vector<FollowedUnit> &units)
{
    if (!chosenExchange())
        return;
    std::vector<FollowedUnit> wanted;
    std::copy_if(units.begin(), units.end(), std::back_inserter(wanted),
                 [this](const FollowedUnit &unit) { return wants(unit.direction); });
    m_ui->bytesEdit->clearUnits();
    m_ui->bytesEdit->addUnits(wanted);
}

void FollowWindow::setUpParts()
{
    m_ui->previousPartButton->setIcon(themeIcon(u"less"_s));
    m_ui->nextPartButton->setIcon(themeIcon(u"more"_s));
    connect(m_ui->previousPartButton, &QToolButton::clicked, this, [this] { startPart(m_part - 1); });
    connect(m_ui->nextPartButton, &QToolButton::clicked, this, [this] { startPart(m_part + 1); });
}

void FollowWindow::setUpSaving()
{
    m_ui->saveButton->setIcon(themeIcon(u"save"_s));
    connect(m_ui->saveButton, &QPushButton::clicked, this, &FollowWindow::save);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QWidget::close);
    connect(m_saver, &FileSaver::saved, this, &FollowWindow::showSaved);
    connect(m_saver, &FileSaver::cancelled, this, [this] {
        m_ui->saveButton->setText(tr("&Save…"));
        m_ui->followMessage->showText(Severity::Note, tr("Saving was cancelled. No file was changed."));
    });
    connect(m_saver, &FileSaver::progressed, this, [this](qint64 bytes) {
        m_ui->followMessage->showText(Severity::Note, tr("Saving: %1 so far.").arg(quantities::bytes(bytes)));
    });
}

void FollowWindow::addKeys()
{
    const auto add = [this](const QKeySequence &keys, QAbstractButton *button) {
        connect(new QShortcut(keys, this), &QShortcut::activated, button, &QAbstractButton::click);
    };
    add(Qt::Key_Escape, m_ui->closeButton);
    add(QKeySequence::Save, m_ui->saveButton);
    add(Qt::ALT | Qt::Key_PageUp, m_ui->previousPartButton);
    add(Qt::ALT | Qt::Key_PageDown, m_ui->nextPartButton);
}

void FollowWindow::chooseSide()
{
    showTitle();
    const bool stream = isStream(m_log.conversation(side()).transport);
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->framingChooser, m_ui->framingLabel})
        setAvailable(part, stream, FramingChooser::whyNone(stream));
    adaptLook();
    m_exchanges->setExchanges({});
    m_ui->exchangeTable->hide();
    m_exchangeReader->start(this->side());
    restart();
}

void FollowWindow::showTitle()
{
    const Conversation side = m_log.conversation(this->side());
    setWindowTitle(tr("Conversation %1").arg(side.label()));
    m_ui->titleLabel->setText(headingOf(side));
}

bool FollowWindow::wants(Direction direction) const
{
    const int chosen = m_ui->directionComboBox->currentData().toInt();
    return chosen == Both || chosen == (direction == Direction::Out ? SentOnly : ReceivedOnly);
}

void FollowWindow::restart()
{
    startPart(0);
}

void FollowWindow::startPart(qint64 part)
{
    const auto framing = parseFraming(m_ui->framingChooser->framing(), limits::frameBytes);
    if (!framing)
        return m_ui->followMessage->showError(framing.error());
    m_ui->followMessage->clear();
    m_part = part;
    m_framed = bool(framing.value());
    FollowRequest request;
    request.side = side();
    request.in = wants(Direction::In);
    request.out = wants(Direction::Out);
    request.framing = framing.value();
    request.part = part;
    m_ui->bytesEdit->clearUnits();
    m_reader->start(request);
    showState();
}

void FollowWindow::adaptLook()
{
    FollowView::Look look;
    look.transport = m_log.conversation(side()).transport;
    look.view = BytesView(m_ui->viewComboBox->currentData().toInt());
    look.encoding = TextEncoding(m_ui->encodingComboBox->currentData().toInt());
    look.withTimes = m_ui->timesCheckBox->isChecked();
    m_ui->bytesEdit->setLook(look);
    m_ui->encodingComboBox->setVisible(look.view == BytesView::Text);
}

void FollowWindow::showState()
{
    const FollowState &state = m_reader->state();
    if (state.otherSide.id != ConversationId::None && m_ui->sideComboBox->count() == 1)
        addSide(state.otherSide);
    const QLocale locale;
    m_ui->statusLabel->setText(
        state.complete
            ? FollowText::summary(state, m_framed)
            : tr("Reading the log: %1 of %2 messages read", nullptr, quantities::plural(m_log.endId()))
                  .arg(locale.toString(state.nextEvent), locale.toString(m_log.endId())));
    m_ui->bytesEdit->setPlaceholderText(state.complete ? tr("No bytes have passed yet.")
                                                       : tr("Reading the log…"));
    const bool paged = state.parts > 1 && !chosenExchange();
    m_ui->partLabel->setText(tr("part %1 of %2").arg(m_part + 1).arg(state.parts));
    for (QWidget *control :
         {static_cast<QWidget *>(m_ui->partLabel), static_cast<QWidget *>(m_ui->previousPartButton),
          static_cast<QWidget *>(m_ui->nextPartButton)})
        control->setVisible(paged || (m_part > 0 && !chosenExchange()));
    setAvailable(m_ui->previousPartButton, m_part > 0, tr("This is the first part"));
    setAvailable(m_ui->nextPartButton, m_part + 1 < state.parts, tr("This is the last part"));
    const QString caveats = FollowText::caveats(state);
    if (caveats.isEmpty())
        m_ui->caveatMessage->clear();
    else if (caveats != m_ui->caveatMessage->text())
        m_ui->caveatMessage->showText(Severity::Warning, caveats);
}

QString FollowWindow::suggestedName() const
{
    const int chosen = m_ui->directionComboBox->currentData().toInt();
    const QString what = chosen == SentOnly ? u"sent"_s : chosen == ReceivedOnly ? u"received"_s : u"both"_s;
    return m_log.conversation(side()).label() % u'-' % what % u".bin";
}

void FollowWindow::save()
{
    if (m_saver->isSaving())
        return m_saver->cancel();
    askWhereToSave(
        this, {u"bytes"_s, tr("Save the conversation"), {}}, suggestedName(),
        [this, source = conversationSource(m_log, side(), wants(Direction::In), wants(Direction::Out))](
            const QString &path) {
            m_ui->saveButton->setText(tr("&Stop saving"));
            m_saver->save(path, source);
        });
}

void FollowWindow::showSaved(const QString &path, qint64 bytes, const Error &error)
{
    m_ui->saveButton->setText(tr("&Save…"));
    if (error.isError())
        return m_ui->followMessage->showError(error);
    m_ui->followMessage->showText(Severity::Note,
                                  tr("Saved %1 bytes to %2.", nullptr, quantities::plural(quint64(bytes)))
                                      .arg(QLocale().toString(bytes), path));
}

void FollowWindow::applyFonts()
{
    m_ui->bytesEdit->setFont(payloadFont(font()));
}

void FollowWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFonts();
}

} // namespace swb
