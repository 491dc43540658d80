// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/takeover.h"
#include "models/session/sessioncontents.h"

#include <QWidget>
#include <functional>

class QPushButton;

namespace swb {

class InlineMessage;

/// Where the contents of a session go if the user wants them. Existing things stay as they are.
struct TakeOverTarget
{
    std::function<TakenOver(const SessionEndpoints &)> endpoints;
    std::function<TakenOver(const QList<SavedMessage> &)> messages;
    std::function<TakenOver(const QList<QByteArray> &)> comparisons; ///< in the format of scorecardFromJson()

    [[nodiscard]] bool isThere() const { return endpoints && messages && comparisons; }
};

/// Says which servers, clients, messages and comparisons a session holds, and takes them over into the
/// workbench on request. Hidden if there is nothing to offer, or no place for it.
class SessionOffer : public QWidget
{
    Q_OBJECT

public:
    SessionOffer(const SessionContents &contents, const TakeOverTarget &target, QWidget *parent = nullptr);

    [[nodiscard]] bool hasEndpoints() const;
    [[nodiscard]] bool hasMessages() const;
    [[nodiscard]] bool hasComparisons() const;

public Q_SLOTS:
    void takeEndpoints();
    void takeMessages();
    void takeComparisons();

private:
    void setUpRow();
    QPushButton *addButton(const QString &text, const QString &toolTip, void (SessionOffer::*slot)());
    void tell(const TakenOver &taken);
    [[nodiscard]] QString contentText() const;
    [[nodiscard]] QStringList endpointList() const;
    [[nodiscard]] QStringList messageList() const;

    SessionContents m_contents;
    TakeOverTarget m_target;
    InlineMessage *m_words;
    QPushButton *m_takeEndpoints = nullptr;
    QPushButton *m_takeMessages = nullptr;
    QPushButton *m_takeComparisons = nullptr;
};

} // namespace swb
