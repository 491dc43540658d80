// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/ids.h"
#include "models/common/takeover.h"
#include "models/composer/draft.h"
#include "models/composer/messagehistory.h"

#include <QHash>
#include <QPointer>
#include <QWidget>
#include <memory>

namespace swb {

class MessageForm;
class SavedMessageModel;
class SavedMessagesDialog;
class WorkbenchSettings;
namespace Ui {
class Composer;
}

/// Where a message is written, as text, as hex digits or as a file. It knows nothing about connections: Send
/// emits the message, and its owner answers with noteSent() or showError().
class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(WorkbenchSettings *settings, QWidget *parent = nullptr);
    ~Composer() override;

    [[nodiscard]] Draft draft() const;
    void setDraft(const Draft &draft);
    /// The protocol of the message (protocols/schemes.h): each has its own draft, and its own fields if its
    /// messages have any.
    void setProtocol(QLatin1StringView protocol);
    /// The maximum size of the message, if it would be sent as one datagram; 0 for a stream.
    void setDatagramLimit(int bytes);

    /// Puts this between the message and Send, which keeps its place whether or not this is visible.
    void setBeside(QWidget *beside);
    /// The message was handed to a connection, or waits for one: it goes into the history.
    void noteSent(const Draft &draft);
    void showError(const Error &error, EndpointId client = EndpointId::None);
    void showNote(const QString &text);
    /// Adds these to the existing saved messages.
    TakenOver takeOver(const QList<SavedMessage> &messages);
    /// While a file is being sent: the progress, with a way to stop it. -1: no file is being sent.
    void showProgress(qint64 sentBytes, qint64 totalBytes);
    /// While a message is repeated: the progress, with a way to stop it.
    void showRepetition(const QString &progress);
    /// Nothing is repeated any more; shows this remark, which may be empty.
    void endRepetition(const QString &remark);

public Q_SLOTS:
    void send();

Q_SIGNALS:
    /// `bytes` is the message of a Text or Hex draft; a File draft names the file to send.
    void sendRequested(const swb::Draft &draft, const QByteArray &bytes);
    void cancelRequested();
    void showInLogRequested(swb::EndpointId client);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void markFormat();
    void connectSaved();
    void switchFormat(DraftFormat format);
    void showForm();
    void takeFromForm();
    void fillForm();
    [[nodiscard]] QWidget *messagePage() const;
    [[nodiscard]] bool convertEditor(DraftFormat format);
    void showFormat(DraftFormat format);
    void checkMessage();
    void checkFile();
    void showSize(qint64 bytes);
    void showOlder();
    void showNewer();
    void fillSavedMenu();
    void openSavedMessages();
    [[nodiscard]] Draft editorDraft() const;
    void offerCancel();

    std::unique_ptr<Ui::Composer> m_ui;
    WorkbenchSettings *m_settings;
    SavedMessageModel *m_saved;
    QPointer<SavedMessagesDialog> m_savedDialog;
    MessageHistory m_history;
    QString m_protocol; ///< empty: raw bytes
    QHash<QString, Draft> m_drafts; ///< of the protocols that are not shown
    MessageForm *m_form = nullptr; ///< of the protocol; null if it has none
    bool m_showsForm = false; ///< instead of the text, which it fills
    DraftFormat m_format = DraftFormat::Text;
    DraftFormat m_editorFormat = DraftFormat::Text; ///< of the editor while the file page is shown
    int m_datagramLimit = 0;
    bool m_sendsFile = false;
    bool m_repeats = false;
};

} // namespace swb
