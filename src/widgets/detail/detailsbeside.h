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

private:
    DetailPane *m_details;
    bool m_onStage = false;
    bool m_stood = false; ///< before the stage
};

} // namespace swb
