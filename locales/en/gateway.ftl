# The gateway: what the national team types and reads.

gateway-closed = The gateway is closed.
gateway-no-device = There is no PC { $number } here.
gateway-no-held = No held report has the number { $number }.
gateway-no-unit = { $name } is not the UID of a unit.
gateway-no-next-key = No next key was drawn.
gateway-no-key-number = All numbers of keys are used.
gateway-bundle-refused = The bundle was not taken: { $said }

## serve, forward

gateway-listens = Listening at { $address }.
gateway-forwards-nothing = No DHIS2 server is configured: reports are received and kept, not forwarded.
gateway-forwards-elsewhere = Another process forwards already.

## receive

gateway-paste-taken =
    { $verdict }
    To type back: { $code }
gateway-paste-no-packet = This is no report of Daftar. Copy the whole text once more.
gateway-paste-not-taken = The report was not taken. Try again later; if it happens again, the PC is not enrolled here.
gateway-file-taken =
    { $count ->
        [one] One report was received.
       *[other] { $count } reports were received.
    }
    The answers are in { $file }: carry them back to the facility.
gateway-file-cut = The file was cut off. What was whole was received; the rest must be brought again.
gateway-file-not-taken =
    { $count ->
        [one] One was not received; the answer says why.
       *[other] { $count } were not received; the answers say why.
    }

gateway-verdict-accepted = The report was received.
gateway-verdict-overtaken = Received; a later report of the same PC came first.
gateway-verdict-waits-for-base = Received; it waits for the report before it.
gateway-verdict-superseded = Another report came first: the clerk must choose.
gateway-verdict-fork = The PC has used this number before: it must begin anew.
gateway-verdict-held-for-schema = Received; it waits for its form.
gateway-verdict-not-its-unit = This PC may not report for this facility.
gateway-verdict-unreadable = Received, but it cannot be read.
gateway-verdict-noted = Noted.
gateway-verdict-revoked = This PC was cut off.

## admin

gateway-enrol-written =
    PC { $device }: the enrolment file is { $file }. It works once, until { $until }.
    Carry it to the facility by hand; whoever has it can enrol.
gateway-enrol-code = Or type this code at the PC:
gateway-revoked = PC { $device } is cut off. What it has sent and what it sends from now on waits aside.
gateway-released = Report { $packet } goes on.
gateway-bundle-added =
    { $schemas ->
        [one] Bundle { $number }: one form is known.
       *[other] Bundle { $number }: { $schemas } forms are known.
    }
gateway-bundle-freed =
    { $count ->
        [one] One report that waited for its form can be read now.
       *[other] { $count } reports that waited for their form can be read now.
    }
gateway-key-drawn = Key { $epoch } is drawn. The PCs learn of it with their next exchange. Restart the gateway now.
gateway-key-used = The next key is in use. Older keys still open what was sealed to them.
gateway-backed-up = The ledger is copied to { $file }. Copy the folder of the keys as well.
gateway-restored = The PCs will send again what this ledger has forgotten.
gateway-devices-none = No PC is enrolled.
gateway-device = PC { $device }, { $how }: { $units }
gateway-device-enrolled = enrolled
gateway-device-awaited = not yet enrolled
gateway-device-revoked = cut off
gateway-device-seen = last heard on { $day }
gateway-device-alarm = Attention: its enrolment file was used by another PC, too.
gateway-missing-nothing = Nothing is missing.
gateway-missing = PC { $device } ({ $incarnation }): missing { $numbers }
gateway-held-nothing = Nothing waits for a person.
gateway-held =
    { $packet }: PC { $device }, { $report }
    { $why } Since { $since }.
gateway-held-report = { $form } { $unit }, { $period }
gateway-held-unread = not readable yet
gateway-held-other-figures = DHIS2 holds other figures; the facility was asked.
gateway-held-locked-in-time = Confirmed in time, but the period is locked: it needs an exception in DHIS2.
gateway-held-locked = The period is locked: it needs an exception in DHIS2.
gateway-held-failed = DHIS2 refused it three times.
gateway-held-schema = Its form is not known here: add its bundle.
gateway-held-base = The report it builds on has not come for a week.
gateway-held-revoked = Its PC was cut off.
