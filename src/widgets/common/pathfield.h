// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace swb {

/// The path of a file, typed or chosen.
class PathField : public QWidget
{
    Q_OBJECT

public:
    explicit PathField(QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);

Q_SIGNALS:
    void changed();
    void returnPressed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void choose();

    QLineEdit *m_edit;
    QToolButton *m_button;
};

} // namespace swb
