# Days, months and periods. Months as people in Iraq call them.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Where there is little room. Arabic and Kurdish do not shorten the names.

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Dates. $day, $month and $number are digits in "date-short" and "date-day-month", $short a short name.

date-long = { $day } { $month } { $year }
date-short = { $day }/{ $month }/{ $year }
date-day-month = { $day } { $short }

## The full name of a period. Weeks stand with their dates: two ways of counting them are in use.

period-day = { $weekday }, { $date }
period-week = Week { $number } / { $year } ({ $first } – { $last })
period-two-weeks = Two weeks { $number } / { $year } ({ $first } – { $last })
period-month = { $month } { $year }
period-quarter = Quarter { $number } ({ $months })
period-half = Half-year { $number } ({ $months })
period-months = { $first } – { $last } { $year }
period-months-across = { $first } { $first-year } – { $last } { $last-year }
period-year = { $year }

## The name of a period where there is little room.

period-short-week = Week { $number } / { $year }
period-short-two-weeks = Two weeks { $number } / { $year }
period-short-month = { $short } { $year }
period-short-quarter = Quarter { $number } / { $year }
period-short-half = Half-year { $number } / { $year }
period-short-months = { $first } – { $last }

## A period of a row of them, with its year: two digits each.

period-number-of-year = { $number }/{ $year }

## How often a report is made. $start: a weekday or a month.

period-type-daily = Daily
period-type-weekly = Weekly
period-type-two-weekly = Every two weeks
period-type-monthly = Monthly
period-type-two-monthly = Every two months
period-type-quarterly = Quarterly
period-type-six-monthly = Every six months
period-type-yearly = Yearly
period-type-from = { $type }, from { $start }
