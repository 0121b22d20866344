# What waits, what is on its way, and what the server answered.

screen-outbox = Outbox

outbox-reading = Reading the outbox …
outbox-empty = Nothing was confirmed yet. F9 in a report confirms and sends it.
outbox-all-arrived = Everything has arrived.
outbox-returned =
    { $count ->
        [one] { $count } report came back and needs you: Enter opens it.
       *[other] { $count } reports came back and need you: Enter opens them.
    }
outbox-waiting =
    { $count ->
        [one] { $count } report is on its way. It is kept here until it stands in DHIS2.
       *[other] { $count } reports are on their way. They are kept here until they stand in DHIS2.
    }

## Columns.

outbox-form = Form
outbox-period = Period
outbox-unit = Facility
outbox-state = State
outbox-since = Since
outbox-age-today = today
outbox-age-yesterday = yesterday
outbox-age-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }

## The chosen report. $moment: a time of day, with its date where it is not today.

outbox-report = { $form }, { $period }: { $facility }
outbox-moment = { $date }, { $time }
outbox-queued = Confirmed { $moment }
outbox-attempts =
    { $count ->
        [one] tried { $count } time
       *[other] tried { $count } times
    }
outbox-next = next try { $moment }
outbox-answers = F3: answers
outbox-under-way = On its way …
outbox-under-way-about = It is being sent just now.
outbox-not-tried = Not tried yet. It goes by itself as soon as the server can be reached; F5 tries at once.
outbox-stands-already = It stands in DHIS2 already; there is nothing to send.
outbox-replaced = Replaced
outbox-replaced-about = A newer version of this report took its place before it had arrived; this one is not sent any more.

## Writing a report to a file.

outbox-path = Write this report to a file
outbox-path-keys = Enter: write · Esc: give up
outbox-exported = Written: { $path }

## Two versions of one report. $place: a cell; $whose: one of the three column titles.

screen-choosing = Two versions of a report
choosing-about = DHIS2 holds other figures than this PC, and nothing was sent over them. Choose for each cell which stands: 1 2 3; for all cells: 4 5 6; then F9.
choosing-cell = Cell
choosing-mine = here
choosing-theirs = in DHIS2
choosing-base = both had
choosing-figure = { $whose }: { $figure }
choosing-comment = { $place }, remark
choosing-unknown = not known
choosing-no-base = This PC never saw what both had here; choose between the two.
choosing-left =
    { $count ->
        [one] { $count } cell is not chosen yet.
       *[other] { $count } cells are not chosen yet.
    }
choosing-all-chosen = Everything is chosen. F9 lets it stand and sends the report; your name is written beside it.
choosing-waits = The choice is being written down …
choosing-sent-as-it-is = Your figures stand; the report goes on its way again.
choosing-sent-changed = The choice stands in the report, which goes on its way as a correction.
choosing-still-draft = The choice stands in the report. It was being changed here: it goes when you confirm it with F9.

## What the server said, word for word.

screen-answers = What the server said
answers-none = Not tried yet: no server has said anything.
answers-nothing = No answer came.
answers-attempt = { $moment }: { $answer }
answers-status = { $call }: answer { $status }
answers-call-look = Reading what DHIS2 holds
answers-call-import = Sending the values
answers-call-complete = Completing the report
answers-call-reopen = Taking the completion back
answers-call-registered = Asking whether it is complete

## What the server answered: answer-NAME tells what happened, answer-safe-… what is safe, answer-NAME-now
## what to do. $places are cells by number and name.

answer-stands = Everything stands in DHIS2 as it was keyed. Cells compared: { $cells }.
answer-stands-now = Nothing more needs to be done.
answer-zeros-not-kept = This server keeps no zeros in { $places }. They stay zeros here and on the printed page.
answer-taken = The server has taken the values; comparing and completing are still to come.
answer-taken-now = Nothing needs to be done: it goes on by itself.
answer-refused-cells = { $meaning } Cells: { $places }.
answer-differs = DHIS2 does not hold what was keyed: { $places }.
answer-differs-now = Compare with the paper. If the figures here are right, try this report again by key.
answer-foreign = DHIS2 already holds other figures for this report, and nothing was sent over them: { $places }.
answer-foreign-now = Press Enter and choose, cell by cell or all at once: what was keyed here, what DHIS2 holds, or what both last had.
answer-safe-here = The report is kept on this PC as it was keyed.
answer-safe-dhis2 = The report is kept on this PC and in DHIS2.
answer-safe-both = Both are kept: the figures here and those in DHIS2.

