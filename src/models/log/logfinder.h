// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logmodel.h"
#include "models/log/logscanner.h"

#include <deque>
#include <optional>

namespace swb {

/// Finds rows among those that a LogModel shows. The log is looked through in a thread of its own, from its
/// beginning; what is wanted newly takes the place of what was wanted before. An answer comes as a signal as
/// soon as it is certain. GUI thread; the model must outlive it.
class LogFinder : public QObject
{
    Q_OBJECT

public:
    enum class Way : quint8 { Down, Up };
    struct Counts
    {
        qint64 found = 0; ///< so far, among the rows that are shown
        int percent = 100; ///< of the log looked at; below 100 the count is not the last word
        bool operator==(const Counts &) const = default;
    };

    explicit LogFinder(LogModel *model, QObject *parent = nullptr);

    /// What the next steps are for. A filter that wants everything stops the search.
    void setWanted(const Filter &wanted);
    [[nodiscard]] const Filter &wanted() const { return m_wanted; }
    [[nodiscard]] Counts counts() const;
    /// How many of what is found so far stand up to this event; 0 where it is not one of them.
    [[nodiscard]] qint64 placeOf(quint64 id) const;
    /// Looks for the next one below or above this event, which itself does not count. A step that is asked
    /// for before the last one was answered takes its place.
    void step(Way way, quint64 from);

Q_SIGNALS:
    /// `wrapped`: the search went on at the other end.
    void found(quint64 id, bool wrapped);
    void nothingFound();
    void countsChanged();

private:
    struct Step
    {
        Way way;
        quint64 from;
        quint64 end; ///< of the log when it was asked for
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
    std::deque<quint64> m_ids; ///< found, ascending
    quint64 m_first = 1; ///< where the search began
    quint64 m_next = 1; ///< all before it has been looked at
    quint64 m_asked = 1; ///< how far the scanner was told to go
    std::optional<Step> m_step;
};

} // namespace swb
