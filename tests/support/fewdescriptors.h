// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

/// UBSan reads an object's type through a pipe, and treats an unreadable one as an error.
#ifdef __SANITIZE_ADDRESS__
#define SKIP_WHERE_UBSAN_NEEDS_DESCRIPTORS() QSKIP("UBSan cannot check types without descriptors")
#else
#define SKIP_WHERE_UBSAN_NEEDS_DESCRIPTORS() void(0)
#endif

namespace swb::test {

/// While it exists, this process cannot create descriptors.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        few.rlim_cur = 400;
        ::setrlimit(RLIMIT_NOFILE, &few);
        for (int made = ::dup(STDERR_FILENO); made >= 0; made = ::dup(STDERR_FILENO))
            m_taken.push_back(made);
    }
    ~NoDescriptors()
    {
        giveBack(m_taken.size());
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

    /// Allows this many descriptors again.
    void giveBack(size_t count)
    {
        for (; count > 0 && !m_taken.empty(); --count) {
            ::close(m_taken.back());
            m_taken.pop_back();
        }
    }

private:
    rlimit m_before{};
    std::vector<int> m_taken;
};

} // namespace swb::test
