// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace swb {

// Qt's event queue and its threads order what runs before and after them, but ThreadSanitizer does not see
// into Qt. These functions tell it; in any other build they do nothing.

/// Everything this thread has done so far happens before what follows an orderedAfter() of the same place.
inline void orderedBefore([[maybe_unused]] void *place)
{
#ifdef __SANITIZE_THREAD__
    __tsan_release(place);
#endif
}

inline void orderedAfter([[maybe_unused]] void *place)
{
#ifdef __SANITIZE_THREAD__
    __tsan_acquire(place);
#endif
}

} // namespace swb
