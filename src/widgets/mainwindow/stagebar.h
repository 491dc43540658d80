// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace swb {

class ClientPanel;
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
        QString icon; ///< one of resources/icons
        QString name; ///< accessible, and unique in the window
        QString tip;
    };
    /// The main button is the filled one.
    QPushButton *addButton(const Button &button, std::function<void()> press, bool isMain = false);

protected:
    [[nodiscard]] QHBoxLayout *row() const { return m_row; }

private:
    QHBoxLayout *m_row;
};

/// The bar for servers and clients: the message of the composer, Send, Start and Connect.
class WorkbenchStage : public StageBar
{
    Q_OBJECT

public:
    /// Both must outlive it.
    WorkbenchStage(ServerPanel *servers, ClientPanel *clients, QWidget *parent = nullptr);

    void send();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void readDraft();
    void writeDraft(const QString &text);

    ClientPanel *m_clients;
    QLineEdit *m_message;
};

} // namespace swb
