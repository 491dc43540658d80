<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Binding</name>
    <message numerus="yes">
        <source>The longest of them has %n seconds left.</source>
        <translation>
            <numerusform>The longest of them has %n second left.</numerusform>
            <numerusform>The longest of them has %n seconds left.</numerusform>
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
        <source>the framing made %n messages of them.</source>
        <translation>
            <numerusform>the framing made %n message of them.</numerusform>
            <numerusform>the framing made %n messages of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n datagrams came whole</source>
        <translation>
            <numerusform>%n datagram came whole</numerusform>
            <numerusform>%n datagrams came whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came cut to the size of the receiver&apos;s buffer (MSG_TRUNC)</source>
        <translation>
            <numerusform>%n came cut to the size of the receiver&apos;s buffer (MSG_TRUNC)</numerusform>
            <numerusform>%n came cut to the size of the receiver&apos;s buffer (MSG_TRUNC)</numerusform>
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
        <source>%n did not come, and nothing says why</source>
        <translation>
            <numerusform>%n did not come, and nothing says why</numerusform>
            <numerusform>%n did not come, and nothing says why</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not here yet</source>
        <translation>
            <numerusform>%n not here yet</numerusform>
            <numerusform>%n not here yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came that was not sent like this</source>
        <translation>
            <numerusform>%n came that was not sent like this</numerusform>
            <numerusform>%n came that was not sent like this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A relay in between wrote the stream on in pieces of at most %n bytes.</source>
        <translation>
            <numerusform>A relay in between wrote the stream on in pieces of at most %n byte.</numerusform>
            <numerusform>A relay in between wrote the stream on in pieces of at most %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A relay in between gathered %n bytes of the stream before it wrote them on.</source>
        <translation>
            <numerusform>A relay in between gathered %n byte of the stream before it wrote it on.</numerusform>
            <numerusform>A relay in between gathered %n bytes of the stream before it wrote them on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatagramClient</name>
    <message numerus="yes">
        <source>UDP to %n addresses: each that answers is shown, and nobody tells of one where nobody listens</source>
        <translation>
            <numerusform>UDP to %n address: each that answers is shown, and nobody tells of one where nobody listens</numerusform>
            <numerusform>UDP to %n addresses: each that answers is shown, and nobody tells of one where nobody listens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Socket closed. UDP sends nothing when it closes; %n had answered</source>
        <translation>
            <numerusform>Socket closed. UDP sends nothing when it closes; %n had answered</numerusform>
            <numerusform>Socket closed. UDP sends nothing when it closes; %n had answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatagramNotes</name>
    <message numerus="yes">
        <source>The system threw %n datagrams to the relay away.</source>
        <translation>
            <numerusform>The system threw %n datagram to the relay away.</numerusform>
            <numerusform>The system threw %n datagrams to the relay away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dropped %n datagrams %1 that waited: %2.</source>
        <translation>
            <numerusform>Dropped %n datagram %1 that waited: %2.</numerusform>
            <numerusform>Dropped %n datagrams %1 that waited: %2.</numerusform>
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
        <source>The system threw %n datagrams to %1 away.</source>
        <translation>
            <numerusform>The system threw %n datagram to %1 away.</numerusform>
            <numerusform>The system threw %n datagrams to %1 away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DtlsEnding</name>
    <message numerus="yes">
        <source>It remembers %n clients; the longest silent goes.</source>
        <translation>
            <numerusform>It remembers %n client; the longest silent goes.</numerusform>
            <numerusform>It remembers %n clients; the longest silent goes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No more than %n may be under way; the longest silent goes.</source>
        <translation>
            <numerusform>No more than %n may be under way; the longest silent goes.</numerusform>
            <numerusform>No more than %n may be under way; the longest silent goes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DtlsServer</name>
    <message numerus="yes">
        <source>The system threw %n datagrams to %1 away.</source>
        <translation>
            <numerusform>The system threw %n datagram to %1 away.</numerusform>
            <numerusform>The system threw %n datagrams to %1 away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowText</name>
    <message numerus="yes">
        <source>[%n more bytes came and were thrown away: the buffer was too small (MSG_TRUNC)]</source>
        <translation>
            <numerusform>[%n more byte came and was thrown away: the buffer was too small (MSG_TRUNC)]</numerusform>
            <numerusform>[%n more bytes came and were thrown away: the buffer was too small (MSG_TRUNC)]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HttpText</name>
    <message numerus="yes">
        <source>%n bytes that are no text: see the hex view</source>
        <translation>
            <numerusform>%n byte that is no text: see the hex view</numerusform>
            <numerusform>%n bytes that are no text: see the hex view</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>put together from chunks, %n bytes</source>
        <translation>
            <numerusform>put together from chunks, %n byte</numerusform>
            <numerusform>put together from chunks, %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n bytes, put together from chunks; the rest is not here</source>
        <translation>
            <numerusform>the first %n byte, put together from chunks; the rest is not here</numerusform>
            <numerusform>the first %n bytes, put together from chunks; the rest is not here</numerusform>
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
</context>
<context>
    <name>RelayedStream</name>
    <message numerus="yes">
        <source>%n bytes that waited were not passed on.</source>
        <translation>
            <numerusform>%n byte that waited was not passed on.</numerusform>
            <numerusform>%n bytes that waited were not passed on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message numerus="yes">
        <source>%n bytes that waited were not sent.</source>
        <translation>
            <numerusform>%n byte that waited was not sent.</numerusform>
            <numerusform>%n bytes that waited were not sent.</numerusform>
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
        <source>Of its %n certificates at least one is damaged.</source>
        <translation>
            <numerusform>Its %n certificate is damaged.</numerusform>
            <numerusform>Of its %n certificates at least one is damaged.</numerusform>
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
        <source>%n replies of %1 never left.</source>
        <translation>
            <numerusform>%n reply of %1 never left.</numerusform>
            <numerusform>%n replies of %1 never left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::AlsoTo</name>
    <message numerus="yes">
        <source>A client sends to %n beside its first.</source>
        <translation>
            <numerusform>A client sends to %n beside its first.</numerusform>
            <numerusform>A client sends to %n beside its first.</numerusform>
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
        <source>A line has at most %n bytes.</source>
        <translation>
            <numerusform>A line has at most %n byte.</numerusform>
            <numerusform>A line has at most %n bytes.</numerusform>
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
        <source>%n questions wait for their answers.</source>
        <translation>
            <numerusform>%n question waits for their answers.</numerusform>
            <numerusform>%n questions wait for their answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was asked %n times.</source>
        <translation>
            <numerusform>It was asked %n time.</numerusform>
            <numerusform>It was asked %n times.</numerusform>
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
        <source>%1 rows had left the log before they could be written.</source>
        <translation>
            <numerusform>%1 row had left the log before they could be written.</numerusform>
            <numerusform>%1 rows had left the log before they could be written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::FilterBar</name>
    <message numerus="yes">
        <source>A filter needs a name of its own, and at most %n can be kept.</source>
        <translation>
            <numerusform>A filter needs a name of its own, and at most %n can be kept.</numerusform>
            <numerusform>A filter needs a name of its own, and at most %n can be kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::LengthFramer</name>
    <message numerus="yes">
        <source>A message of %1 bytes does not fit behind a length field of %n bytes, which counts up to %2.</source>
        <translation>
            <numerusform>A message of %1 bytes does not fit behind a length field of %n byte, which counts up to %2.</numerusform>
            <numerusform>A message of %1 bytes does not fit behind a length field of %n bytes, which counts up to %2.</numerusform>
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
    <name>swb::OutgoingMail</name>
    <message numerus="yes">
        <source>A line of a mail has at most %n bytes, with its end.</source>
        <translation>
            <numerusform>A line of a mail has at most %n byte, with its end.</numerusform>
            <numerusform>A line of a mail has at most %n bytes, with its end.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::RawServer</name>
    <message numerus="yes">
        <source>A message from %1 was given up, %n bytes after its start.</source>
        <translation>
            <numerusform>A message from %1 was given up, %n byte after its start.</numerusform>
            <numerusform>A message from %1 was given up, %n bytes after its start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 finished within a message, %n bytes after its start.</source>
        <translation>
            <numerusform>%1 finished within a message, %n byte after its start.</numerusform>
            <numerusform>%1 finished within a message, %n bytes after its start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>swb::SessionRecording</name>
    <message numerus="yes">
        <source>Recorded %n events into %1.</source>
        <translation>
            <numerusform>Recorded %n event into %1.</numerusform>
            <numerusform>Recorded %n events into %1.</numerusform>
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
</TS>
