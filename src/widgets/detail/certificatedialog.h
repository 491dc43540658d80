// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "widgets/common/taborder.h"

#include <QDialog>

#include <memory>

namespace swb {

class FileSaver;

namespace Ui {
class CertificateDialog;
}

/// The chain that the other side of a handshake presented, each certificate with its facts and its PEM to
/// copy or save. Not modal.
class CertificateDialog : public TabOrdered<QDialog>
{
    Q_OBJECT

public:
    /// The chain has at least one certificate, leaf first.
    explicit CertificateDialog(const QList<CertificateFacts> &chain, QWidget *parent = nullptr);
    ~CertificateDialog() override;

private:
    [[nodiscard]] const CertificateFacts &current() const;
    void showCurrent();
    void copy();
    void save();

    std::unique_ptr<Ui::CertificateDialog> m_ui;
    QList<CertificateFacts> m_chain;
    FileSaver *m_saver;
};

} // namespace swb
