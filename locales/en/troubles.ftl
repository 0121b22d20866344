# What went wrong. Three sentences each: trouble-NAME tells what happened, trouble-safe-… what is safe,
# trouble-NAME-now what to do. Calm, without blame; $said is what others said, in their own words.

trouble-disk = The disk of this PC did not take what was to be written: { $said }
trouble-disk-now = Make room on the disk or connect it again, then do it once more.
trouble-database-newer = The data of this PC were written by a newer Daftar ({ $found }; this one reads { $known }).
trouble-database-newer-now = Start the newer Daftar, or ask your district for it.
trouble-database-damaged = The data file of this PC cannot be read: { $said }
trouble-database-damaged-now = Do not delete anything. Restore a backup, or call your district.
trouble-no-home = This system names no folder for your data.
trouble-no-home-now = Name one: daftar --home FOLDER
trouble-screen-taken = Daftar is already open on this PC.
trouble-screen-taken-now = Go to the other window, or close it first.
trouble-still-connecting = This PC is still waiting for the answer to the first attempt to connect.
trouble-still-connecting-now = Wait until it is told what came of it, then connect again.
trouble-offline = The server cannot be reached: { $said }
trouble-offline-now = Nothing needs to be done: it is tried again by itself. The network cable or modem can be checked.
trouble-timed-out = The server did not answer in time.
trouble-timed-out-now = Nothing needs to be done: it is tried again by itself.
trouble-login-refused = The server does not accept the login of this PC any more.
trouble-login-refused-now = Connect again in the settings, with your user name or a new token.
trouble-not-allowed = Your account may not do this on the server: { $said }
trouble-not-allowed-now = Ask your district to give your account this right, then try again.
trouble-not-dhis2 = Something else answered in place of DHIS2 (answer { $status }): a login page of the network, perhaps.
trouble-not-dhis2-now = Check the server's address, or sign in to this network first, then try again.
trouble-login-page = A login page answered in place of DHIS2 (answer { $status }): the session is over, or something before the server wants a login.
trouble-login-page-now = Open the server's address in a browser on this PC to see what it asks, then connect again in the settings.
trouble-portal = This network leads to a page of its own (answer { $status }) before it lets anything through.
trouble-portal-now = Open a browser, sign in to the network, then try again.
trouble-proxy = A proxy of this network lets nothing through without a password of its own (answer { $status }).
trouble-proxy-now = Ask whoever runs this network to let the server's address through, or use another line.
trouble-no-tokens = This server knows no tokens. The name and the password would have to be kept on this PC, where whoever can read your files can read them.
trouble-no-tokens-now = Better ask your district for another way. Enter once more keeps both here and connects.
trouble-server-failed = The server has a fault at the moment (answer { $status }): { $said }
trouble-server-failed-now = Nothing needs to be done: it is tried again by itself.
trouble-address-forbidden = This address may not be used here: { $address }
trouble-address-forbidden-now = Practice stays on this PC. To reach the real server, connect in the settings.
trouble-not-encrypted = The connection to { $address } is not encrypted; a password could be read on the way.
trouble-not-encrypted-now = Use the address that begins with https://
trouble-other-calendar = The server reckons in another calendar ({ $calendar }); its months are not ours.
trouble-other-calendar-now = Tell your district: Daftar needs a server with the ISO calendar.
trouble-server-too-old = The server is too old for Daftar: version { $version }.
trouble-server-too-old-now = Tell your district: the server needs version 2.38 or newer.
trouble-file = The file { $path } cannot be read or written: { $said }
trouble-file-now = Check the name of the file and that the disk or USB stick is there, then try again.
trouble-not-ours = The file { $path } is not what it should be: { $why }
trouble-not-ours-now = Ask the sender for the file once more.
trouble-hard-findings =
    { $count ->
        [one] { $count } mistake must be put right before the report can be sent.
       *[other] { $count } mistakes must be put right before the report can be sent.
    }
trouble-hard-findings-now = F9 shows the mistakes; Enter goes to the cell.
trouble-soft-findings =
    { $count ->
        [one] { $count } warning waits for an answer before the report can be sent.
       *[other] { $count } warnings wait for an answer before the report can be sent.
    }
trouble-soft-findings-now = In the review, F8 accepts a warning with a reason; Enter goes to the cell.
trouble-token-not-made = The server does not let your account make a token: { $said }
trouble-token-not-made-now = Ask your district for a token and connect with it.
trouble-nothing-to-report = Your account may fill no form for any facility.
trouble-nothing-to-report-now = Ask your district to assign your facility and its forms to the account.
trouble-inside = Daftar itself made a mistake: { $said }
trouble-inside-now = Do it once more. If it stays, call your district with the number below.
trouble-try-again = Check the connection and try again with Enter.

## A report that may not be changed or sent.

trouble-not-yet-open = The time for this report has not begun.
trouble-not-yet-open-now = Choose the period that has ended.
trouble-expired = The time for entering this report is over.
trouble-expired-now = Ask your district to open the period again.
trouble-outside-window = The server does not take this report on this day.
trouble-outside-window-now = Ask your district when the form is open.
trouble-approved = The district has approved this report; it is closed.
trouble-approved-now = Ask your district to return the report if a figure must change.
trouble-unit-closed = The facility was not open in this period.
trouble-unit-closed-now = Choose another period, or ask your district to put the dates right.
trouble-not-assigned = This form is not one that this facility reports.
trouble-not-assigned-now = Ask your district to assign the form to the facility.
trouble-read-only = Your user may read the data of this form, but not write them.
trouble-read-only-now = Ask your district to give your user the right to write data for this form, then connect again.
trouble-attribute-read-only = Your user may not write data under the option that was chosen for this report.
trouble-attribute-read-only-now = Choose another option, or ask your district for the right.
trouble-attribute-elsewhere = The option that was chosen for this report is not offered to this facility.
trouble-attribute-elsewhere-now = Choose another option, or ask your district to offer it to the facility.
trouble-attribute-time = The option that was chosen for this report was not in use in this period.
trouble-attribute-time-now = Choose another option or another period.

## What is safe.

trouble-safe-kept = Everything keyed is kept on this PC.
trouble-safe-waits = Everything keyed is kept on this PC; what is to be sent waits in the outbox.
trouble-safe-screen = What was saved before is safe. What is marked as unsaved stands only on the screen.
trouble-safe-copy = Nothing was changed. A copy lies at { $copy }
trouble-safe-unchanged = Nothing was changed.
trouble-safe-file = Everything keyed is kept on this PC; nothing was taken from the file.

## The number that finds the failure in the log.

trouble-number = Number for the telephone: { $number }
