// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/detailpane.h"

#include "core/log/eventtext.h"
#include "models/hexdump.h"
#include "ui_detailpane.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QLocale>
#include <QScrollBar>
#include <QShortcut>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QTextEdit::ExtraSelection mark(QPlainTextEdit *edit, int from, int to)
{
    QTextEdit::ExtraSelection selection;
    const Tokens &tokens = tokensOf(edit->palette());
    selection.format.setBackground(tokens.selection);
    selection.format.setForeground(tokens.tcp);
    selection.format.setFontUnderline(true);
    selection.cursor = QTextCursor(edit->document());
    selection.cursor.setPosition(from);
    selection.cursor.setPosition(to, QTextCursor::KeepAnchor);
    return selection;
}

void reveal(QPlainTextEdit *edit, int position)
{
    const QTextCursor kept = edit->textCursor();
    QTextCursor cursor(edit->document());
    cursor.setPosition(position);
    const QSignalBlocker quiet(edit);
    edit->setTextCursor(cursor);
    edit->ensureCursorVisible();
    const int line = edit->verticalScrollBar()->value();
    edit->setTextCursor(kept);
    edit->verticalScrollBar()->setValue(line);
}

qsizetype byteIn(const QTextCursor &cursor, int position)
{
    const QTextBlock block = cursor.document()->findBlock(position);
    return qsizetype(block.blockNumber()) * HexDump::bytesPerLine
        + HexDump::placeAt(position - block.position());
}

} // namespace

DetailPane::DetailPane(const MessageLog &log, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DetailPane>())
    , m_log(log)
{
    m_ui->setupUi(this);
    setUpEdits();
    setUpPages();
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
    connect(m_ui->textEdit, &QPlainTextEdit::selectionChanged, this, &DetailPane::linkFromText);
    connect(m_ui->hexEdit, &QPlainTextEdit::selectionChanged, this, &DetailPane::linkFromHex);
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
        clearMarks();
}

void DetailPane::showMessage(quint64 id)
{
    m_id = id;
    m_page = 0;
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
        m_ui->summaryLabel->setText(summary(event));
        m_size = event.payload.size();
        const bool hasBytes = event.kind == EventKind::Data || event.kind == EventKind::Message || m_size > 0;
        m_ui->hexEdit->setVisible(hasBytes);
        hasBytes ? showBytes(event) : showWords(event);
        return false;
    });
    if (!found)
        showNothing(tr("This message is no longer held: the log's memory was needed for newer ones."));
}

void DetailPane::showNothing(const QString &words)
{
    m_size = m_pageSize = 0;
    m_text = {};
    m_ui->summaryLabel->setText({});
    m_ui->hexEdit->hide();
    for (QWidget *control :
         {static_cast<QWidget *>(m_ui->pageLabel), static_cast<QWidget *>(m_ui->previousPageButton),
          static_cast<QWidget *>(m_ui->nextPageButton)})
        control->hide();
    m_ui->textEdit->setPlainText({});
    m_ui->textEdit->setPlaceholderText(words);
    m_ui->textEdit->setAccessibleDescription(words);
}

void DetailPane::showBytes(const Event &event)
{
    const qsizetype begin = PayloadText::pageEnd(event.payload, 0, m_page * pageBytes);
    const qsizetype end = PayloadText::pageEnd(event.payload, 0, (m_page + 1) * pageBytes);
    const QByteArrayView bytes = QByteArrayView(event.payload).sliced(begin, end - begin);
    m_pageSize = bytes.size();
    m_text = PayloadText(bytes);
    m_ui->textEdit->setPlainText(m_text.text());
    m_ui->textEdit->setPlaceholderText(event.length == 0 ? tr("Empty: a message without bytes.") : QString());
    m_ui->textEdit->setAccessibleDescription({});
    m_ui->hexEdit->setPlainText(HexDump::dump(bytes, quint64(begin)));
    clearMarks();
    showPageLabel(event, begin, end);
}

void DetailPane::showPageLabel(const Event &event, qsizetype begin, qsizetype end)
{
    const QLocale locale;
    const bool paged = pageCount() > 1;
    const bool capped = event.length > m_size;
    QString words;
    if (paged)
        words = tr("bytes %1 to %2 of %3")
                    .arg(locale.toString(begin), locale.toString(end - 1), locale.toString(m_size));
    if (capped)
        words += (words.isEmpty() ? QString() : u", "_s)
            + tr("%1 of %2 bytes kept").arg(locale.toString(m_size), locale.toString(event.length));
    m_ui->pageLabel->setText(words);
    m_ui->pageLabel->setVisible(!words.isEmpty());
    m_ui->previousPageButton->setVisible(paged);
    m_ui->nextPageButton->setVisible(paged);
    m_ui->previousPageButton->setEnabled(m_page > 0);
    m_ui->nextPageButton->setEnabled(m_page + 1 < pageCount());
}

