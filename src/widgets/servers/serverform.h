// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/error.h"
#include "core/values/ids.h"
#include "widgets/common/optionsfields.h"
#include "widgets/common/protocolchooser.h"
#include "widgets/common/socketsfield.h"
#include "widgets/servers/replyfield.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class ServerForm;
}

/// Sets up a server: what it listens on, what it answers, and, collapsed, its framing, limits and files.
/// Start, or Enter in any field, emits the settings once they are valid; problems are shown below.
class ServerForm : public QWidget
{
    Q_OBJECT

public:
    explicit ServerForm(QWidget *parent = nullptr);
    ~ServerForm() override;

    [[nodiscard]] ServerSettings settings() const;
    void setSettings(const ServerSettings &settings);

    void showError(const Error &error, EndpointId server);
    void showNote(const QString &text);
    void clearError();

Q_SIGNALS:
    void startRequested(const swb::ServerSettings &settings);
    void changed(); ///< any field, or the expansion
    void showInLogRequested(swb::EndpointId server);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillLists();
    void connectFields();
    void adapt();
    void start();
    [[nodiscard]] Transport transport() const;
    [[nodiscard]] Error replyProblem() const;
    /// The first invalid field, and what is wrong with it.
    [[nodiscard]] std::pair<QWidget *, Error> findProblem() const;

    std::unique_ptr<Ui::ServerForm> m_ui;
    std::unique_ptr<SocketsField> m_sockets;
    std::unique_ptr<OptionsFields> m_options;
    std::unique_ptr<ProtocolChooser> m_protocol;
    std::unique_ptr<ReplyField> m_reply;
};

} // namespace swb
