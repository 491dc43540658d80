// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/composer.h"

#include "core/engine/settings.h"
#include "core/payload/hex.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "models/composer/savedmessagemodel.h"
#include "ui_composer.h"
#include "widgets/accessible/accessible.h"
#include "widgets/common/availability.h"
#include "widgets/composer/messageform.h"
#include "widgets/composer/savedmessagesdialog.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace swb {

Composer::Composer(WorkbenchSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::Composer>())
    , m_settings(settings)
    , m_saved(new SavedMessageModel(settings->state().saved, this))
    , m_history(settings->state().history)
{
    m_ui->setupUi(this);
    m_ui->lineEndingComboBox->addItem(tr("none"), int(LineEnding::None));
    m_ui->lineEndingComboBox->addItem(tr("LF"), int(LineEnding::Lf));
    m_ui->lineEndingComboBox->addItem(tr("CRLF"), int(LineEnding::CrLf));
    m_ui->sendButton->setIcon(themeIcon(u"send"_s));
    m_ui->savedButton->setIcon(themeIcon(u"saved"_s));
    m_ui->savedButton->setMenu(accessible::named(new QMenu(m_ui->savedButton)));
    m_ui->cancelButton->hide();
    setDraft(settings->state().draft);
    connectParts();
    connectSaved();
}

Composer::~Composer() = default;

void Composer::connectParts()
{
    m_ui->formButton->hide();
    connect(m_ui->formButton, &QToolButton::clicked, this, &Composer::showForm);
    connect(m_ui->textButton, &QToolButton::clicked, this, [this] { switchFormat(DraftFormat::Text); });
    connect(m_ui->hexButton, &QToolButton::clicked, this, [this] { switchFormat(DraftFormat::Hex); });
    connect(m_ui->fileButton, &QToolButton::clicked, this, [this] { switchFormat(DraftFormat::File); });
    connect(m_ui->messageEdit, &MessageEditor::textChanged, this, &Composer::checkMessage);
    connect(m_ui->lineEndingComboBox, &QComboBox::currentIndexChanged, this, &Composer::checkMessage);
    connect(m_ui->filePathField, &PathField::changed, this, &Composer::checkMessage);
    connect(m_ui->repeatField, &RepeatField::changed, this, &Composer::checkMessage);
    connect(m_ui->filePathField, &PathField::returnPressed, this, &Composer::send);
    connect(m_ui->messageEdit, &MessageEditor::sendRequested, this, &Composer::send);
    connect(m_ui->messageEdit, &MessageEditor::olderRequested, this, &Composer::showOlder);
    connect(m_ui->messageEdit, &MessageEditor::newerRequested, this, &Composer::showNewer);
    connect(m_ui->sendButton, &QPushButton::clicked, this, &Composer::send);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &Composer::cancelRequested);
    connect(m_ui->composerMessage, &InlineMessage::showInLogRequested, this, &Composer::showInLogRequested);
}

void Composer::connectSaved()
{
    connect(m_ui->savedButton->menu(), &QMenu::aboutToShow, this, &Composer::fillSavedMenu);
    connect(m_saved, &SavedMessageModel::edited, this,
            [this] { m_settings->setSavedMessages(m_saved->messages()); });
}

Draft Composer::editorDraft() const
{
    const auto ending = static_cast<LineEnding>(m_ui->lineEndingComboBox->currentData().toInt());
    return {m_editorFormat, m_ui->messageEdit->toPlainText(), ending};
}

Draft Composer::draft() const
{
    Draft draft = editorDraft();
    if (m_format == DraftFormat::File) {
        draft.format = DraftFormat::File;
        draft.text = m_ui->filePathField->path();
    } else {
        draft.repeat = m_ui->repeatField->repeat();
    }
    return draft;
}

void Composer::setDraft(const Draft &draft)
{
    m_ui->lineEndingComboBox->setCurrentIndex(m_ui->lineEndingComboBox->findData(int(draft.ending)));
    m_ui->repeatField->setRepeat(draft.repeat);
    showFormat(draft.format);
    if (draft.format == DraftFormat::File)
        m_ui->filePathField->setPath(draft.text);
    else
        m_ui->messageEdit->replaceText(draft.text);
    if (m_showsForm)
        fillForm();
    checkMessage();
}

void Composer::setDatagramLimit(int bytes)
{
    if (m_datagramLimit == bytes)
        return;
    m_datagramLimit = bytes;
    checkMessage();
}

