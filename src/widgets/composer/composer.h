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

/// Where a message is written, as text, as hex digits or as a file. It knows nothing of connections: Send
/// hands the message out, and its owner answers with noteSent() or showError().
class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(WorkbenchSettings *settings, QWidget *parent = nullptr);
    ~Composer() override;

    [[nodiscard]] Draft draft() const;
    void setDraft(const Draft &draft);
    /// What the message is said in (protocols/schemes.h): it has its own draft, and its own fields where its
    /// messages have some.
    void setProtocol(QLatin1StringView protocol);
    /// The most bytes that the message may have, where it would go out as one datagram; 0 for a stream.
    void setDatagramLimit(int bytes);

    /// Puts this between the message and Send, which stays where it is whether or not this is in sight.
    void setBeside(QWidget *beside);
    /// The message was handed to a connection, or waits for one: it goes into the history.
    void noteSent(const Draft &draft);
    void showError(const Error &error, EndpointId client = EndpointId::None);
    void showNote(const QString &text);
    /// Keeps these beside the saved messages that there are.
    TakenOver takeOver(const QList<SavedMessage> &messages);
    /// While a file is being sent: how far it is, with a way to stop it. -1: no file is being sent.
    void showProgress(qint64 sentBytes, qint64 totalBytes);
    /// While a message is repeated: how far that is, with a way to stop it.
    void showRepetition(const QString &progress);
    /// Nothing is repeated any more, and this is to be said of it; it may be empty.
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
    QHash<QString, Draft> m_drafts; ///< of the protocols that are not in front
    MessageForm *m_form = nullptr; ///< of the protocol; null where it has none
    bool m_showsForm = false; ///< in the place of the text, which it fills
    DraftFormat m_format = DraftFormat::Text;
    DraftFormat m_editorFormat = DraftFormat::Text; ///< what the editor holds while the file page is in front
    int m_datagramLimit = 0;
    bool m_sendsFile = false;
    bool m_repeats = false;
};

} // namespace swb
