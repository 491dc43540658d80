// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logmodel.h"
#include "models/log/logscanner.h"

#include <deque>
#include <optional>

namespace swb {

/// Finds rows among those that a LogModel shows. The log is searched in a separate thread, from its
/// beginning; a new search replaces the one before. A result is emitted as soon as it is certain. GUI thread;
/// the model must outlive it.
class LogFinder : public QObject
{
    Q_OBJECT

public:
    enum class Way : quint8 { Down, Up };
    struct Counts
    {
        qint64 found = 0; ///< so far, among the rows shown
        int percent = 100; ///< of the log searched; below 100 the count is not final
        bool operator==(const Counts &) const = default;
    };

    explicit LogFinder(LogModel *model, QObject *parent = nullptr);

    /// What to search for. A filter that wants everything stops the search.
    void setWanted(const Filter &wanted);
    [[nodiscard]] const Filter &wanted() const { return m_wanted; }
    [[nodiscard]] Counts counts() const;
    /// How many of the matches found so far are up to this event; 0 if it is not a match.
    [[nodiscard]] qint64 placeOf(quint64 id) const;
    /// Looks for the next match below or above this event, excluding it. A new step replaces one that was not
    /// answered yet.
    void step(Way way, quint64 from);

Q_SIGNALS:
    /// `wrapped`: the search continued at the other end.
    void found(quint64 id, bool wrapped);
    void nothingFound();
    void countsChanged();

private:
    struct Step
    {
        Way way;
        quint64 from;
        quint64 end; ///< of the log when the step was requested
    };

    void begin();
    void follow();
    void take(const ScanFound &found);
    void dropGone();
    void answer();
    [[nodiscard]] bool answerDown(const Step &step);
    [[nodiscard]] bool answerUp(const Step &step);
    void answerWith(quint64 id, bool wrapped);

    LogModel *m_model;
    LogScanner m_scanner;
    Filter m_wanted;
    std::deque<quint64> m_ids; ///< matches, ascending
    quint64 m_first = 1; ///< where the search began
    quint64 m_next = 1; ///< all before it has been searched
    quint64 m_asked = 1; ///< how far the scanner was told to go
    std::optional<Step> m_step;
};

} // namespace swb
