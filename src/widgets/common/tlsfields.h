// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/tlssettings.h"
#include "core/values/transport.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class TlsFields;
}

/// What either side of TLS or DTLS shows of itself and how it speaks, as part of a form.
class TlsFields : public QWidget
{
    Q_OBJECT

public:
    explicit TlsFields(QWidget *parent = nullptr);
    ~TlsFields() override;

    [[nodiscard]] TlsSettings settings() const;
    void setSettings(const TlsSettings &settings);
    /// Greys out what has no meaning over this transport, and says why.
    void adapt(Transport transport);
    /// For a client: its fields are named so, and without a certificate it has none.
    void setForClient();

Q_SIGNALS:
    void changed();

private:
    void fillVersions();
    void connectFields();

    std::unique_ptr<Ui::TlsFields> m_ui;
};

} // namespace swb
