// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QLineEdit;
class QPushButton;

namespace swb {

class ClientPanel;
class Engine;
class FlowLayout;
class InlineMessage;
class RelayPanel;
class RelayStage;
class ServerPanel;

/// The slim bar of a presentation: what is done in front of a class, by mouse and keys. Its buttons do the
/// same as those of the page that a presentation hides.
class StageBar : public QWidget
{
    Q_OBJECT

public:
    explicit StageBar(QWidget *parent = nullptr);

    struct Button
    {
        QString text;
        QString icon; ///< one of resources/icons, or none
        QString name; ///< accessible, and unique in the window
        QString tip;
    };
    /// The main button is the filled one.
    QPushButton *addButton(const Button &button, std::function<void()> press, bool isMain = false);

    [[nodiscard]] FlowLayout *row() const { return m_row; }

private:
    FlowLayout *m_row = nullptr;
};

/// The bar for servers and clients: the message of the composer, Send, Start and Connect, and above them the
/// manual control of a relay's datagrams, if one is running. Messages of the hidden panels are shown here.
class WorkbenchStage : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive it.
    WorkbenchStage(Engine *engine, ServerPanel *servers, ClientPanel *clients, RelayPanel *relays,
                   QWidget *parent = nullptr);

    void send();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addButtons(ServerPanel *servers);
    void followNotices(const QList<QWidget *> &panels);
    void mirror(const InlineMessage *notice);
    void showStart(const ServerPanel *servers);
    void fitStart();
    void readDraft();
    void writeDraft(const QString &text);

    ClientPanel *m_clients;
    RelayStage *m_relay;
    StageBar *m_bar;
    QLineEdit *m_message;
    QPushButton *m_start = nullptr;
    InlineMessage *m_notice;
    const InlineMessage *m_mirrored = nullptr; ///< the message that the notice repeats
};

} // namespace swb
