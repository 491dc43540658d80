// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "widgets/common/taborder.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace swb {

class ExchangeModel;
class ExchangeReader;
class FileSaver;
class FollowReader;
struct Exchange;
struct FollowedUnit;

namespace Ui {
class FollowWindow;
}

/// All bytes of one connection, or of one pair of UDP addresses, as text, hex or raw, cut by a framing of
/// choice; updates while bytes arrive, and saves them as they passed. Requests or messages of a protocol in
/// it are listed, and each can be viewed alone. A separate window that deletes itself when closed. The log
/// must outlive it.
class FollowWindow : public TabOrdered<QWidget>
{
    Q_OBJECT

public:
    FollowWindow(const MessageLog &log, ConversationId side, QWidget *parent = nullptr);
    ~FollowWindow() override;

    [[nodiscard]] ConversationId side() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpChoosers();
    void setUpExchanges();
    void showExchanges(const std::vector<Exchange> &exchanges);
    void chooseExchange();
    void showUnits(const std::vector<FollowedUnit> &units);
    [[nodiscard]] const Exchange *chosenExchange() const;
    void setUpParts();
    void setUpSaving();
    void addKeys();
    void addSide(const Conversation &side);
    void showAddresses();
    void chooseSide();
    void restart();
    void startPart(qint64 part);
    void adaptLook();
    void applyFonts();
    void showState();
    void showTitle();
    void save();
    void showSaved(const QString &path, qint64 bytes, const Error &error);
    [[nodiscard]] bool wants(Direction direction) const;
    [[nodiscard]] QString suggestedName() const;

    std::unique_ptr<Ui::FollowWindow> m_ui;
    const MessageLog &m_log;
    FollowReader *m_reader;
    ExchangeReader *m_exchangeReader;
    ExchangeModel *m_exchanges;
    FileSaver *m_saver;
    QTimer m_more; ///< checks whether the log has received more
    qint64 m_part = 0;
    bool m_framed = false;
};

} // namespace swb