void DetailPane::showWords(const Event &event)
{
    QStringList parts{EventText::explanation(event)};
    if (parts.first().isEmpty())
        parts = QStringList{EventText::info(event)};
    if (const QString facts = EventText::handshake(event); !facts.isEmpty())
        parts.append(facts);
    m_text = {};
    m_pageSize = 0;
    m_ui->textEdit->setPlainText(parts.join(u"\n\n"_s));
    m_ui->textEdit->setPlaceholderText({});
    m_ui->textEdit->setAccessibleDescription({});
    m_ui->hexEdit->clear();
    showPageLabel(event, 0, 0);
}

QString DetailPane::summary(const Event &event) const
{
    const Conversation conversation = m_log.conversation(event.conversation);
    QStringList parts{tr("No. %1").arg(event.id), tr("%1 s").arg(EventText::time(event.timeNs)),
                      QString(displayName(event.transport))};
    if (conversation.id != ConversationId::None) {
        parts.append(conversation.role == Role::Server ? tr("%1, our server").arg(conversation.label())
                                                       : tr("%1, our client").arg(conversation.label()));
        parts.append(
            tr("%1 to %2")
                .arg(EventText::source(event, conversation), EventText::destination(event, conversation)));
    }
    const bool isData = event.kind == EventKind::Data || event.kind == EventKind::Message;
    if (isData)
        parts.append(event.length == 1 ? tr("1 byte") : tr("%1 bytes").arg(QLocale().toString(event.length)));
    else
        parts.append(EventText::kind(event.kind));
    return parts.join(u"  ·  "_s);
}

void DetailPane::linkFromText()
{
    const QTextCursor cursor = m_ui->textEdit->textCursor();
    if (m_pageSize > 0)
        markInHex({m_text.byteAt(cursor.selectionStart()),
                   cursor.hasSelection() ? m_text.byteAt(cursor.selectionEnd())
                                         : m_text.byteAt(cursor.selectionStart())});
}

void DetailPane::linkFromHex()
{
    const QTextCursor cursor = m_ui->hexEdit->textCursor();
    if (m_pageSize == 0)
        return;
    const qsizetype from = byteIn(cursor, cursor.selectionStart());
    const qsizetype to = cursor.hasSelection() ? byteIn(cursor, cursor.selectionEnd()) : from;
    markInText({std::min(from, m_pageSize), std::min(to, m_pageSize)});
}

void DetailPane::markInText(Bytes bytes)
{
    if (bytes.to <= bytes.from)
        return m_ui->textEdit->setExtraSelections({});
    const int from = int(m_text.positionOf(bytes.from));
    const int to = int(m_text.positionOf(bytes.to - 1));
    const qsizetype last = m_text.byteAt(to);
    int end = to;
    while (end < m_text.text().size() && m_text.byteAt(end) == last)
        ++end;
    m_ui->textEdit->setExtraSelections({mark(m_ui->textEdit, from, end)});
    reveal(m_ui->textEdit, from);
}

void DetailPane::markInHex(Bytes bytes)
{
    QList<QTextEdit::ExtraSelection> marks;
    const QTextDocument *document = m_ui->hexEdit->document();
    constexpr qsizetype perLine = HexDump::bytesPerLine;
    for (qsizetype at = bytes.from; at < bytes.to;) {
        const int first = int(at % perLine);
        const qsizetype next = std::min(bytes.to, at - first + perLine);
        const int last = first + int(next - at) - 1;
        const int line = document->findBlockByNumber(int(at / perLine)).position();
        marks.append(
            mark(m_ui->hexEdit, line + HexDump::hexColumn(first), line + HexDump::hexColumn(last) + 2));
        marks.append(
            mark(m_ui->hexEdit, line + HexDump::textColumn(first), line + HexDump::textColumn(last) + 1));
        at = next;
    }
    m_ui->hexEdit->setExtraSelections(marks);
    if (!marks.isEmpty())
        reveal(m_ui->hexEdit, marks.first().cursor.anchor());
}

void DetailPane::clearMarks()
{
    m_ui->textEdit->setExtraSelections({});
    m_ui->hexEdit->setExtraSelections({});
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
