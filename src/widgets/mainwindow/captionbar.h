// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace swb {

class LogModel;

/// The newest row of the log in one large line, for the audience at the back. The model must outlive it.
class CaptionBar : public QWidget
{
    Q_OBJECT

public:
    explicit CaptionBar(const LogModel *model, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    /// Instead of the newest row, says that nothing new is shown, and how to resume.
    void setFrozen(bool frozen);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void read();
    [[nodiscard]] QFont largeFont() const;
    [[nodiscard]] QFont fontFor(const QSize &room) const;

    const LogModel *m_model;
    QString m_text;
    bool m_frozen = false;
    int m_row = -1; ///< the row whose text is shown
};

} // namespace swb
