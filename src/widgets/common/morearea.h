// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QScrollArea>

class QAbstractButton;

namespace swb {

/// The rarely used fields of a form. They overlay what is below the form, so that opening them moves nothing,
/// and scroll only if the window ends before they do. Escape closes them, and so does the focus when it
/// moves to a control below them.
class MoreArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit MoreArea(QWidget *parent = nullptr);

    /// A checkable button within the form opens and closes the area; its text has a mnemonic. The form is the
    /// current parent of the area.
    void setButton(QAbstractButton *button, const QString &more);
    void setOpen(bool open);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void attach();
    void showBesideForm();
    [[nodiscard]] bool isOpen() const;
    void showState();
    void makeWayFor(QWidget *before, const QWidget *focus);
    void place();
    [[nodiscard]] int leastWidth() const; ///< with less, fields would be cut off

    QAbstractButton *m_button = nullptr;
    QString m_more;
    QPointer<QWidget> m_form;
    QPointer<QWidget> m_page; ///< which it overlays; none before it is first opened
};

} // namespace swb
