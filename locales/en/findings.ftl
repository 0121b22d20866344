# What the checks say. finding-CHECK is the sentence with its numbers, finding-CHECK-title a few words for
# lists, finding-CHECK-help what is compared, with the formula. Letters are those printed over the columns.

## The place a finding speaks of.

finding-place-row = { $number } { $name }
finding-place-section = Section { $number }: { $name }
finding-place-form = Whole report

## Every form.

finding-value-title = Not possible here
finding-value = { $why ->
    [whole-span] “{ $keyed }” cannot stand here: a whole number from { $from } to { $to } is wanted.
    [span] “{ $keyed }” cannot stand here: a number from { $from } to { $to } is wanted, digits after the point at most { $decimals }.
    [not-an-option] “{ $keyed }” is not one of the choices.
    [not-yes-no] “{ $keyed }” is neither yes nor no.
    [not-a-date] “{ $keyed }” is not a date or a time as it is written here.
    [not-a-number] “{ $keyed }” is not a number.
    [not-whole] “{ $keyed }” is not a whole number.
    [too-large] “{ $keyed }” is too large.
    [negative] “{ $keyed }” is below zero; that cannot be here.
    [not-positive] “{ $keyed }” must be above zero.
    [not-negative] “{ $keyed }” must be below zero.
    [percent] “{ $keyed }” must be from { 0 } to { 100 }.
    [unit-interval] “{ $keyed }” must be from { 0 } to { 1 }.
   *[other] “{ $keyed }” cannot stand here.
}
finding-value-help = A value must be of the kind the form asks for. Look at the paper and key it again.
finding-compulsory-title = Must be filled
finding-compulsory = This cell must be filled before sending.
finding-compulsory-help = The form marks this cell as compulsory. Zero is an answer; “not available” with a reason is one too.
finding-compulsory-not-available-title = Wanted, but not available
finding-compulsory-not-available = This cell is wanted; without a number, DHIS2 will show it as missing.
finding-compulsory-not-available-help = The form marks this cell as compulsory, and it is marked “not available”. Say why, or look for the number.
finding-section-empty-title = Section is empty
finding-section-empty = Nothing is keyed in this section: zero, not available, or not yet keyed? Cells: { $blank }.
finding-section-empty-help = The key / fills a row with zeros where the form allows it; - says “not available”.
finding-section-blanks-title = Blank cells
finding-section-blanks = Blank cells in this section: { $blank } of { $cells }.
finding-section-blanks-help = A blank cell says that nobody looked. If there were none, key zero; if it cannot be known, “not available”.
finding-row-half-filled-title = Row is filled in part
finding-row-half-filled = Blank cells in this row: { $blank } of { $cells }. Fill all of them, or none.
finding-row-half-filled-help = The form asks for rows that are filled whole or not at all.
finding-blank-without-comment-title = Blank without a comment
finding-blank-without-comment = Blank cells without a comment in this section: { $blank } of { $cells }.
finding-blank-without-comment-help = The form asks for a comment (F4) on every cell that is left blank.
finding-extra-digit-title = One digit too many?
finding-extra-digit = { $what ->
    [total] The row’s total is { $value }; usual here: { $median }. One digit too many?
   *[cell] { $value } is keyed; usual here: { $median }. One digit too many?
}
finding-extra-digit-help = The number is about ten or a hundred times the median of this facility’s own earlier reports.
finding-far-from-own-title = Far from the usual
finding-far-from-own = { $what ->
    [total] The row’s total is { $value }, far from this facility’s own reports; usual: { $median }.
   *[cell] { $value } is far from this facility’s own reports; usual: { $median }.
}
finding-far-from-own-help = 0.6745 × (√x – median of √) / MAD of √ is beyond 3.5, over this facility’s own last 12 reports (at least 8), and x differs from the median by 10 or more. The same season of earlier years counts too.
finding-same-as-before-title = Same numbers again
finding-same-as-before = The whole row is the same { $periods } times running (total { $sum }). Was the old paper copied?
finding-same-as-before-help = Every cell of the row is equal to the report before. It happens, but seldom.
finding-control-total-title = Total differs from the paper
finding-control-total = { $total ->
    [row] Row: the paper says { $paper }, the cells make { $keyed } (difference { $difference }).
    [column] Column { $letter }: the paper says { $paper }, the cells make { $keyed } (difference { $difference }).
   *[section] Section: the paper says { $paper }, the cells make { $keyed } (difference { $difference }).
} { $verdict ->
    [blank] A cell is still blank.
    [cell] Row and column both point at { $cell }.
    [exchanged] In { $cell } two digits may be exchanged.
    [paper] The other totals agree with the cells: the paper adds up wrongly.
   *[unknown] Compare cell by cell with the paper.
}
finding-control-total-help = The totals copied from the paper are held against the sums of the cells. A row and a column that differ by the same number cross at the wrong cell.
finding-rule-title = Rule of the server
finding-rule = { $text } (first side { $left }, second side { $right })
finding-rule-help = A validation rule of the national server. It is asked here too, so that it is seen while the paper is in hand.
finding-rule-no-value = none
finding-rule-fallback = A rule of the server does not hold: { $name }.

