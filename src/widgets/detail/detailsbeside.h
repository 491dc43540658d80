// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSplitter;

namespace swb {

class DetailPane;
class LogPages;

/// The details beside a log: hidden until the user chooses a row, or asks for them, and until they are
/// closed. Belongs to the splitter that it fills.
class DetailsBeside : public QObject
{
    Q_OBJECT

public:
    DetailsBeside(LogPages *log, DetailPane *details, QSplitter *splitter);

    /// From now on choosing a row does not open them: during a presentation they have to be requested.
    /// Afterwards they are as before.
    void setOnStage(bool onStage);
    /// Opens them and gives them the focus.
    void ask();
    /// Their share of the width while they are open, in percent; follows the user's splitter position.
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
    bool m_stood = false; ///< before the presentation
};

} // namespace swb
