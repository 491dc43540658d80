// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/detailpane.h"

#include "core/engine/engine.h"
#include "core/log/eventtext.h"
#include "models/addressmask.h"
#include "models/filesaver.h"
#include "ui_detailpane.h"
#include "widgets/common/savedialog.h"
#include "widgets/detail/bytelinks.h"
#include "widgets/detail/certificatedialog.h"
#include "widgets/detail/liveconversations.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QLocale>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

bool carriesBytes(EventKind kind)
{
    return kind == EventKind::Data || kind == EventKind::Message;
}

/// At most so many lines of a text; how many there are in all.
std::pair<QString, qsizetype> firstLines(const QString &text, qsizetype lines)
{
    qsizetype end = -1;
    qsizetype count = 1;
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1)) {
        if (count++ == lines)
            end = at;
    }
    return {end < 0 ? text : text.first(end), count};
}

/// The first line is what happened: it stands out.
void stress(QPlainTextEdit *edit, Severity severity)
{
    QTextCursor cursor(edit->document());
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setForeground(tokensOf(edit->palette()).severity(severity));
    cursor.mergeCharFormat(format);
}

} // namespace

DetailPane::DetailPane(const MessageLog &log, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DetailPane>())
    , m_log(log)
    , m_saver(new FileSaver(this))
{
    m_ui->setupUi(this);
    m_links = new ByteLinks(m_ui->textEdit, m_ui->hexEdit, this);
    setUpEdits();
    setUpPages();
    setUpViews();
    setUpSaving();
    applyFonts();
    showMessage(0);
}

DetailPane::~DetailPane() = default;

void DetailPane::setUpEdits()
{
    for (QPlainTextEdit *edit : {m_ui->textEdit, m_ui->hexEdit}) {
        edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        edit->setFrameShape(QFrame::StyledPanel);
    }
    m_ui->panesSplitter->setSizes({1000, 1000});
    m_ui->whyMessage->setClosable(false);
}

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
    connect(m_ui->plainButton, &QToolButton::clicked, this, [this] { chooseView(false); });
    connect(m_ui->formattedButton, &QToolButton::clicked, this, [this] { chooseView(true); });
    m_ui->certificatesButton->setIcon(themeIcon(u"padlock"_s));
    connect(m_ui->certificatesButton, &QToolButton::clicked, this, &DetailPane::showCertificates);
    connect(m_ui->sampleButton, &QToolButton::clicked, this, &DetailPane::sampleKernel);
}

void DetailPane::setUpSaving()
{
    m_ui->saveButton->setIcon(themeIcon(u"save"_s));
    connect(m_ui->saveButton, &QToolButton::clicked, this, &DetailPane::saveBytes);
    connect(m_saver, &FileSaver::saved, this, [this](const QString &path, qint64 bytes, const Error &error) {
        if (error.isError())
            return m_ui->saveMessage->showError(error);
        m_ui->saveMessage->showText(Severity::Note,
                                    tr("Saved %1 bytes to %2.").arg(QLocale().toString(bytes), path));
    });
}

void DetailPane::setEngine(Engine *engine)
{
    m_engine = engine;
    m_live = new LiveConversations(engine, this);
    connect(m_live, &LiveConversations::changed, this, &DetailPane::adaptSampling);
}

void DetailPane::chooseView(bool formatted)
{
    m_prefersFormatted = formatted;
    read();
}

void DetailPane::applyFonts()
{
    for (QPlainTextEdit *edit : {m_ui->textEdit, m_ui->hexEdit})
        edit->setFont(payloadFont(font()));
}

void DetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFonts();
    if (event->type() == QEvent::PaletteChange)
        m_links->repaintMarks();
}

void DetailPane::showMessage(quint64 id)
{
    m_id = id;
    m_page = 0;
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
    m_ui->textEdit->setFocus(Qt::ShortcutFocusReason);
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
        showNothing(tr("This message is no longer held: the log's memory was needed for newer ones."));
}

