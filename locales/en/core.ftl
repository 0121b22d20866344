# Words that every room uses.

app-name = Daftar
yes = Yes
no = No
save = Save
cancel = Cancel
close = Close
back = Back
send = Send
search = Search
none = None
total = Total
comment = Comment
follow-up = Follow-up
section = Section
period = Period
facility = Facility
report = Report

## $sample: the digits 1 to 3 as they look.

digits-latin = Western digits { $sample }
digits-arabic = Arabic digits { $sample }
digits-persian = Persian digits { $sample }

## On everything that shows a built-in sample form.

sample-mark = Sample form, the national form replaces it

## How far a report has come.

state-not-expected = Not expected
state-missing = Missing
state-overdue = Overdue
state-draft = Draft
state-confirmed = Confirmed
state-queued = Queued
state-received = Received
state-in-dhis2 = In DHIS2
state-returned = Returned
state-refused = Refused
state-changed = Changed since sent

## Why a figure is not to be had.

not-available = Not available
reason-stock-out = Stock-out
reason-no-service = Service not given
reason-register-lost = Register lost
reason-other = Other reason
