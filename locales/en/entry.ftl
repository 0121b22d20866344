# The entry screen.

## The mark at the top.

entry-saved = Saved { $time }
entry-saving = Saving …
entry-not-saved = Not saved

## The cell.

entry-blank = blank
entry-not-available-sign = n/a
entry-repeated = repeated
entry-past = { $count } before
entry-comment-said = “{ $comment }”
entry-no-past = No earlier numbers of this cell
entry-last = { $period }: { $value }

## Said in passing, below the form.

entry-blank-left = Section { $section }: { $count ->
    [one] one cell is
   *[other] { $count } cells are
 } blank
entry-you-were-here = { $filled } of { $all } cells are keyed; you were here
entry-was-sent = This report was sent; what you change is a correction, to be sent again
entry-zeros = { $count ->
    [one] One zero
   *[other] { $count } zeros
 }
entry-spilled = The digit went back to the number before; Enter goes on
entry-num-lock = Arrows instead of digits? NumLock may be off
entry-more-findings = (+{ $count })
entry-book = By the book { $book }; count the shelf
entry-notify-now = Notify the district at once: { $telephone }. The key { $key } records it
entry-is-zero-report = Zero report: { $person } declared on { $date } that no case was seen and all registers were checked.
entry-zero-report-offered = Nothing to report? The key { $key } declares a zero report
entry-zero-report-untrue = A zero report is declared, but here is a case: the key { $key } takes the declaration back
entry-comment-looks-like-number = Is that a telephone number? Remarks travel with the report: no persons, please
entry-comment-looks-like-name = Is that a person’s name? Remarks travel with the report: no persons, please

## Why a key does nothing here.

entry-no-such-key = No such key here; F1 shows the keys
entry-several = Several: 1+3
entry-not-keyed = { $number } { $name } holds a file or a map and cannot be keyed here.
entry-without-combo = The server has no option combination for { $count } shaded cells: they cannot be keyed.
entry-indicator-server = the server reckons it
entry-yes-is-one = 1 is yes, 0 is no
entry-no-point = No decimals in this cell
entry-point-in-whole = Whole numbers only, no point: like this it cannot be sent (Backspace takes it away)
entry-no-zero = A zero cannot stand in this cell
entry-no-sign = No sums in this cell
entry-no-zero-fill = Here every cell is keyed by itself: no zeros in a row
entry-no-repeat = This cell is counted anew every time; it cannot be repeated
entry-nothing-to-repeat = There is no number before to repeat
entry-nothing-to-undo = Nothing to undo
entry-nothing-to-redo = Nothing to do again
entry-no-such-row = No row has this number or name
entry-no-such-section = No section has this number
entry-no-total-here = There is nothing to add up here
entry-nothing-to-accept = No warning about this row
entry-nothing-to-notify = Nothing in this row is notified at once
entry-no-zero-report = This form has no zero report
entry-zero-report-has-cases = There are cases, or cells not available: this is no zero report
entry-zero-report-not-checked = First have the registers of all rooms checked
entry-review-unsaved = Cells with × are not on the disk and are tried again. First “Saved” at the top, then F9

## What is asked back.

entry-ask-reason = Why is it not available? (the same key repeats the answer)
entry-ask-row = Go to: the number of a row or a part of its name, then Enter
entry-ask-section = Section number (F6 again: the next)
entry-ask-comment = Comment on this cell, then Enter
entry-ask-acceptance = Why may it stand? { $finding }
entry-ask-words = In your own words, then Enter
entry-ask-person = Who keys? Name, then Enter
entry-ask-notification = Notified at what time, by whom? Then Enter
entry-ask-total = The paper's { $total }, then Enter (F3: another total, Del: none)
entry-ask-declarer = Who declares the zero report? Name, then Enter:
entry-ask-zero-report = { $first } to { $last }, no case: were the registers of all rooms checked?
entry-ask-zero-report-withdrawal = A zero report is declared. Was a case found after all: take the declaration back?
entry-ask-lose = Not on the disk, lost when you leave: { $cells }
entry-lose-stay = Stay and try again
entry-lose-leave = Leave without them

## The paper's own totals.

entry-total-of-row = total of row { $row }
entry-total-of-column = total of column { $column }, section { $section }
entry-total-of-section = total of section { $section }
entry-total-agrees = Agrees with the paper: { $total }
entry-total-differs = { $total }: paper { $paper }, keyed { $keyed }

## Why a warning may stand.

entry-accept-checked = Checked
entry-accept-physical-count = Counted
entry-accept-event = Campaign, outbreak
entry-accept-no-service = No service
entry-accept-paper-missing = No paper
entry-accept-other = Other
entry-leaving = What was keyed last is being written to the disk; the report closes by itself. F10 once more leaves without waiting.
entry-was-pulled = Fetched from DHIS2 on { $day }. A change is sent as a correction.

## A draft whose form has changed on the server. $place: a cell; $value: what was keyed into it.

screen-newer-form = The form has changed
newer-form-about = This report was begun with an older version of the form. Its values can go over to the newer one, cell by cell. What has no place there is kept with the older version and is not sent; nothing is lost.
newer-form-carried = Carried over: { $count }
newer-form-all-fit = Everything that was keyed has its place in the newer form.
newer-form-left = No place in the newer form: { $count }
newer-form-totals = Totals of the paper to be keyed again: { $count }
newer-form-value = { $place }: { $value }
newer-form-choose = 1 carries the values over; 2 goes on with the older version.
newer-form-waits = The values are being carried over …
