// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QWidget>
#include <memory>

namespace swb {

class LensView;

namespace Ui {
class LensSheet;
}

/// A list that says what to do while it has no lines.
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

/// What the lens on message boundaries has found: in a sentence, as a drawing, and as a list of lines that
/// is the keyboard's way through the drawing.
class LensSheet : public QWidget
{
    Q_OBJECT

public:
    explicit LensSheet(QWidget *parent = nullptr);
    ~LensSheet() override;

    [[nodiscard]] LensView *view() const;
    /// `lines` are those of the writes first, so many, and then those of the datagrams' joins.
    void setWords(const QString &summary, const QStringList &lines, qsizetype writes);
    /// Said in the list while it has no lines.
    void setEmptyText(const QString &words);
    void setListVisible(bool visible);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showCurrent(int row);

    std::unique_ptr<Ui::LensSheet> m_ui;
    QStringList m_lines;
    qsizetype m_writes = 0;
    bool m_shown = false;
};

} // namespace swb
