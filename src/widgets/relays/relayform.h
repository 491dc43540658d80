// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class RelayForm;
}
class OptionsFields;
class SocketsField;

/// Sets up where a relay listens and where it forwards to, and, collapsed, its certificates and sockets.
/// Start, or Enter in any field, emits both once they are valid; problems are shown below.
class RelayForm : public QWidget
{
    Q_OBJECT

public:
    explicit RelayForm(QWidget *parent = nullptr);
    ~RelayForm() override;

    /// Without an impairment.
    [[nodiscard]] RelaySettings settings() const;
    void setSettings(const RelaySettings &settings);
    /// Without regard to TLS: impairments are the same for both.
    [[nodiscard]] Transport transport() const;
    /// To this server, listening on the port after the server's own.
    void suggestTarget(const EndpointUrl &server);

    void showError(const Error &error, EndpointId relay = EndpointId::None);
    void clearError();

Q_SIGNALS:
    void startRequested(const swb::RelaySettings &settings);
    void transportChanged();
    void showInLogRequested(swb::EndpointId relay);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void start();
    void connectFields();
    void adapt();

    std::unique_ptr<Ui::RelayForm> m_ui;
    std::unique_ptr<SocketsField> m_sockets;
    std::unique_ptr<OptionsFields> m_options;
};

} // namespace swb