void DetailPane::showFound(const Event &event)
{
    m_conversation = m_log.conversation(event.conversation);
    const QString words = summary(event);
    m_ui->summaryLabel->setText(m_addressesHidden ? withoutAddresses(words) : words);
    m_size = event.payload.size();
    m_format = formatOf(event.payload);
    const bool hasBytes = carriesBytes(event.kind) || m_size > 0;
    m_ui->hexEdit->setVisible(hasBytes);
    adaptButtons(event, hasBytes);
    showWhy(event, hasBytes);
    hasBytes ? showBytes(event) : showWords(event);
}

void DetailPane::adaptButtons(const Event &event, bool hasBytes)
{
    m_ui->plainButton->setVisible(hasBytes);
    m_ui->formattedButton->setVisible(hasBytes);
    m_ui->formattedButton->setEnabled(m_format.has_value());
    m_ui->formattedButton->setToolTip(
        m_format                      ? tr("Show the message laid out for reading")
            : m_size > formattedBytes ? tr("Too long to be laid out: at most %1 bytes").arg(formattedBytes)
                                      : tr("Neither JSON nor HTTP: there is nothing to lay out"));
    const bool formatted = m_prefersFormatted && m_format;
    (formatted ? m_ui->formattedButton : m_ui->plainButton)->setChecked(true);
    m_ui->encodingComboBox->setVisible(hasBytes && !formatted);
    m_ui->saveButton->setVisible(hasBytes);
    m_ui->saveButton->setEnabled(m_size > 0);
    m_ui->certificatesButton->setVisible(event.detail && event.detail->tls
                                         && !event.detail->tls->peerChain.isEmpty());
    adaptSampling();
}

void DetailPane::adaptSampling()
{
    m_ui->sampleButton->setVisible(m_live && isStream(m_conversation.transport)
                                   && m_conversation.id != ConversationId::None);
    const bool open = m_live && m_live->contains(m_conversation.id);
    m_ui->sampleButton->setEnabled(open);
    m_ui->sampleButton->setToolTip(
        open ? tr("Ask the operating system what it knows of this connection now: round-trip time, segments "
                  "sent again and more. The answer is a new row in the log")
             : tr("This connection is over: the operating system knows nothing of it any more"));
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
    m_conversation = {};
    m_format.reset();
    m_links->clear();
    m_ui->summaryLabel->setText({});
    m_ui->whyMessage->clear();
    adaptButtons({}, false);
    for (QWidget *control :
         {static_cast<QWidget *>(m_ui->hexEdit), static_cast<QWidget *>(m_ui->pageLabel),
          static_cast<QWidget *>(m_ui->previousPageButton), static_cast<QWidget *>(m_ui->nextPageButton)})
        control->hide();
    m_ui->textEdit->setPlainText({});
    m_ui->textEdit->setPlaceholderText(words);
    m_ui->textEdit->setAccessibleDescription(words);
}

std::pair<qsizetype, qsizetype> DetailPane::pageOf(QByteArrayView payload) const
{
    return {m_reader.boundary(payload, m_page * pageBytes),
            m_reader.boundary(payload, (m_page + 1) * pageBytes)};
}

void DetailPane::showBytes(const Event &event)
{
    const auto [begin, end] = pageOf(event.payload);
    const QByteArrayView bytes = QByteArrayView(event.payload).sliced(begin, end - begin);
    if (const auto formatted = m_prefersFormatted ? formatPayload(event.payload) : std::nullopt)
        showFormatted(*formatted, bytes, begin);
    else
        m_links->show(bytes, quint64(begin), m_reader);
    m_ui->textEdit->setPlaceholderText(event.length == 0 ? tr("Empty: a message without bytes.") : QString());
    m_ui->textEdit->setAccessibleDescription({});
    showPageLabel(event, begin, end);
}

void DetailPane::showFormatted(const FormattedPayload &formatted, QByteArrayView page, qsizetype begin)
{
    auto [text, lines] = firstLines(formatted.text, formattedLines);
    if (lines > formattedLines)
        text += u'\n'
            + tr("[the first %1 of %2 lines; “Text” shows all]")
                  .arg(QLocale().toString(formattedLines), QLocale().toString(lines));
    m_links->showBeside(text, page, quint64(begin));
}

