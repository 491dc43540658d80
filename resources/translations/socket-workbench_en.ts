<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AppliedOptions</name>
    <message numerus="yes">
        <source>%1: %2 bytes</source>
        <translation>
            <numerusform>%1: %2 byte</numerusform>
            <numerusform>%1: %2 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 bytes (requested: %3)</source>
        <translation>
            <numerusform>%1: %2 byte (requested: %3)</numerusform>
            <numerusform>%1: %2 bytes (requested: %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 bytes (requested: %3; %4)</source>
        <translation>
            <numerusform>%1: %2 byte (requested: %3; %4)</numerusform>
            <numerusform>%1: %2 bytes (requested: %3; %4)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backlog: %1 connections (requested: %2; net.core.somaxconn allows no more, listen(2))</source>
        <translation>
            <numerusform>Backlog: %1 connection (requested: %2; net.core.somaxconn allows no more, listen(2))</numerusform>
            <numerusform>Backlog: %1 connections (requested: %2; net.core.somaxconn allows no more, listen(2))</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backlog: %1 connections</source>
        <translation>
            <numerusform>Backlog: %1 connection</numerusform>
            <numerusform>Backlog: %1 connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Binding</name>
    <message numerus="yes">
        <source>The last of them ends in %n seconds.</source>
        <translation>
            <numerusform>The last of them ends in %n second.</numerusform>
            <numerusform>The last of them ends in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoundariesText</name>
    <message numerus="yes">
        <source>%n writes</source>
        <translation>
            <numerusform>%n write</numerusform>
            <numerusform>%n writes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reads</source>
        <translation>
            <numerusform>%n read</numerusform>
            <numerusform>%n reads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: the framing made %n messages from them.</source>
        <translation>
            <numerusform>%1, %2: the framing made %n message from them.</numerusform>
            <numerusform>%1, %2: the framing made %n messages from them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n datagrams arrived whole</source>
        <translation>
            <numerusform>%n datagram arrived whole</numerusform>
            <numerusform>%n datagrams arrived whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n truncated to the size of the receiver&apos;s buffer (MSG_TRUNC)</source>
        <translation>
            <numerusform>%n truncated to the size of the receiver&apos;s buffer (MSG_TRUNC)</numerusform>
            <numerusform>%n truncated to the size of the receiver&apos;s buffer (MSG_TRUNC)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost by the relay</source>
        <translation>
            <numerusform>%n lost by the relay</numerusform>
            <numerusform>%n lost by the relay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not arrive, cause unknown</source>
        <translation>
            <numerusform>%n did not arrive, cause unknown</numerusform>
            <numerusform>%n did not arrive, cause unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not arrived yet</source>
        <translation>
            <numerusform>%n not arrived yet</numerusform>
            <numerusform>%n not arrived yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived with different content</source>
        <translation>
            <numerusform>%n arrived with different content</numerusform>
            <numerusform>%n arrived with different content</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A relay in between forwarded the stream in pieces of at most %n bytes.</source>
        <translation>
            <numerusform>A relay in between forwarded the stream in pieces of at most %n byte.</numerusform>
            <numerusform>A relay in between forwarded the stream in pieces of at most %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A relay in between gathered %n bytes of the stream before forwarding them.</source>
        <translation>
            <numerusform>A relay in between gathered %n byte of the stream before forwarding it.</numerusform>
            <numerusform>A relay in between gathered %n bytes of the stream before forwarding them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: arrived in reads %2</source>
        <translation>
            <numerusform>%1: arrived in read %2</numerusform>
            <numerusform>%1: arrived in reads %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: arrived as number %2, truncated: %3 of %4 bytes, the rest was discarded (MSG_TRUNC)</source>
        <translation>
            <numerusform>%1: arrived as number %2, truncated: %3 of %4 byte, the rest was discarded (MSG_TRUNC)</numerusform>
            <numerusform>%1: arrived as number %2, truncated: %3 of %4 bytes, the rest was discarded (MSG_TRUNC)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptureConversations</name>
    <message numerus="yes">
        <source>only %1 of %2 bytes were captured: %3</source>
        <translation>
            <numerusform>only %1 of %2 byte was captured: %3</numerusform>
            <numerusform>only %1 of %2 bytes were captured: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reassembled from %n IP fragments: %1</source>
        <translation>
            <numerusform>reassembled from %n IP fragment: %1</numerusform>
            <numerusform>reassembled from %n IP fragments: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes retransmitted</source>
        <translation>
            <numerusform>%1 byte retransmitted</numerusform>
            <numerusform>%1 bytes retransmitted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>early, %1 bytes before it have not arrived yet: %2</source>
        <translation>
            <numerusform>early, %1 byte before it has not arrived yet: %2</numerusform>
            <numerusform>early, %1 bytes before it have not arrived yet: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the segment&apos;s %2 bytes are retransmitted, the new ones are: %3</source>
        <translation>
            <numerusform>%1 of the segment&apos;s %2 byte are retransmitted, the new ones are: %3</numerusform>
            <numerusform>%1 of the segment&apos;s %2 bytes are retransmitted, the new ones are: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes are missing here: they are not in the capture</source>
        <translation>
            <numerusform>%1 byte is missing here: it is not in the capture</numerusform>
            <numerusform>%1 bytes are missing here: they are not in the capture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatagramClient</name>
    <message numerus="yes">
        <source>UDP to %n addresses: every peer that answers is shown; closed ports are not reported</source>
        <translation>
            <numerusform>UDP to %n address: every peer that answers is shown; closed ports are not reported</numerusform>
            <numerusform>UDP to %n addresses: every peer that answers is shown; closed ports are not reported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The message has %n bytes.</source>
        <translation>
            <numerusform>The message has %n byte.</numerusform>
            <numerusform>The message has %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Socket closed. UDP sends nothing when it closes; %n peers had answered</source>
        <translation>
            <numerusform>Socket closed. UDP sends nothing when it closes; %n peer had answered</numerusform>
            <numerusform>Socket closed. UDP sends nothing when it closes; %n peers had answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatagramNotes</name>
    <message numerus="yes">
        <source>You duplicated %1: %n copies will be forwarded.</source>
        <translation>
            <numerusform>You duplicated %1: %n copy will be forwarded.</numerusform>
            <numerusform>You duplicated %1: %n copies will be forwarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You changed %1: %2 bytes instead of %3.</source>
        <translation>
            <numerusform>You changed %1: %2 byte instead of %3.</numerusform>
            <numerusform>You changed %1: %2 bytes instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system dropped %n datagrams to the relay.</source>
        <translation>
            <numerusform>The system dropped %n datagram to the relay.</numerusform>
            <numerusform>The system dropped %n datagrams to the relay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dropped %n queued datagrams to the server: %1.</source>
        <translation>
            <numerusform>Dropped %n queued datagram to the server: %1.</numerusform>
            <numerusform>Dropped %n queued datagrams to the server: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dropped %n queued datagrams to the client: %1.</source>
        <translation>
            <numerusform>Dropped %n queued datagram to the client: %1.</numerusform>
            <numerusform>Dropped %n queued datagrams to the client: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatagramServer</name>
    <message numerus="yes">
        <source>The answer has %n bytes.</source>
        <translation>
            <numerusform>The answer has %n byte.</numerusform>
            <numerusform>The answer has %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system dropped %n datagrams to %1.</source>
        <translation>
            <numerusform>The system dropped %n datagram to %1.</numerusform>
            <numerusform>The system dropped %n datagrams to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DtlsEnding</name>
    <message numerus="yes">
        <source>It keeps at most %n clients, and the one that has been silent longest is closed.</source>
        <translation>
            <numerusform>It keeps at most %n client, and the one that has been silent longest is closed.</numerusform>
            <numerusform>It keeps at most %n clients, and the one that has been silent longest is closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n handshakes may be in progress, and the one that has been silent longest is abandoned.</source>
        <translation>
            <numerusform>At most %n handshake may be in progress, and the one that has been silent longest is abandoned.</numerusform>
            <numerusform>At most %n handshakes may be in progress, and the one that has been silent longest is abandoned.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DtlsServer</name>
    <message numerus="yes">
        <source>The system dropped %n datagrams to %1.</source>
        <translation>
            <numerusform>The system dropped %n datagram to %1.</numerusform>
            <numerusform>The system dropped %n datagrams to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventText</name>
    <message numerus="yes">
        <source>%1 of %2 bytes, the rest was discarded (MSG_TRUNC)</source>
        <translation>
            <numerusform>%1 of %2 byte, the rest was discarded (MSG_TRUNC)</numerusform>
            <numerusform>%1 of %2 bytes, the rest was discarded (MSG_TRUNC)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The datagram has %1 bytes, but the receive buffer only %2. The system discarded the rest (MSG_TRUNC, recv(2)): no later call returns it.
What to try: Use a larger receive buffer.</source>
        <translation>
            <numerusform>The datagram has %1 byte, but the receive buffer only %2. The system discarded the rest (MSG_TRUNC, recv(2)): no later call returns it.
What to try: Use a larger receive buffer.</numerusform>
            <numerusform>The datagram has %1 bytes, but the receive buffer only %2. The system discarded the rest (MSG_TRUNC, recv(2)): no later call returns it.
What to try: Use a larger receive buffer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowText</name>
    <message numerus="yes">
        <source>→ sent, %1 bytes</source>
        <translation>
            <numerusform>→ sent, %1 byte</numerusform>
            <numerusform>→ sent, %1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>← received, %1 bytes</source>
        <translation>
            <numerusform>← received, %1 byte</numerusform>
            <numerusform>← received, %1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%1 more bytes are not shown here; saving writes all of them]</source>
        <translation>
            <numerusform>[%1 more byte is not shown here; saving writes all of them]</numerusform>
            <numerusform>[%1 more bytes are not shown here; saving writes all of them]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[the log did not keep %1 more bytes]</source>
        <translation>
            <numerusform>[the log did not keep %1 more byte]</numerusform>
            <numerusform>[the log did not keep %1 more bytes]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n more bytes arrived and were discarded: the buffer was too small (MSG_TRUNC)]</source>
        <translation>
            <numerusform>[%n more byte arrived and was discarded: the buffer was too small (MSG_TRUNC)]</numerusform>
            <numerusform>[%n more bytes arrived and were discarded: the buffer was too small (MSG_TRUNC)]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 chunks</source>
        <translation>
            <numerusform>%1 chunk</numerusform>
            <numerusform>%1 chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 datagrams</source>
        <translation>
            <numerusform>%1 datagram</numerusform>
            <numerusform>%1 datagrams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent: %1 bytes (%2)</source>
        <translation>
            <numerusform>sent: %1 byte (%2)</numerusform>
            <numerusform>sent: %1 bytes (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>received: %1 bytes (%2)</source>
        <translation>
            <numerusform>received: %1 byte (%2)</numerusform>
            <numerusform>received: %1 bytes (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes of an unfinished message were sent.</source>
        <translation>
            <numerusform>%1 byte of an unfinished message was sent.</numerusform>
            <numerusform>%1 bytes of an unfinished message were sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes of an unfinished message were received.</source>
        <translation>
            <numerusform>%1 byte of an unfinished message was received.</numerusform>
            <numerusform>%1 bytes of an unfinished message were received.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The log did not keep %1 bytes that passed.</source>
        <translation>
            <numerusform>The log did not keep %1 byte that passed.</numerusform>
            <numerusform>The log did not keep %1 bytes that passed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes of datagrams were discarded: the receive buffer was too small (MSG_TRUNC).</source>
        <translation>
            <numerusform>%1 byte of a datagram was discarded: the receive buffer was too small (MSG_TRUNC).</numerusform>
            <numerusform>%1 bytes of datagrams were discarded: the receive buffer was too small (MSG_TRUNC).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HtmlExporter</name>
    <message numerus="yes">
        <source>%1 events.</source>
        <translation>
            <numerusform>%1 event.</numerusform>
            <numerusform>%1 events.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more events had left the log before they could be written.</source>
        <translation>
            <numerusform>%1 more event had left the log before it could be written.</numerusform>
            <numerusform>%1 more events had left the log before they could be written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HttpText</name>
    <message numerus="yes">
        <source>%n bytes that are not text: see the hex view</source>
        <translation>
            <numerusform>%n byte that is not text: see the hex view</numerusform>
            <numerusform>%n bytes that are not text: see the hex view</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reassembled from chunks, %n bytes</source>
        <translation>
            <numerusform>reassembled from chunks, %n byte</numerusform>
            <numerusform>reassembled from chunks, %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n bytes, reassembled from chunks; the rest is not here</source>
        <translation>
            <numerusform>the first %n byte, reassembled from chunks; the rest is not here</numerusform>
            <numerusform>the first %n bytes, reassembled from chunks; the rest is not here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %2 bytes that Content-Length announces are here</source>
        <translation>
            <numerusform>%1 of the %2 byte that Content-Length announces is here</numerusform>
            <numerusform>%1 of the %2 bytes that Content-Length announces are here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KernelText</name>
    <message numerus="yes">
        <source>%1 retransmits</source>
        <translation>
            <numerusform>%1 retransmit</numerusform>
            <numerusform>%1 retransmits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneClient</name>
    <message numerus="yes">
        <source>%1 accepts no more data: %2 of %3 messages could not be sent.</source>
        <translation>
            <numerusform>%1 accepts no more data: %2 of %3 message could not be sent.</numerusform>
            <numerusform>%1 accepts no more data: %2 of %3 messages could not be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RateMeter</name>
    <message numerus="yes">
        <source>Chunks of a stream, or datagrams, received per second, over the last %n seconds</source>
        <translation>
            <numerusform>Chunks of a stream, or datagrams, received per second, over the last %n second</numerusform>
            <numerusform>Chunks of a stream, or datagrams, received per second, over the last %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bytes received per second, over the last %n seconds</source>
        <translation>
            <numerusform>Bytes received per second, over the last %n second</numerusform>
            <numerusform>Bytes received per second, over the last %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chunks of a stream, or datagrams, sent per second, over the last %n seconds</source>
        <translation>
            <numerusform>Chunks of a stream, or datagrams, sent per second, over the last %n second</numerusform>
            <numerusform>Chunks of a stream, or datagrams, sent per second, over the last %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bytes sent per second, over the last %n seconds</source>
        <translation>
            <numerusform>Bytes sent per second, over the last %n second</numerusform>
            <numerusform>Bytes sent per second, over the last %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each second: %1 reads with %2, %3 writes with %4, over the last %n seconds</source>
        <translation>
            <numerusform>Each second: %1 reads with %2, %3 writes with %4, over the last %n second</numerusform>
            <numerusform>Each second: %1 reads with %2, %3 writes with %4, over the last %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordedText</name>
    <message numerus="yes">
        <source>%n writes</source>
        <translation>
            <numerusform>%n write</numerusform>
            <numerusform>%n writes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reads</source>
        <translation>
            <numerusform>%n read</numerusform>
            <numerusform>%n reads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bytes, %2</source>
        <translation>
            <numerusform>%1, %n byte, %2</numerusform>
            <numerusform>%1, %n bytes, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, truncated: %2 of %3 bytes, the rest was discarded (MSG_TRUNC)</source>
        <translation>
            <numerusform>%1, truncated: %2 of %3 byte, the rest was discarded (MSG_TRUNC)</numerusform>
            <numerusform>%1, truncated: %2 of %3 bytes, the rest was discarded (MSG_TRUNC)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelayedStream</name>
    <message numerus="yes">
        <source>%n queued bytes were not forwarded.</source>
        <translation>
            <numerusform>%n queued byte was not forwarded.</numerusform>
            <numerusform>%n queued bytes were not forwarded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message numerus="yes">
        <source>%n queued bytes were not sent.</source>
        <translation>
            <numerusform>%n queued byte was not sent.</numerusform>
            <numerusform>%n queued bytes were not sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamConnection</name>
    <message numerus="yes">
        <source>%n delayed replies to %1 could not be sent.</source>
        <translation>
            <numerusform>%n delayed reply to %1 could not be sent.</numerusform>
            <numerusform>%n delayed replies to %1 could not be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamRelay</name>
    <message numerus="yes">
        <source>The limit is %n clients.</source>
        <translation>
            <numerusform>The limit is %n client.</numerusform>
            <numerusform>The limit is %n clients.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamServer</name>
    <message numerus="yes">
        <source>The limit is %n clients.</source>
        <translation>
            <numerusform>The limit is %n client.</numerusform>
            <numerusform>The limit is %n clients.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TlsIdentity</name>
    <message numerus="yes">
        <source>At least one of its %n certificates is damaged.</source>
        <translation>
            <numerusform>Its %n certificate is damaged.</numerusform>
            <numerusform>At least one of its %n certificates is damaged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TlsVerdict</name>
    <message numerus="yes">
        <source>%1 with %n bits</source>
        <translation>
            <numerusform>%1 with %n bit</numerusform>
            <numerusform>%1 with %n bits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsentReplies</name>
    <message numerus="yes">
        <source>%n replies of %1 were never sent.</source>
        <translation>
            <numerusform>%n reply of %1 was never sent.</numerusform>
            <numerusform>%n replies of %1 were never sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::ActivityBar</name>
    <message numerus="yes">
        <source>%1 connections</source>
        <translation>
            <numerusform>%1 connection</numerusform>
            <numerusform>%1 connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 UDP sockets</source>
        <translation>
            <numerusform>%1 UDP socket</numerusform>
            <numerusform>%1 UDP sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::AlsoTo</name>
    <message numerus="yes">
        <source>A client sends to at most %n addresses besides the first.</source>
        <translation>
            <numerusform>A client sends to at most %n address besides the first.</numerusform>
            <numerusform>A client sends to at most %n addresses besides the first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::CaptureFile</name>
    <message numerus="yes">
        <source>a packet claims to have %1 bytes</source>
        <translation>
            <numerusform>a packet claims to have %1 byte</numerusform>
            <numerusform>a packet claims to have %1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a block claims to have %1 bytes</source>
        <translation>
            <numerusform>a block claims to have %1 byte</numerusform>
            <numerusform>a block claims to have %1 bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Chart</name>
    <message numerus="yes">
        <source>%1: %n values</source>
        <translation>
            <numerusform>%1: %n value</numerusform>
            <numerusform>%1: %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::ChatClient</name>
    <message numerus="yes">
        <source>The limit is %n bytes.</source>
        <translation>
            <numerusform>The limit is %n byte.</numerusform>
            <numerusform>The limit is %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A line may have at most %n bytes.</source>
        <translation>
            <numerusform>A line may have at most %n byte.</numerusform>
            <numerusform>A line may have at most %n bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Composer</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes do not fit into one datagram.</source>
        <translation>
            <numerusform>%1 byte does not fit into one datagram.</numerusform>
            <numerusform>%1 bytes do not fit into one datagram.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 bytes sent</source>
        <translation>
            <numerusform>%1 of %2 byte sent</numerusform>
            <numerusform>%1 of %2 bytes sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::DetailPane</name>
    <message numerus="yes">
        <source>Saved %1 bytes to %2.</source>
        <translation>
            <numerusform>Saved %1 byte to %2.</numerusform>
            <numerusform>Saved %1 bytes to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too long to format: at most %1 bytes</source>
        <translation>
            <numerusform>Too long to format: at most %1 byte</numerusform>
            <numerusform>Too long to format: at most %1 bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::DetailText</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 bytes kept</source>
        <translation>
            <numerusform>%1 of %2 byte kept</numerusform>
            <numerusform>%1 of %2 bytes kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes are not valid %2</source>
        <translation>
            <numerusform>%1 byte is not valid %2</numerusform>
            <numerusform>%1 bytes are not valid %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more fields</source>
        <translation>
            <numerusform>%1 more field</numerusform>
            <numerusform>%1 more fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[the first %1 of %2 lines; “Text” shows all]</source>
        <translation>
            <numerusform>[the first %1 of %2 line; “Text” shows all]</numerusform>
            <numerusform>[the first %1 of %2 lines; “Text” shows all]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Dns</name>
    <message numerus="yes">
        <source>... and %n more</source>
        <translation>
            <numerusform>... and %n more</numerusform>
            <numerusform>... and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::DnsClient</name>
    <message numerus="yes">
        <source>%n queries are waiting for their answers.</source>
        <translation>
            <numerusform>%n query is waiting for its answer.</numerusform>
            <numerusform>%n queries are waiting for their answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The query was sent %n times.</source>
        <translation>
            <numerusform>The query was sent %n time.</numerusform>
            <numerusform>The query was sent %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::DtlsSession</name>
    <message numerus="yes">
        <source>Could not send %n bytes to %1.</source>
        <translation>
            <numerusform>Could not send %n byte to %1.</numerusform>
            <numerusform>Could not send %n bytes to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::EndpointUrl</name>
    <message numerus="yes">
        <source>The path has more than %n characters.</source>
        <translation>
            <numerusform>The path has more than %n character.</numerusform>
            <numerusform>The path has more than %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Example</name>
    <message numerus="yes">
        <source>has more than %n entries</source>
        <translation>
            <numerusform>has more than %n entry</numerusform>
            <numerusform>has more than %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::ExchangeModel</name>
    <message numerus="yes">
        <source>Whole conversation (the first %1 requests and messages are listed)</source>
        <translation>
            <numerusform>Whole conversation (the first %1 request or message is listed)</numerusform>
            <numerusform>Whole conversation (the first %1 requests and messages are listed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::ExportBar</name>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %1 rows to %2.</source>
        <translation>
            <numerusform>Wrote %1 row to %2.</numerusform>
            <numerusform>Wrote %1 rows to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A capture holds data only, so %1 other rows were left out.</source>
        <translation>
            <numerusform>A capture holds data only, so %1 other row was left out.</numerusform>
            <numerusform>A capture holds data only, so %1 other rows were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows were evicted from the log before they could be written.</source>
        <translation>
            <numerusform>%1 row was evicted from the log before it could be written.</numerusform>
            <numerusform>%1 rows were evicted from the log before they could be written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::FileServer</name>
    <message numerus="yes">
        <source>It has more than %1 bytes.</source>
        <translation>
            <numerusform>It has more than %1 byte.</numerusform>
            <numerusform>It has more than %1 bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::FilterBar</name>
    <message numerus="yes">
        <source>A filter needs a unique name, and at most %n filters can be saved.</source>
        <translation>
            <numerusform>A filter needs a unique name, and at most %n filter can be saved.</numerusform>
            <numerusform>A filter needs a unique name, and at most %n filters can be saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::FollowWindow</name>
    <message numerus="yes">
        <source>Reading the log: %1 of %2 messages read</source>
        <translation>
            <numerusform>Reading the log: %1 of %2 message read</numerusform>
            <numerusform>Reading the log: %1 of %2 messages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %1 bytes to %2.</source>
        <translation>
            <numerusform>Saved %1 byte to %2.</numerusform>
            <numerusform>Saved %1 bytes to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Framer</name>
    <message numerus="yes">
        <source>A message is longer than the limit of %1 bytes.</source>
        <translation>
            <numerusform>A message is longer than the limit of %1 byte.</numerusform>
            <numerusform>A message is longer than the limit of %1 bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Framing</name>
    <message numerus="yes">
        <source>A delimiter must have 1 to %n bytes.</source>
        <translation>
            <numerusform>A delimiter must have 1 to %n byte.</numerusform>
            <numerusform>A delimiter must have 1 to %n bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::HttpReader</name>
    <message numerus="yes">
        <source>The target has more than %n bytes.</source>
        <translation>
            <numerusform>The target has more than %n byte.</numerusform>
            <numerusform>The target has more than %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The header has more than %1 bytes or %n fields.</source>
        <translation>
            <numerusform>The header has more than %1 bytes or %n field.</numerusform>
            <numerusform>The header has more than %1 bytes or %n fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::HttpServer</name>
    <message numerus="yes">
        <source>A body may have at most %1 bytes.</source>
        <translation>
            <numerusform>A body may have at most %1 byte.</numerusform>
            <numerusform>A body may have at most %1 bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::InflatingDevice</name>
    <message numerus="yes">
        <source>it decompresses to more than %1 bytes</source>
        <translation>
            <numerusform>it decompresses to more than %1 byte</numerusform>
            <numerusform>it decompresses to more than %1 bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::JoinBar</name>
    <message numerus="yes">
        <source>and %n more, see the servers</source>
        <translation>
            <numerusform>and %n more, see the servers</numerusform>
            <numerusform>and %n more, see the servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LengthFramer</name>
    <message numerus="yes">
        <source>A message of %1 bytes is too long for a length field of %n bytes, whose maximum is %2.</source>
        <translation>
            <numerusform>A message of %1 bytes is too long for a length field of %n byte, whose maximum is %2.</numerusform>
            <numerusform>A message of %1 bytes is too long for a length field of %n bytes, whose maximum is %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LogDelegate</name>
    <message numerus="yes">
        <source>%n like rows, of which this is the first. A click on the frame, or Right, opens them.</source>
        <translation>
            <numerusform>%n row alone.</numerusform>
            <numerusform>%n like rows, of which this is the first. A click on the frame, or Right, opens them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first of %n like rows. A click on the frame, or Left, folds them again.</source>
        <translation>
            <numerusform>%n row alone.</numerusform>
            <numerusform>The first of %n like rows. A click on the frame, or Left, folds them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LogFeed</name>
    <message numerus="yes">
        <source>%1 events left the log before they could be written here.</source>
        <translation>
            <numerusform>%1 event left the log before it could be written here.</numerusform>
            <numerusform>%1 events left the log before they could be written here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LogInput</name>
    <message numerus="yes">
        <source>It contains more than %1 bytes.</source>
        <translation>
            <numerusform>It contains more than %1 byte.</numerusform>
            <numerusform>It contains more than %1 bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LogModel</name>
    <message numerus="yes">
        <source>%n like rows, folded; the first: %1</source>
        <translation>
            <numerusform>%n row: %1</numerusform>
            <numerusform>%n like rows, folded; the first: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LogTable</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LogView</name>
    <message numerus="yes">
        <source>The first %n rows were copied.</source>
        <translation>
            <numerusform>The first %n row was copied.</numerusform>
            <numerusform>The first %n rows were copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Measure</name>
    <message numerus="yes">
        <source>%1 bytes, %2.</source>
        <translation>
            <numerusform>%1 byte, %2.</numerusform>
            <numerusform>%1 bytes, %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes.</source>
        <translation>
            <numerusform>%1 byte.</numerusform>
            <numerusform>%1 bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 round trips.</source>
        <translation>
            <numerusform>%1 round trip.</numerusform>
            <numerusform>%1 round trips.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages. Both ends share one clock.</source>
        <translation>
            <numerusform>%1 message. Both ends share one clock.</numerusform>
            <numerusform>%1 messages. Both ends share one clock.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::MessageLayout</name>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %1 of %2 bytes are here.</source>
        <translation>
            <numerusform>Only the first %1 of %2 byte is here.</numerusform>
            <numerusform>Only the first %1 of %2 bytes are here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes of its payload are here.</source>
        <translation>
            <numerusform>%1 byte of its payload is here.</numerusform>
            <numerusform>%1 bytes of its payload are here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::MutedBar</name>
    <message numerus="yes">
        <source>%n peers muted: %2. Rows hidden: %1.</source>
        <translation>
            <numerusform>%n peer muted: %2. Rows hidden: %1.</numerusform>
            <numerusform>%n peers muted: %2. Rows hidden: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::OrdinaryFile</name>
    <message numerus="yes">
        <source>The file is larger than %n bytes.</source>
        <translation>
            <numerusform>The file is larger than %n byte.</numerusform>
            <numerusform>The file is larger than %n bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::OutgoingMail</name>
    <message numerus="yes">
        <source>A line of a mail may have at most %n bytes, including its ending.</source>
        <translation>
            <numerusform>A line of a mail may have at most %n byte, including its ending.</numerusform>
            <numerusform>A line of a mail may have at most %n bytes, including its ending.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::PeersPane</name>
    <message numerus="yes">
        <source>Sent %1 messages.</source>
        <translation>
            <numerusform>Sent %1 message.</numerusform>
            <numerusform>Sent %1 messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Skipped %1 turns, because no client was free to take a message.</source>
        <translation>
            <numerusform>Skipped %1 turn, because no client was free to take a message.</numerusform>
            <numerusform>Skipped %1 turns, because no client was free to take a message.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::PresenceModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::ProgressText</name>
    <message numerus="yes">
        <source>%1: %2 of %3 messages</source>
        <translation>
            <numerusform>%1: %2 of %3 message</numerusform>
            <numerusform>%1: %2 of %3 messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::RawFileServer</name>
    <message numerus="yes">
        <source>It has more than %1 bytes.</source>
        <translation>
            <numerusform>It has more than %1 byte.</numerusform>
            <numerusform>It has more than %1 bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::RawServer</name>
    <message numerus="yes">
        <source>A message from %1 was abandoned, %n bytes after its start.</source>
        <translation>
            <numerusform>A message from %1 was abandoned, %n byte after its start.</numerusform>
            <numerusform>A message from %1 was abandoned, %n bytes after its start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 finished sending in the middle of a message, %n bytes after its start.</source>
        <translation>
            <numerusform>%1 finished sending in the middle of a message, %n byte after its start.</numerusform>
            <numerusform>%1 finished sending in the middle of a message, %n bytes after its start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::RecordingButton</name>
    <message numerus="yes">
        <source>%1 messages, %2</source>
        <translation>
            <numerusform>%1 message, %2</numerusform>
            <numerusform>%1 messages, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages have waited in memory for %2 ms</source>
        <translation>
            <numerusform>%1 message has waited in memory for %2 ms</numerusform>
            <numerusform>%1 messages have waited in memory for %2 ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %1 oldest messages were removed to keep the file small</source>
        <translation>
            <numerusform>The %1 oldest message was removed to keep the file small</numerusform>
            <numerusform>The %1 oldest messages were removed to keep the file small</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages came too fast to be recorded</source>
        <translation>
            <numerusform>%1 message came too fast to be recorded</numerusform>
            <numerusform>%1 messages came too fast to be recorded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::RelayFigure</name>
    <message numerus="yes">
        <source>%1 (%2 bytes)</source>
        <translation>
            <numerusform>%1 (%2 byte)</numerusform>
            <numerusform>%1 (%2 bytes)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::RelayStage</name>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Repetitions</name>
    <message numerus="yes">
        <source>%1 sent, %2 turns skipped</source>
        <translation>
            <numerusform>%1 sent, %2 turn skipped</numerusform>
            <numerusform>%1 sent, %2 turns skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Scorecard</name>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n bytes</source>
        <translation>
            <numerusform>%1 of %n byte</numerusform>
            <numerusform>%1 of %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over %n connections</source>
        <translation>
            <numerusform>over %n connection</numerusform>
            <numerusform>over %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::SendCommand</name>
    <message numerus="yes">
        <source>%1 closed the connection after %2 of %n replies.</source>
        <translation>
            <numerusform>%1 closed the connection after %2 of %n reply.</numerusform>
            <numerusform>%1 closed the connection after %2 of %n replies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %1 messages.</source>
        <translation>
            <numerusform>Sent %1 message.</numerusform>
            <numerusform>Sent %1 messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Skipped %1 turns because the previous message was still queued.</source>
        <translation>
            <numerusform>Skipped %1 turn because the previous message was still queued.</numerusform>
            <numerusform>Skipped %1 turns because the previous message was still queued.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n replies came from %2 within %3 s.</source>
        <translation>
            <numerusform>%1 of %n reply came from %2 within %3 s.</numerusform>
            <numerusform>%1 of %n replies came from %2 within %3 s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Sentences</name>
    <message numerus="yes">
        <source>%1: no answer to %2 messages; %3.</source>
        <translation>
            <numerusform>%1: no answer to %2 message; %3.</numerusform>
            <numerusform>%1: no answer to %2 messages; %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: lost %2 messages; %3.</source>
        <translation>
            <numerusform>%1: lost %2 message; %3.</numerusform>
            <numerusform>%1: lost %2 messages; %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 duplicates</source>
        <translation>
            <numerusform>%1 duplicate</numerusform>
            <numerusform>%1 duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 corrupted</source>
        <translation>
            <numerusform>%1 corrupted</numerusform>
            <numerusform>%1 corrupted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, of %2 messages that reached the server: %3.</source>
        <translation>
            <numerusform>%1, of %2 message that reached the server: %3.</numerusform>
            <numerusform>%1, of %2 messages that reached the server: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, of %2 answers that arrived: %3.</source>
        <translation>
            <numerusform>%1, of %2 answer that arrived: %3.</numerusform>
            <numerusform>%1, of %2 answers that arrived: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 stalled %2 times, %3 in total.</source>
        <translation>
            <numerusform>%1 stalled %2 time, %3 in total.</numerusform>
            <numerusform>%1 stalled %2 times, %3 in total.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::SessionBar</name>
    <message numerus="yes">
        <source>The workbench was killed during an earlier session, from %1. Its %2 messages were recorded.</source>
        <translation>
            <numerusform>The workbench was killed during an earlier session, from %1. Its %2 message was recorded.</numerusform>
            <numerusform>The workbench was killed during an earlier session, from %1. Its %2 messages were recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::SessionOffer</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n servers</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved messages</source>
        <translation>
            <numerusform>%n saved message</numerusform>
            <numerusform>%n saved messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comparisons</source>
        <translation>
            <numerusform>%n comparison</numerusform>
            <numerusform>%n comparisons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::SessionRecording</name>
    <message numerus="yes">
        <source>Recorded %1 events to %2.</source>
        <translation>
            <numerusform>Recorded %1 event to %2.</numerusform>
            <numerusform>Recorded %1 events to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events arrived too fast to be recorded.</source>
        <translation>
            <numerusform>%1 event arrived too fast to be recorded.</numerusform>
            <numerusform>%1 events arrived too fast to be recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::SessionWindow</name>
    <message numerus="yes">
        <source>Imported from %1: %2 rows. Marks and notes on them end with this window, unless you save it as a session.</source>
        <translation>
            <numerusform>Imported from %1: %2 row. Marks and notes on them end with this window, unless you save it as a session.</numerusform>
            <numerusform>Imported from %1: %2 rows. Marks and notes on them end with this window, unless you save it as a session.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file is damaged: %1 messages could not be read and are left out.</source>
        <translation>
            <numerusform>The file is damaged: %1 message could not be read and is left out.</numerusform>
            <numerusform>The file is damaged: %1 messages could not be read and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::TargetRow</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Verdicts</name>
    <message numerus="yes">
        <source>No clear difference: a verdict needs at least %n repeats of each lane, and there are fewer. Not compared: %1.</source>
        <translation>
            <numerusform>No clear difference: a verdict needs at least %n repeat of each lane, and there are fewer. Not compared: %1.</numerusform>
            <numerusform>No clear difference: a verdict needs at least %n repeats of each lane, and there are fewer. Not compared: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A difference is reported if each lane has at least %1 repeats, the medians of their repeats lie more than %2 apart, the %3 bootstrap interval of that difference does not contain 0 (%4 draws of repeats, and of messages within each), and a Mann-Whitney test of the repeats gives a probability of at most %5. With 3 or 4 repeats, where that test is too weak, the lanes must lie further apart than the spread of the repeats of either. For equal lanes, this reports a difference in at most one of %6 cases. Each repeat needs %7 messages for p50 and %8 for p99; its times are recorded to 0.1 %.</source>
        <translation>
            <numerusform>A difference is reported if each lane has at least %1 repeat, the medians of their repeats lie more than %2 apart, the %3 bootstrap interval of that difference does not contain 0 (%4 draws of repeats, and of messages within each), and a Mann-Whitney test of the repeats gives a probability of at most %5. With 3 or 4 repeats, where that test is too weak, the lanes must lie further apart than the spread of the repeats of either. For equal lanes, this reports a difference in at most one of %6 cases. Each repeat needs %7 messages for p50 and %8 for p99; its times are recorded to 0.1 %.</numerusform>
            <numerusform>A difference is reported if each lane has at least %1 repeats, the medians of their repeats lie more than %2 apart, the %3 bootstrap interval of that difference does not contain 0 (%4 draws of repeats, and of messages within each), and a Mann-Whitney test of the repeats gives a probability of at most %5. With 3 or 4 repeats, where that test is too weak, the lanes must lie further apart than the spread of the repeats of either. For equal lanes, this reports a difference in at most one of %6 cases. Each repeat needs %7 messages for p50 and %8 for p99; its times are recorded to 0.1 %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::Work</name>
    <message numerus="yes">
        <source>A message of %n bytes does not fit in the UDP lane.</source>
        <translation>
            <numerusform>A message of %n byte does not fit in the UDP lane.</numerusform>
            <numerusform>A message of %n bytes does not fit in the UDP lane.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The maximum here is %n bytes.</source>
        <translation>
            <numerusform>The maximum here is %n byte.</numerusform>
            <numerusform>The maximum here is %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 connections cannot share %n messages: each sends at least one.</source>
        <translation>
            <numerusform>%1 connections cannot share %n message: each sends at least one.</numerusform>
            <numerusform>%1 connections cannot share %n messages: each sends at least one.</numerusform>
        </translation>
    </message>
</context>
</TS>
