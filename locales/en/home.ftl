# The board of what is owed.

## On top of every screen of the practice world, so that nobody takes it for the real one.

heading-practice = PRACTICE

## What is owed first, and when it is due. $day is a number, $month a name.

home-reading = Reading what is owed …
home-report = { $form }, { $period }
home-report-of = { $form }, { $period }: { $facility }
home-owed = Owed first: { $report }
home-due =
    { $days ->
        [one] Due in { $days } day, { $weekday } { $day } { $month }
       *[other] Due in { $days } days, { $weekday } { $day } { $month }
    }
home-due-tomorrow = Due tomorrow, { $weekday } { $day } { $month }
home-due-today = Due today, { $weekday } { $day } { $month }
home-late =
    { $days ->
        [one] { $days } day late; it was due on { $date }
       *[other] { $days } days late; it was due on { $date }
    }
home-nothing-owed = Nothing is owed now. Arrows and Enter open any report of the board.
home-no-forms = No form is known here yet. F5 gets to know the server, or takes a bundle file.
home-state-changed = { $state }, { $changed }
home-state-begun = { $state }, begun

## What must not be overlooked.

home-unsent =
    { $count ->
        [one] { $count } report waits to be sent, { $since }.
       *[other] { $count } reports wait to be sent, the oldest { $since }.
    }
home-since-today = since today
home-since-yesterday = since yesterday
home-since-days =
    { $days ->
        [one] for { $days } day
       *[other] for { $days } days
    }
home-clock = This PC says it is { $date }, which cannot be. Put its clock right; until then choose the period yourself.
home-token-ends =
    { $days ->
        [one] The login of this PC ends in { $days } day, on { $date }. F5 renews it.
       *[other] The login of this PC ends in { $days } days, on { $date }. F5 renews it.
    }
home-token-ended = The login of this PC ended on { $date }. Nothing can be sent until F5 renews it.

## The report the courier spoke of last. $ticks: one to three ticks.

home-sending = { $ticks } { $form }, { $period }: on its way …
home-sent = { $ticks } { $state }: { $form }, { $period }

## Leaving the program.

home-leave-title = Leave Daftar?
home-leave-all-sent = Nothing waits to be sent.
home-leave-kept = Everything keyed is kept on this PC. What waits goes when Daftar is open again.
home-leave-yes = Leave
home-leave-no = Stay
home-left-unsent = { $report }: not sent yet; it is kept here.
home-state-pulled = { $state }, fetched

## How old a form is, by days; forms the server has changed.

home-form-of = Form of { $date }, unchanged on { $checked }
home-forms-changed = New or changed in DHIS2: { $forms }. Reports begun from now on use it; what was begun is kept.
