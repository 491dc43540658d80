// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSplitter;

namespace swb {

class DetailPane;
class LogPages;

/// The details beside a log: out of the way until somebody chooses a row, or asks for them, and until they
/// are closed. Belongs to the splitter that it fills.
class DetailsBeside : public QObject
{
    Q_OBJECT

public:
    DetailsBeside(LogPages *log, DetailPane *details, QSplitter *splitter);

    /// From now on a chosen row alone does not open them: on a stage they have to be asked for. They are as
    /// before once that is over.
    void setOnStage(bool onStage);
    /// Opens them, with the keyboard in them.
    void ask();
    /// How much of the width is theirs while they are open, in percent; as somebody has put the handle.
    [[nodiscard]] int share() const { return m_share; }
    void setShare(int percent);

private:
    void open();

    static constexpr int leastShare = 15;
    static constexpr int mostShare = 85;

    QSplitter *m_splitter;
    DetailPane *m_details;
    int m_share = 38;
    bool m_onStage = false;
    bool m_stood = false; ///< before the stage
};

} // namespace swb