void DetailPane::showPageLabel(const Event &event, qsizetype begin, qsizetype end)
{
    const QLocale locale;
    const bool paged = pageCount() > 1;
    QStringList words;
    if (paged)
        words.append(tr("bytes %1 to %2 of %3")
                         .arg(locale.toString(begin), locale.toString(end - 1), locale.toString(m_size)));
    if (event.length > m_size)
        words.append(tr("%1 of %2 bytes kept").arg(locale.toString(m_size), locale.toString(event.length)));
    if (m_links->invalidCount() > 0)
        words.append(
            tr("%1 places are no %2")
                .arg(locale.toString(m_links->invalidCount()), m_ui->encodingComboBox->currentText()));
    m_ui->pageLabel->setText(words.join(u", "_s));
    m_ui->pageLabel->setVisible(!words.isEmpty());
    m_ui->previousPageButton->setVisible(paged);
    m_ui->nextPageButton->setVisible(paged);
    m_ui->previousPageButton->setEnabled(m_page > 0);
    m_ui->nextPageButton->setEnabled(m_page + 1 < pageCount());
}

void DetailPane::showWords(const Event &event)
{
    m_links->clear();
    QStringList parts{EventText::explanation(event)};
    if (parts.first().isEmpty())
        parts = QStringList{EventText::info(event)};
    for (const QString &facts : {EventText::handshake(event), EventText::kernelFacts(event)}) {
        if (!facts.isEmpty())
            parts.append(facts);
    }
    m_ui->textEdit->setPlainText(parts.join(u"\n\n"_s));
    m_ui->textEdit->setPlaceholderText({});
    m_ui->textEdit->setAccessibleDescription({});
    m_ui->hexEdit->clear();
    showPageLabel(event, 0, 0);
    if (event.severity >= Severity::Warning)
        stress(m_ui->textEdit, event.severity);
}

void DetailPane::setAddressesHidden(bool hidden)
{
    if (hidden == m_addressesHidden)
        return;
    m_addressesHidden = hidden;
    read();
}

QString DetailPane::summary(const Event &event) const
{
    const Conversation &conversation = m_conversation;
    QStringList parts{tr("No. %1").arg(event.id), tr("%1 s").arg(EventText::time(event.timeNs)),
                      QString(displayName(event.transport))};
    if (conversation.id != ConversationId::None) {
        parts.append(conversation.role == Role::Server ? tr("%1, our server").arg(conversation.label())
                                                       : tr("%1, our client").arg(conversation.label()));
        parts.append(
            tr("%1 to %2")
                .arg(EventText::source(event, conversation), EventText::destination(event, conversation)));
    }
    if (carriesBytes(event.kind))
        parts.append(event.length == 1 ? tr("1 byte") : tr("%1 bytes").arg(QLocale().toString(event.length)));
    else
        parts.append(EventText::kind(event.kind));
    return parts.join(u"  ·  "_s);
}

/// The bytes are copied out of the log before the dialog opens, since they may leave it meanwhile.
void DetailPane::saveBytes()
{
    const std::optional<Event> event = m_id == 0 ? std::nullopt : m_log.at(m_id);
    if (!event || event->payload.isEmpty() || m_saver->isSaving())
        return;
    askWhereToSave(this, tr("Save the bytes of message %1").arg(m_id), tr("message-%1.bin").arg(m_id),
                   [this, bytes = event->payload](const QString &path) {
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

void DetailPane::sampleKernel()
{
    if (m_live && m_live->contains(m_conversation.id))
        m_engine->sampleKernel(m_conversation.endpoint, m_conversation.id);
}

QByteArray DetailPane::splitterState() const
{
    return m_ui->panesSplitter->saveState();
}

void DetailPane::restoreSplitter(const QByteArray &state)
{
    m_ui->panesSplitter->restoreState(state);
}

} // namespace swb
