// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/detailpane.h"

#include "core/log/eventtext.h"
#include "core/values/quantities.h"
#include "models/log/addressmask.h"
#include "models/session/filesaver.h"
#include "ui_detailpane.h"
#include "widgets/common/availability.h"
#include "widgets/common/filedialogs.h"
#include "widgets/detail/certificatedialog.h"
#include "widgets/theme/icons.h"

#include <QLocale>
#include <QShortcut>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {
DetailPane::DetailPane(const MessageLog &log, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DetailPane>())
    , m_log(log)
    , m_saver(new FileSaver(this))
    , m_bytesReader(new MessageBytesReader(log, this))
{
    m_ui->setupUi(this);
    m_ui->whyMessage->setClosable(false);
    setUpPages();
    setUpViews();
    setUpSaving();
    m_ui->closeButton->setIcon(themeIcon(u"close"_s));
    connect(m_ui->closeButton, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(m_ui->sampleButton, &SampleButton::answered, this, &DetailPane::showMessage);
    connect(&AddressMask::instance(), &AddressMask::changed, this, &DetailPane::read);
    showMessage(0);
}

DetailPane::~DetailPane() = default;

void DetailPane::setUpPages()
{
    m_ui->previousPageButton->setIcon(themeIcon(u"less"_s));
    m_ui->nextPageButton->setIcon(themeIcon(u"more"_s));
    connect(m_ui->previousPageButton, &QToolButton::clicked, this, &DetailPane::previousPage);
    connect(m_ui->nextPageButton, &QToolButton::clicked, this, &DetailPane::nextPage);
    const auto addKey = [this](Qt::Key key, void (DetailPane::*go)()) {
        auto *shortcut = new QShortcut(Qt::ALT | key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, go);
    };
    addKey(Qt::Key_PageUp, &DetailPane::previousPage);
    addKey(Qt::Key_PageDown, &DetailPane::nextPage);
}

void DetailPane::setUpViews()
{
    for (const TextEncoding encoding : textEncodings())
        m_ui->encodingComboBox->addItem(nameOf(encoding), int(encoding));
    connect(m_ui->encodingComboBox, &QComboBox::currentIndexChanged, this, [this] {
        m_reader = TextReader(TextEncoding(m_ui->encodingComboBox->currentData().toInt()));
        read();
    });
    m_ui->plainButton->setChecked(true);
    connect(m_ui->plainButton, &QToolButton::clicked, this, [this] { chooseView(View::Plain); });
    connect(m_ui->formattedButton, &QToolButton::clicked, this, [this] { chooseView(View::Formatted); });
    connect(m_ui->fieldsButton, &QToolButton::clicked, this, [this] { chooseView(View::Fields); });
    connect(m_ui->panesSplitter, &PayloadPanes::placeWanted, this,
            [this](qint64 offset) { showPage(qsizetype(offset) / pageBytes); });
    connect(m_bytesReader, &MessageBytesReader::found, this, [this](const MessageBytes &bytes) {
        const std::optional<Event> event
            = bytes.event != 0 && bytes.event == m_id ? m_log.at(m_id) : std::nullopt;
        if (!event)
            return;
        m_laidOut = LaidOutMessage::of(*event, bytes);
        read();
    });
    m_ui->certificatesButton->setIcon(themeIcon(u"padlock"_s));
    connect(m_ui->certificatesButton, &QToolButton::clicked, this, &DetailPane::showCertificates);
}

void DetailPane::setUpSaving()
{
    m_ui->saveButton->setIcon(themeIcon(u"save"_s));
    connect(m_ui->saveButton, &QToolButton::clicked, this, &DetailPane::saveBytes);
    connect(m_saver, &FileSaver::saved, this, [this](const QString &path, qint64 bytes, const Error &error) {
        if (error.isError())
            return m_ui->saveMessage->showError(error);
        m_ui->saveMessage->showText(Severity::Note,
                                    tr("Saved %1 bytes to %2.", nullptr, quantities::plural(quint64(bytes)))
                                        .arg(QLocale().toString(bytes), path));
    });
}

void DetailPane::setEngine(Engine *engine)
{
    m_ui->sampleButton->setEngine(engine);
}

void DetailPane::chooseView(View view)
{
    (m_isMessage ? m_messageView : m_chunkView) = view;
    m_page = 0; // perhaps of other bytes
    read();
}

void DetailPane::chooseView(const Event &event)
{
    m_isMessage = event.kind == EventKind::Message && event.detail && !event.detail->protocol.isEmpty();
    m_view = m_isMessage ? m_messageView : m_chunkView;
    m_format = formatOf(event.payload);
    const bool cannot = (m_view == View::Formatted && !m_format)
        || (m_view == View::Fields && !LaidOutMessage::isPossible(event));
    if (cannot)
        m_view = View::Plain;
    if (m_view == View::Fields && m_laidOut.event != event.id)
        findBytes(event);
}

/// The dissected payload is shown until the bytes are found, and stays if they are not.
void DetailPane::findBytes(const Event &event)
{
    m_laidOut = LaidOutMessage::of(event);
    if (m_isMessage && hasMoreInItsChunks(event.detail->protocol))
        m_bytesReader->find(event.id);
}

void DetailPane::showMessage(quint64 id)
{
    m_id = id;
    m_page = 0;
    m_laidOut = {};
    m_bytesReader->forget();
    m_ui->saveMessage->clear();
    read();
}

qsizetype DetailPane::pageCount() const
{
    return std::max<qsizetype>(1, (m_size + pageBytes - 1) / pageBytes);
}

void DetailPane::showPage(qsizetype page)
{
    m_page = qBound<qsizetype>(0, page, pageCount() - 1);
    read();
}

void DetailPane::nextPage()
{
    showPage(m_page + 1);
}

void DetailPane::previousPage()
{
    showPage(m_page - 1);
}

void DetailPane::focusText()
{
    m_ui->panesSplitter->focusText();
}

void DetailPane::read()
{
    if (m_id == 0)
        return showNothing(tr("Choose a message in the log to see all of it here."));
    bool found = false;
    // The payload is lent for the call: only one page of it is copied, however long it is.
    m_log.forEach(m_id, m_id + 1, [&](const Event &event) {
        found = true;
        showFound(event);
        return false;
    });
    if (!found)
        showNothing(tr("This message is no longer in memory: newer messages needed the space."));
}

void DetailPane::showFound(const Event &event)
{
    const Conversation conversation = m_log.conversation(event.conversation);
    m_ui->summaryLabel->setText(AddressMask::instance().shown(DetailText::summary(event, conversation)));
    m_ui->sampleButton->setConversation(conversation);
    chooseView(event);
    m_size = m_view == View::Fields ? m_laidOut.bytes.size() : event.payload.size();
    const bool hasBytes = DetailText::carriesBytes(event.kind) || m_size > 0;
    adaptButtons(event, hasBytes);
    showWhy(event, hasBytes);
    hasBytes ? showBytes(event) : showFacts(event);
}

void DetailPane::adaptButtons(const Event &event, bool hasBytes)
{
    const bool bytesTools = m_toolsVisible && hasBytes;
    const bool canShowFields = LaidOutMessage::isPossible(event);
    m_ui->fieldsButton->setVisible(bytesTools && canShowFields);
    m_ui->plainButton->setVisible(bytesTools);
    m_ui->formattedButton->setVisible(bytesTools);
    setAvailable(
        m_ui->formattedButton, m_format.has_value(),
        m_size > formattedBytes
            ? tr("Too long to format: at most %1 bytes", nullptr, int(formattedBytes)).arg(formattedBytes)
            : tr("Neither JSON nor HTTP: there is nothing to format"));
    (m_view == View::Fields          ? m_ui->fieldsButton
         : m_view == View::Formatted ? m_ui->formattedButton
                                     : m_ui->plainButton)
        ->setChecked(true);
    m_ui->encodingComboBox->setVisible(bytesTools && m_view == View::Plain);
    m_ui->saveButton->setVisible(bytesTools);
    setAvailable(m_ui->saveButton, !event.payload.isEmpty(), tr("This row carries no bytes"));
    m_ui->certificatesButton->setVisible(m_toolsVisible && event.detail && event.detail->tls
                                         && !event.detail->tls->peerChain.isEmpty());
    m_ui->sampleButton->setWanted(m_toolsVisible);
}

void DetailPane::showWhy(const Event &event, bool hasBytes)
{
    const QString words = hasBytes ? EventText::explanation(event) : QString();
    if (words.isEmpty())
        m_ui->whyMessage->clear();
    else
        m_ui->whyMessage->showText(event.severity, words);
}

void DetailPane::showNothing(const QString &words)
{
    m_size = 0;
    m_format.reset();
    m_view = View::Plain;
    m_ui->summaryLabel->setText({});
    m_ui->sampleButton->setConversation({});
    m_ui->whyMessage->clear();
    adaptButtons({}, false);
    m_ui->panesSplitter->showWords({}, Severity::Chat);
    m_ui->panesSplitter->setHint(words, true);
    showPart({});
}

std::pair<qsizetype, qsizetype> DetailPane::pageOf(QByteArrayView payload) const
{
    return {m_reader.boundary(payload, m_page * pageBytes),
            m_reader.boundary(payload, (m_page + 1) * pageBytes)};
}

void DetailPane::showFields()
{
    const QByteArrayView bytes = m_laidOut.bytes;
    const qsizetype begin = qMin(m_page * pageBytes, bytes.size());
    const qsizetype end = qMin(begin + pageBytes, bytes.size());
    m_ui->panesSplitter->showFields(m_laidOut.layout.fields, bytes.sliced(begin, end - begin),
                                    quint64(begin));
    showPart({begin, end, m_size, quint32(m_size), pageCount() == 1, 0, m_laidOut.layout.leftOut});
}

void DetailPane::showBytes(const Event &event)
{
    if (m_view == View::Fields)
        return showFields();
    const auto [begin, end] = pageOf(event.payload);
    const QByteArrayView bytes = QByteArrayView(event.payload).sliced(begin, end - begin);
    PayloadPanes *panes = m_ui->panesSplitter;
    if (const auto formatted = m_view == View::Formatted ? formatPayload(event.payload) : std::nullopt)
        panes->showBeside(DetailText::firstLines(formatted->text, formattedLines), bytes, quint64(begin));
    else
        panes->showBytes(bytes, quint64(begin), m_reader);
    panes->setHint(event.length == 0 ? tr("Empty: a message without bytes.") : QString());
    showPart({begin, end, m_size, event.takenLength(), pageCount() == 1, panes->invalidBytes()});
}

void DetailPane::showFacts(const Event &event)
{
    m_ui->panesSplitter->showWords(AddressMask::instance().shown(DetailText::facts(event)), event.severity);
    m_ui->panesSplitter->setHint({});
    showPart({0, 0, m_size, event.takenLength(), true, 0});
}

void DetailPane::showPart(const DetailText::Part &part)
{
    const QString words = DetailText::part(part, m_ui->encodingComboBox->currentText());
    m_ui->pageLabel->setText(words);
    m_ui->pageLabel->setVisible(!words.isEmpty());
    m_ui->previousPageButton->setVisible(m_toolsVisible && !part.isWhole);
    m_ui->nextPageButton->setVisible(m_toolsVisible && !part.isWhole);
    setAvailable(m_ui->previousPageButton, m_page > 0, tr("This is the first part"));
    setAvailable(m_ui->nextPageButton, m_page + 1 < pageCount(), tr("This is the last part"));
}

void DetailPane::setToolsVisible(bool visible)
{
    if (std::exchange(m_toolsVisible, visible) != visible)
        read();
}

/// The bytes are copied from the log before the dialog opens, since they may leave it meanwhile.
void DetailPane::saveBytes()
{
    const std::optional<Event> event = m_id == 0 ? std::nullopt : m_log.at(m_id);
    if (!event || event->payload.isEmpty())
        return;
    askWhereToSave(this, {u"bytes"_s, tr("Save the bytes of message %1").arg(m_id), {}},
                   tr("message-%1.bin").arg(m_id), [this, bytes = event->payload](const QString &path) {
                       m_saver->save(path, [bytes](FileSaver::Sink &sink) { sink.write(bytes); });
                   });
}

void DetailPane::showCertificates()
{
    const std::optional<Event> event = m_id == 0 ? std::nullopt : m_log.at(m_id);
    if (!event || !event->detail || !event->detail->tls || event->detail->tls->peerChain.isEmpty())
        return;
    auto *dialog = new CertificateDialog(event->detail->tls->peerChain, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

QByteArray DetailPane::splitterState() const
{
    return m_ui->panesSplitter->arrangement();
}

void DetailPane::restoreSplitter(const QByteArray &state)
{
    m_ui->panesSplitter->arrange(state);
}

} // namespace swb