void Composer::setProtocol(QLatin1StringView protocol)
{
    const QString name = protocol == "raw"_L1 ? QString() : QString(protocol);
    if (m_protocol == name)
        return;
    m_drafts.insert(m_protocol, draft());
    m_protocol = name;
    delete m_form;
    m_form = makeMessageForm(protocol, m_ui->messagePages);
    m_ui->formButton->setVisible(m_form);
    m_ui->fileButton->setVisible(protocol != "file"_L1); // its form sends one as a file, not only its bytes
    m_showsForm = m_form;
    if (m_form) {
        m_ui->messagePages->addWidget(m_form);
        connect(m_form, &MessageForm::changed, this, &Composer::takeFromForm);
        connect(m_form, &MessageForm::sendRequested, this, &Composer::send);
    }
    const auto kept = m_drafts.constFind(name);
    setDraft(kept != m_drafts.constEnd() ? *kept : Draft{DraftFormat::Text, firstMessage(protocol)});
}

void Composer::showForm()
{
    if (m_editorFormat != DraftFormat::Text && !convertEditor(DraftFormat::Text))
        return;
    m_showsForm = true;
    fillForm();
    showFormat(DraftFormat::Text);
    checkMessage();
}

/// The text is sent, kept and repeated; while the form is shown the text comes from it.
void Composer::takeFromForm()
{
    if (m_showsForm)
        m_ui->messageEdit->replaceText(m_form->text());
}

void Composer::fillForm()
{
    if (!m_form || m_form->text() == m_ui->messageEdit->toPlainText())
        return;
    const QSignalBlocker quiet(m_form);
    m_form->setText(m_ui->messageEdit->toPlainText());
}

QWidget *Composer::messagePage() const
{
    if (m_format == DraftFormat::File)
        return m_ui->filePage;
    return m_showsForm ? m_form : m_ui->editorPage;
}

void Composer::switchFormat(DraftFormat format)
{
    m_showsForm = false;
    if (format != DraftFormat::File && format != m_editorFormat && !convertEditor(format))
        return;
    showFormat(format);
    checkMessage();
}

/// Converts the editor's content from text to hex or back, so that the same bytes would be sent. If the bytes
/// are not text it leaves them unchanged, says so and returns false.
bool Composer::convertEditor(DraftFormat format)
{
    const DraftBytes message = bytesOf(editorDraft());
    if (message.error.isError()) {
        showFormat(m_editorFormat);
        checkMessage();
        Error error = message.error;
        error.hint = tr("Correct the marked part, then press Text again.");
        showError(error);
        return false;
    }
    if (format == DraftFormat::Hex) {
        m_editorFormat = format;
        m_ui->messageEdit->replaceText(toHex(message.bytes));
        return true;
    }
    const std::optional<Draft> text = textDraft(message.bytes, editorDraft().ending);
    if (!text) {
        showFormat(m_editorFormat);
        checkMessage();
        m_ui->composerMessage->showText(Severity::Warning,
                                        tr("These bytes are not editable text, so they stay in hex."));
        return false;
    }
    m_editorFormat = format;
    m_ui->lineEndingComboBox->setCurrentIndex(m_ui->lineEndingComboBox->findData(int(text->ending)));
    m_ui->messageEdit->replaceText(text->text);
    return true;
}

void Composer::showFormat(DraftFormat format)
{
    m_format = format;
    if (format != DraftFormat::File)
        m_editorFormat = format;
    m_showsForm = m_showsForm && format == DraftFormat::Text;
    m_ui->formButton->setChecked(m_showsForm);
    m_ui->textButton->setChecked(format == DraftFormat::Text && !m_showsForm);
    m_ui->hexButton->setChecked(format == DraftFormat::Hex);
    m_ui->fileButton->setChecked(format == DraftFormat::File);
    markFormat();
    setAvailable(m_ui->lineEndingComboBox, format == DraftFormat::Text,
                 tr("Only text has lines; other bytes are sent as they are"));
    setAvailable(m_ui->repeatField, format != DraftFormat::File, tr("A file is sent once"));
    m_ui->messagePages->setCurrentWidget(messagePage());
    m_ui->messageEdit->setPlaceholderText(
        format == DraftFormat::Hex ? tr("hex digits, such as 48 65 6c 6c 6f") : tr("the message"));
}

/// The style marks a pressed button only by a shade; the active one is also bold and has the selection
/// colour.
void Composer::markFormat()
{
    for (QToolButton *button : {m_ui->formButton, m_ui->textButton, m_ui->hexButton, m_ui->fileButton}) {
        QPalette colours = palette();
        if (button->isChecked())
            colours.setColor(QPalette::Button, tokensOf(palette()).selection);
        button->setPalette(colours);
        QFont words = font();
        words.setBold(button->isChecked());
        button->setFont(words);
    }
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        markFormat();
}

void Composer::checkMessage()
{
    if (m_protocol.isEmpty())
        m_settings->setDraft(draft());
    if (m_format == DraftFormat::File) {
        checkFile();
        return;
    }
    const DraftBytes message = bytesOf(editorDraft());
    m_ui->messageEdit->markError(message.errorAt);
    if (message.error.isError()) {
        showError(message.error);
        m_ui->sizeLabel->setText(tr("not valid hex"));
        return;
    }
    m_ui->composerMessage->clear();
    showSize(message.bytes.size());
}