## EPI monthly.

finding-e101-title = { finding-value-title }
finding-e101 = { finding-value }
finding-e101-help = Counts are whole numbers from 0 to 99999. Temperatures (9.06, 9.07) go from -40.0 to 60.0 with one digit after the point.
finding-e102-title = More days than the month has
finding-e102 = Stock-out days: { $keyed }; this month has { $days }.
finding-e102-help = H > days of the month.
finding-e103-title = More days than the month has
finding-e103 = Days with two readings: { $keyed }; this month has { $days }.
finding-e103-help = 9.05 > days of the month.
finding-e104-title = More work than there are
finding-e104 = Working refrigerators: { $working }; present: { $present }.
finding-e104-help = 9.02 > 9.01.
finding-e105-title = More left than there was
finding-e105 = Doses that left the stock: { $left }; there were only { $available }.
finding-e105-help = C + D + E + F > A + B: opened, lost and sent against opening and received. All in doses.
finding-e106-title = More left than there was
finding-e106 = Pieces that left the store: { $left }; there were only { $available }.
finding-e106-help = C > A + B: out against opening and received.
finding-e107-title = Lowest above highest
finding-e107 = The lowest temperature ({ $lowest }) is above the highest ({ $highest }).
finding-e107-help = 9.06 > 9.07. A minus sign may be missing.
finding-e108-title = { finding-compulsory-title }
finding-e108 = { finding-compulsory }
finding-e108-help = { finding-compulsory-help }
finding-e201-title = Stock does not balance
finding-e201 = Counted closing { $counted }, by the book { $book }: difference { $difference }. Was it counted?
finding-e201-help = A + B - C - D - E - F should be G. If the shelf was counted again and the count stands, accept it with that reason.
finding-e202-title = Pieces do not balance
finding-e202 = Counted { $counted }, by the book { $book }: difference { $difference }. Was it counted?
finding-e202-help = A + B - C should be D.
finding-e203-title = Opening is not the last closing
finding-e203 = The month opens with { $keyed }; the last one closed with { $previous }.
finding-e203-help = A should be the closing of the same row in the last confirmed report. The key * takes it over.
finding-e204-title = More given than opened
finding-e204 = Doses given: { $given }; in the opened vials there were { $opened }.
finding-e204-help = Doses given (all ages, routine and catch-up) > C. Nothing of this vaccine is kept after the session.
finding-e205-title = More given than opened
finding-e205 = Doses given: { $given }; opened: { $opened }, and one vial of { $vial } carried over would not do.
finding-e205-help = Doses given > C + one vial. An opened vial of this vaccine is kept for the next sessions, so one may come from last month.
finding-e206-title = Vials in place of doses?
finding-e206 = Opened { $vials } looks like vials; the form wants doses. { $vials } vials are { $doses } doses (given: { $given }).
finding-e206-help = C is smaller than the doses given, but C × doses in a vial fits them. Stock is counted in doses.
finding-e207-title = Not whole vials
finding-e207 = { $doses } doses are not a whole number of closed vials of { $vial }.
finding-e207-help = A closed vial always holds all its doses, so A to G are multiples of the vial size.
finding-e208-title = Stock-out with stock?
finding-e208 = Stock-out days: { $days }, but stock { $first } at the beginning, { $counted } at the end, and nothing received.
finding-e208-help = H > 0, A > 0, G > 0, B = 0: with stock at both ends and none received it cannot have run out.
finding-e209-title = No stock, no stock-out day?
finding-e209 = No stock all month, but no stock-out day is keyed. The months before there was stock.
finding-e209-help = A, B, G and H are 0, and in one of the two months before A + B > 0. Without stock every day is a stock-out day.
finding-e210-title = Given without stock?
finding-e210 = No stock on any of { $days } days, but doses given: { $given }.
finding-e210-help = H = days of the month, and more doses given than a vial kept from last month could hold.
finding-e211-title = More later than earlier doses
finding-e211 = Over { $periods } months: { $later } here, but only { $earlier } in { $row }.
finding-e211-help = The later dose follows the earlier one. Told only if the difference is at least 5, 10% of the earlier and 2 × √(earlier + later), which chance alone seldom gives.
finding-e212-title = One visit, two numbers
finding-e212 = Routine doses { $first } here, { $second } in { $row }: they are given at one visit.
finding-e212-help = OPV and Penta of the same number, A + B + C, differ by more than 5 and 20%, and neither ran out this month.
finding-e213-title = Columns exchanged?
finding-e213 = Children of 12–23 months: { $second }, under one year: { $first }. Are the columns exchanged?
finding-e213-help = B ≥ 10 and B > A.
finding-e214-title = More held than planned
finding-e214 = Sessions held: { $held }; planned: { $planned }.
finding-e214-help = B > A.
finding-e215-title = Doses and sessions do not fit
finding-e215 = Doses given: { $doses }; sessions held: { $sessions }.
finding-e215-help = All doses of sections 1 to 3 against 5.01B + 5.02B + 5.03B: neither goes without the other.
finding-e216-title = More events than doses
finding-e216 = Adverse events: { $events }; doses of these vaccines over { $periods } months: { $doses }.
finding-e216-help = A + B > doses of the vaccines of this row in this month and the two before.
finding-e217-title = Notified at once?
finding-e217 = Serious events: { $cases }. No notification is recorded: when was it, and to whom?
finding-e217-help = A serious event is notified at once. Record here who told whom and when; it stays on this computer.
finding-e218-title = Too many alarms
finding-e218 = Alarms: { $alarms }; one a day and refrigerator makes { $limit } at most.
finding-e218-help = 9.03 or 9.04 > refrigerators (9.01) × days of the month.
finding-e219-title = Alarm without temperature
finding-e219 = Alarms: { $alarms }, but the temperature keyed is { $seen }, within 2–8 °C.
finding-e219-help = A high alarm (9.03) with a highest temperature ≤ 8.0, or a low alarm (9.04) with a lowest ≥ 2.0.
finding-e220-title = Fewer syringes than injections
finding-e220 = Over { $periods } months: injections { $given }, syringes that left the store { $used }.
finding-e220-help = The difference is above 30 and above 10% of the injections.
finding-e221-title = { finding-section-empty-title }
finding-e221 = { finding-section-empty }
finding-e221-help = { finding-section-empty-help }
finding-e222-title = { finding-section-blanks-title }
finding-e222 = { finding-section-blanks }
finding-e222-help = { finding-section-blanks-help }
finding-e223-title = { finding-same-as-before-title }
finding-e223 = { finding-same-as-before }
finding-e223-help = At least 4 cells, 3 of them above zero, together 10 or more, and every cell as last month.
finding-e224-title = { finding-far-from-own-title }
finding-e224 = { finding-far-from-own }
finding-e224-help = { finding-far-from-own-help }
finding-e225-title = { finding-extra-digit-title }
finding-e225 = { finding-extra-digit }
finding-e225-help = { finding-extra-digit-help }
finding-e226-title = { finding-compulsory-not-available-title }
finding-e226 = { finding-compulsory-not-available }
finding-e226-help = { finding-compulsory-not-available-help }
finding-e301-title = Wastage
finding-e301 = { $kind ->
    [open] Of { $opened } doses opened since January, { $given } were given: { $percent }% lost (limit { $limit }%).
   *[closed] Lost in closed vials since January: { $lost } doses, { $percent }% (limit { $limit }%).
}
finding-e301-help = Since January. Open vials: (opened - given) / opened. Closed vials: lost / (opened + lost). At least 3 months and 5 vials.
finding-e302-title = Month ended with none
finding-e302 = There were { $available } doses, and none at the end: was there a day without?
finding-e302-help = A + B > 0, G = 0 and H = 0.
finding-e303-title = Zero, or no vaccine?
finding-e303 = Stock-out days: { $days }, and no dose given. “Not available (stock-out)” in the dose rows says more than zero.
finding-e303-help = H is within 2 days of the whole month, and every dose row of the vaccine is zero.
finding-e304-title = Outside 2–8 °C
finding-e304 = { $seen } °C is outside 2–8 °C: check the vaccine (shake test, VVM).
finding-e304-help = 9.06 < 2.0 or 9.07 > 8.0.
finding-e305-title = Vitamin A and measles differ
finding-e305 = Vitamin A { $first }, first measles dose { $second }: they belong to one visit.
finding-e305-help = 4.01A and 1.19A differ by more than 10 and 40% of 1.19A.
finding-e306-title = Vaccine without refrigerator
finding-e306 = No refrigerator works, but vaccine is kept (doses: { $doses }, perhaps more).
finding-e306-help = 9.02 = 0 and a closing (7, G) above zero.
finding-e307-title = Never a first Td dose
finding-e307 = In 12 months { $second } second Td doses and never a first: is the count begun again?
finding-e307-help = 3.01 over 12 months is 0, and 3.02 is 10 or more.

