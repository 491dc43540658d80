// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/error.h"
#include "core/values/ids.h"
#include "widgets/common/optionsfields.h"
#include "widgets/common/protocolchooser.h"
#include "widgets/common/socketsfield.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class ClientForm;
}

/// Sets up a client: where it connects, and, collapsed, its checks, framing and timeout. Connect, or Enter in
/// any field, emits the settings once they are valid; problems are shown below.
class ClientForm : public QWidget
{
    Q_OBJECT

public:
    explicit ClientForm(QWidget *parent = nullptr);
    ~ClientForm() override;

    [[nodiscard]] ClientSettings settings() const;
    void setSettings(const ClientSettings &settings);
    /// Sets only where to connect; everything else stays.
    void setUrl(const EndpointUrl &url);
    /// Points it at a server, unless the user has said where to connect. TLS stays the user's choice: if the
    /// server's differs, it offers to change it.
    void suggest(const EndpointUrl &url);
    /// Suggested while a host is typed.
    void setKnownHosts(const QStringList &hosts);
    /// Like pressing the button.
    void requestConnect();

    void showError(const Error &error, EndpointId client);
    void clearError();

Q_SIGNALS:
    void connectRequested(const swb::ClientSettings &settings);
    void changed(); ///< any field, or the expansion
    void showInLogRequested(swb::EndpointId client);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectFields();
    void adapt();
    void noteByHand();
    [[nodiscard]] Transport transport() const;
    /// The first invalid field, and what is wrong with it.
    [[nodiscard]] std::pair<QWidget *, Error> findProblem() const;

    std::unique_ptr<Ui::ClientForm> m_ui;
    std::unique_ptr<SocketsField> m_sockets;
    std::unique_ptr<OptionsFields> m_options;
    std::unique_ptr<ProtocolChooser> m_protocol;
    bool m_filling = false; ///< by the program
    bool m_byHand = false; ///< the user has said where to connect
    bool m_offersTls = false; ///< what its message offers: to use TLS, or not
};

} // namespace swb