## $here is what was keyed, $there what DHIS2 holds.

answer-difference = { $place }: here { $here }, in DHIS2 { $there }
answer-difference-comment = { $place }: comment here “{ $here }”, in DHIS2 “{ $there }”
answer-difference-follow-up = { $place }: follow-up mark set here, not in DHIS2
answer-blank = blank
answer-cell = { $number } { $name }
answer-cell-unknown = a cell that this form does not have
answer-list-separator = ;
answer-and-more = { $named } and { $count } more

## A few words, for a line of the outbox.

answer-short-stands = Stands in DHIS2 as keyed
answer-short-taken = Taken by the server
answer-short-refused = Refused by the server
answer-short-differs = DHIS2 holds something else, cells: { $count }
answer-short-foreign = DHIS2 already holds other figures, cells: { $count }

## What a refusal means, and what to do.

meaning-no-access = Your account may not write this form.
meaning-no-access-now = Ask your district to give your account the right, then try again.
meaning-unit-not-mine = Your account may not report for this facility.
meaning-unit-not-mine-now = Ask your district to put the facility under your account, then try again.
meaning-data-set-unknown = The server does not know this form.
meaning-data-set-unknown-now = Connect again in the settings, so that the forms are fetched anew, or call your district.
meaning-element-unknown = The form on the server does not have these rows.
meaning-element-unknown-now = Connect again in the settings, so that the forms are fetched anew, or call your district.
meaning-unit-unknown = The server does not know this facility.
meaning-unit-unknown-now = Tell your district.
meaning-option-not-writable = Your account may not write these columns.
meaning-option-not-writable-now = Ask your district to give your account the right, then try again.
meaning-period-wrong = The server does not take this period for this form.
meaning-period-wrong-now = Tell your district.
meaning-not-assigned = On the server this form is not assigned to this facility.
meaning-not-assigned-now = Ask your district to assign the form, then try again.
meaning-attribute-wrong = The server does not take this kind of report for this form.
meaning-attribute-wrong-now = Tell your district.
meaning-combo-wrong = The form on the server does not have these columns.
meaning-combo-wrong-now = Connect again in the settings, so that the forms are fetched anew, or call your district.
meaning-expired = The time for this period is over on the server.
meaning-expired-now = Ask your district to open the period again, then try again.
meaning-future = On the server this period is not open yet.
meaning-future-now = Try again when the period has ended.
meaning-closed = On the server this period is not open: its time is over, or has not come.
meaning-closed-now = Ask your district to open the period, then try again.
meaning-outside-window = On the server this period is not open now.
meaning-outside-window-now = Ask your district when it is open, then try again.
meaning-unit-closed = On the server the facility was not open in this period.
meaning-unit-closed-now = Ask your district to put the dates right, then try again.
meaning-approved = The district has approved this report; it cannot be changed.
meaning-approved-now = Ask your district to take the approval back, then try again.
meaning-value-missing = The server misses values.
meaning-value-missing-now = Look at the cells, confirm the report again and send it.
meaning-value-wrong = The server does not take these values.
meaning-value-wrong-now = Put the cells right, confirm the report again and send it.
meaning-not-an-option = These values are not among the choices on the server.
meaning-not-an-option-now = Choose again, or connect again in the settings, so that the forms are fetched anew.
meaning-comment-wrong = The server does not take these comments.
meaning-comment-wrong-now = Make the comments shorter, confirm the report again and send it.
meaning-twice = A cell stands twice in the report.
meaning-twice-now = Call your district.
meaning-compulsory-missing = Compulsory cells are empty, so the report cannot be completed.
meaning-compulsory-missing-now = Fill the cells, confirm the report again and send it.
meaning-unknown = The server refused the report: { $said }
meaning-unknown-now = Read this sentence to your district.