void Composer::checkFile()
{
    m_ui->composerMessage->clear();
    const QFileInfo file(m_ui->filePathField->path());
    const bool there = file.isFile();
    m_ui->fileFactsLabel->setText(
        there ? tr("%1, last changed %2")
                    .arg(file.fileName(), QLocale().toString(file.lastModified(), QLocale::ShortFormat))
            : m_ui->filePathField->path().isEmpty() ? tr("Choose a file to send.")
                                                    : tr("There is no such file."));
    showSize(there ? file.size() : 0);
}

void Composer::showSize(qint64 bytes)
{
    const int form = quantities::plural(quint64(bytes));
    const QString size = QLocale().toString(bytes);
    const bool tooLarge = m_datagramLimit > 0 && bytes > m_datagramLimit;
    m_ui->sizeLabel->setText(tr("%1 bytes", nullptr, form).arg(size));
    if (tooLarge)
        showError(makeError(ErrorCode::DatagramTooLarge,
                            tr("%1 bytes do not fit into one datagram.", nullptr, form).arg(size)));
}

void Composer::send()
{
    const Draft message = draft();
    if (message.format == DraftFormat::File) {
        Q_EMIT sendRequested(message, {});
        return;
    }
    const DraftBytes content = bytesOf(message);
    if (content.error.isError()) {
        checkMessage();
        m_ui->messageEdit->setFocus();
        return;
    }
    Q_EMIT sendRequested(message, content.bytes);
}

void Composer::setBeside(QWidget *beside)
{
    m_ui->messageRow->insertWidget(1, beside);
}

void Composer::noteSent(const Draft &draft)
{
    m_ui->composerMessage->clear();
    m_history.add(draft);
    m_settings->setHistory(m_history.entries());
}

void Composer::showError(const Error &error, EndpointId client)
{
    m_ui->composerMessage->showError(error, client);
}

void Composer::showNote(const QString &text)
{
    m_ui->composerMessage->showText(Severity::Warning, text);
}

void Composer::showProgress(qint64 sentBytes, qint64 totalBytes)
{
    m_sendsFile = sentBytes >= 0;
    offerCancel();
    if (m_sendsFile)
        m_ui->sizeLabel->setText(tr("%1 of %2 bytes sent", nullptr, quantities::plural(quint64(totalBytes)))
                                     .arg(QLocale().toString(sentBytes), QLocale().toString(totalBytes)));
    else
        checkMessage();
}

void Composer::showRepetition(const QString &progress)
{
    m_repeats = true;
    offerCancel();
    m_ui->sizeLabel->setText(progress);
}

void Composer::endRepetition(const QString &remark)
{
    m_repeats = false;
    offerCancel();
    checkMessage();
    if (!remark.isEmpty())
        showNote(remark);
}

void Composer::offerCancel()
{
    m_ui->cancelButton->setVisible(m_sendsFile || m_repeats);
    m_ui->savedButton->setVisible(m_ui->cancelButton->isHidden()); // they share one place
    m_ui->cancelButton->setText(m_repeats ? tr("Stop") : tr("Cancel"));
}

void Composer::showOlder()
{
    if (const std::optional<Draft> older = m_history.older(draft()))
        setDraft(*older);
}

void Composer::showNewer()
{
    if (const std::optional<Draft> newer = m_history.newer())
        setDraft(*newer);
}

void Composer::fillSavedMenu()
{
    QMenu *menu = m_ui->savedButton->menu();
    menu->clear();
    for (const SavedMessage &saved : m_saved->messages()) {
        // An ampersand would become a mnemonic.
        QString title = saved.note.isEmpty() ? saved.name : tr("%1 (%2)").arg(saved.name, saved.note);
        const QAction *action = menu->addAction(title.replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, draft = saved.draft] { setDraft(draft); });
    }
    menu->addSeparator();
    menu->addAction(tr("Save this message…"), this, [this] {
        openSavedMessages();
        m_savedDialog->addCurrent();
    });
    menu->addAction(tr("Saved messages…"), this, &Composer::openSavedMessages);
}

TakenOver Composer::takeOver(const QList<SavedMessage> &messages)
{
    return swb::takeOver(messages, m_saved->messages(), WorkbenchState::maxSaved - m_saved->rowCount(),
                         [this](const SavedMessage &message) { m_saved->append(message); });
}

void Composer::openSavedMessages()
{
    if (!m_savedDialog) {
        m_savedDialog = new SavedMessagesDialog(
            m_saved, [this] { return draft(); }, this);
        connect(m_savedDialog, &SavedMessagesDialog::chosen, this, &Composer::setDraft);
    }
    m_savedDialog->show();
    m_savedDialog->raise();
    m_savedDialog->activateWindow();
}

} // namespace swb
