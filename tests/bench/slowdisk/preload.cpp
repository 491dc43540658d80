// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>

// Preloaded into a program (ld.so(8)), this simulates a disk that takes SWB_FSYNC_MS milliseconds until
// written data is safe. Meanwhile everything else continues, as with a real one.

namespace {

void beSlow()
{
    const char *const words = std::getenv("SWB_FSYNC_MS");
    const long milliseconds = words ? std::atol(words) : 0;
    const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000};
    ::nanosleep(&time, nullptr);
}

} // namespace

extern "C" __attribute__((visibility("default"))) int fsync(int fd)
{
    beSlow();
    return int(::syscall(SYS_fsync, fd));
}

extern "C" __attribute__((visibility("default"))) int fdatasync(int fd)
{
    beSlow();
    return int(::syscall(SYS_fdatasync, fd));
}