## VPD weekly.

finding-v101-title = { finding-value-title }
finding-v101 = { finding-value }
finding-v101-help = Cases, deaths and consultations are whole numbers from 0 to 99999; 4.02 is yes or no.
finding-v102-title = A case in a zero report
finding-v102 = The report is marked “zero report”, but this row holds { $cases }. Take the mark off, or the number.
finding-v102-help = A zero report has no number above zero in sections 1 to 3.
finding-v103-title = Registers checked?
finding-v103 = Say whether the registers of all rooms were checked.
finding-v103-help = 4.02 is blank. Yes or no; both can be sent.
finding-v104-title = Zero without checking
finding-v104 = A zero report needs the registers of all rooms checked.
finding-v104-help = The report is marked “zero report” and 4.02 is no.
finding-v201-title = More deaths than cases
finding-v201 = Deaths { $deaths }, but cases of this and the weeks before only { $cases } (weeks: { $periods }).
finding-v201-help = Deaths this week > cases of this week and the 4 before, in the same age group.
finding-v202-title = Notify at once
finding-v202 = Cases or deaths: { $cases }. Notify the district at once and record it.
finding-v202-help = This disease is notified at once, and no notification is recorded for this week.
finding-v203-title = More cases than people seen
finding-v203 = Cases: { $cases }; consultations of this age: { $seen }.
finding-v203-help = All cases of an age group in sections 1 to 3 > consultations (4.01) of that age.
finding-v204-title = { finding-section-blanks-title }
finding-v204 = { finding-section-blanks } Were there none, or was nobody asked?
finding-v204-help = { finding-section-blanks-help }
finding-v205-title = Registers not all checked
finding-v205 = Some registers were not checked: which?
finding-v205-help = 4.02 is no. Say in the reason which registers are missing.
finding-v206-title = { finding-extra-digit-title }
finding-v206 = { finding-extra-digit }
finding-v206-help = x is 20 or more and 7 to 14 times the median of the last 26 weeks (at least 12 of them, median 3 or more).
finding-v207-title = { finding-same-as-before-title }
finding-v207 = { finding-same-as-before }
finding-v207-help = Cases of 5 or more, and every cell the same for 4 weeks.
finding-v301-title = A sharp rise
finding-v301 = Cases: { $cases }; mean of the { $periods } weeks before: { $mean }. Is it an outbreak?
finding-v301-help = 5 cases or more, and twice the mean of the 3 weeks before.
finding-v302-title = Many zero reports
finding-v302 = { $periods } weeks running without any case: is every room asked?
finding-v302-help = Zero reports one after the other, this one included.
finding-v303-title = One case is an alert
finding-v303 = Cases: { $cases }. One is an alert; compare with the case definition.
finding-v303-help = This disease is notified at once. The case definition is in the national surveillance guideline.
finding-v304-title = Cholera without diarrhoea
finding-v304 = Suspected cholera: { $cases }, but no acute watery diarrhoea. Is the same person meant? Cholera is not counted again in 3.03.
finding-v304-help = 2.08 > 0 and 3.03 = 0.
