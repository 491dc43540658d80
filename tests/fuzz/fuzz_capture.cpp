// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureconversations.h"
#include "fuzz/check.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;

namespace {

/// Checks that every event is sound, and keeps none.
class CheckingSink : public ImportSink
{
public:
    Error begin(const QDateTime &) override { return {}; }
    void conversation(const Conversation &conversation) override
    {
        CHECK(quint32(conversation.id) == ++m_conversations);
    }
    void event(const Event &event) override
    {
        CHECK(event.id == ++m_events);
        CHECK(event.evidence == Evidence::Captured);
        CHECK(quint32(event.conversation) >= 1 && quint32(event.conversation) <= m_conversations);
        CHECK(event.payload.size() <= qsizetype(event.length));
    }
    void annotation(quint64, const Annotation &) override { CHECK(false); }
    [[nodiscard]] Error error() const override { return {}; }

private:
    quint32 m_conversations = 0;
    quint64 m_events = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const auto type = LinkType(input.ConsumeIntegralInRange<int>(0, int(LinkType::LinuxCooked2)));
    CheckingSink sink;
    CaptureConversations conversations(sink);
    for (qint64 time = 0; input.remaining_bytes() > 0; ++time) {
        const auto bytes = input.ConsumeBytes<char>(input.ConsumeIntegralInRange<size_t>(0, 200));
        const auto read = readPacket(type, QByteArrayView(bytes.data(), qsizetype(bytes.size())));
        if (const auto *packet = std::get_if<CapturedPacket>(&read))
            (void)conversations.packet(*packet, time);
        else
            CHECK(!std::get<SkippedPacket>(read).reason.isEmpty());
    }
    return 0;
}
