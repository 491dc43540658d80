// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/autosave.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace swb {

class InlineMessage;
class TimedBar;

/// The place for messages about sessions: an earlier one that can be restored, one that is being saved, and
/// errors. Hidden if there is nothing to show.
class SessionBar : public QWidget
{
    Q_OBJECT

public:
    explicit SessionBar(QWidget *parent = nullptr);

    /// Offers the first of these; the next one once that is answered. An empty list offers nothing.
    void offer(const QList<UnfinishedSession> &sessions);
    void showError(const Error &error);
    void showText(const QString &text);
    /// `what` says what takes so long; a total of 0 is not known yet.
    void showProgress(const QString &what, quint64 done, quint64 total);
    void endProgress();

Q_SIGNALS:
    void openWanted(const QString &path);
    void discardWanted(const QString &path);
    void cancelWanted();

private:
    void setUpOffer(QWidget *row);
    void setUpProgress(QWidget *row);
    void showOffer();
    void answered();

    QList<UnfinishedSession> m_offered;
    QWidget *m_offerRow;
    QWidget *m_progressRow;
    InlineMessage *m_offer;
    InlineMessage *m_message;
    QPushButton *m_open;
    QPushButton *m_discard;
    QPushButton *m_later;
    QLabel *m_what;
    TimedBar *m_progress;
};

} // namespace swb
