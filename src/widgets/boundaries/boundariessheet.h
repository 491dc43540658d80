// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QWidget>
#include <memory>

namespace swb {

class BoundariesView;

namespace Ui {
class BoundariesSheet;
}

/// A list that says what to do while it is empty.
class WordsList : public QListWidget
{
    Q_OBJECT

public:
    explicit WordsList(QWidget *parent = nullptr);

    void setEmptyText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); } ///< it scrolls

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_emptyText;
};

/// The message boundaries that were found: in a sentence, as a drawing, and as a list of lines, through which
/// the drawing can be used with the keyboard.
class BoundariesSheet : public QWidget
{
    Q_OBJECT

public:
    explicit BoundariesSheet(QWidget *parent = nullptr);
    ~BoundariesSheet() override;

    [[nodiscard]] BoundariesView *view() const;
    /// `lines` begins with those of the writes, this many, followed by those of the datagrams.
    void setWords(const QString &summary, const QStringList &lines, qsizetype writes);
    /// Shown in the list while it is empty.
    void setEmptyText(const QString &words);
    void setListVisible(bool visible);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showCurrent(int row);

    std::unique_ptr<Ui::BoundariesSheet> m_ui;
    QStringList m_lines;
    qsizetype m_writes = 0;
    bool m_shown = false;
};

} // namespace swb
