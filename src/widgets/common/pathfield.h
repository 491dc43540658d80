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

    enum class Chooses { File, Folder };

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    /// What the button asks for; a file by default.
    void setChooses(Chooses what);
    void setPlaceholder(const QString &text);

Q_SIGNALS:
    void changed();
    void returnPressed();

protected:
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;

private:
    void choose();
    [[nodiscard]] QString question() const;

    QLineEdit *m_edit;
    QToolButton *m_button;
    Chooses m_chooses = Chooses::File;
};

} // namespace swb
