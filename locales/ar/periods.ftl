# Days, months and periods. Months as people in Iraq call them.

month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول

## Where there is little room. Arabic and Kurdish do not shorten the names.

month-short-1 = كانون الثاني
month-short-2 = شباط
month-short-3 = آذار
month-short-4 = نيسان
month-short-5 = أيار
month-short-6 = حزيران
month-short-7 = تموز
month-short-8 = آب
month-short-9 = أيلول
month-short-10 = تشرين الأول
month-short-11 = تشرين الثاني
month-short-12 = كانون الأول

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

## Dates. $day, $month and $number are digits in "date-short" and "date-day-month", $short a short name.

date-long = { $day } { $month } { $year }
date-short = { $day }{ "\u200F" }/{ $month }{ "\u200F" }/{ $year }
date-day-month = { $day }{ "\u200F" }/{ $number }

## The full name of a period. Weeks stand with their dates: two ways of counting them are in use.

period-day = { $weekday } { $date }
period-week = الأسبوع { $number } / { $year } ({ $first } – { $last })
period-two-weeks = الأسبوعان { $number } / { $year } ({ $first } – { $last })
period-month = { $month } { $number } / { $year }
period-quarter = الربع { $number } ({ $months })
period-half = نصف السنة { $number } ({ $months })
period-months = { $first } – { $last } { $year }
period-months-across = { $first } { $first-year } – { $last } { $last-year }
period-year = { $year }

## The name of a period where there is little room.

period-short-week = الأسبوع { $number } / { $year }
period-short-two-weeks = الأسبوعان { $number } / { $year }
period-short-month = { $number } / { $year }
period-short-quarter = الربع { $number } / { $year }
period-short-half = نصف السنة { $number } / { $year }
period-short-months = { $first } – { $last }

## A period of a row of them, with its year: two digits each.

period-number-of-year = { $number }{ "\u200F" }/{ $year }

## How often a report is made. $start: a weekday or a month.

period-type-daily = يومي
period-type-weekly = أسبوعي
period-type-two-weekly = كل أسبوعين
period-type-monthly = شهري
period-type-two-monthly = كل شهرين
period-type-quarterly = ربع سنوي
period-type-six-monthly = نصف سنوي
period-type-yearly = سنوي
period-type-from = { $type }، البداية: { $start }
