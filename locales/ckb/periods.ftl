# Days, months and periods. Months as people in Iraq call them.

month-1 = کانوونی دووەم
month-2 = شوبات
month-3 = ئازار
month-4 = نیسان
month-5 = ئایار
month-6 = حوزەیران
month-7 = تەمووز
month-8 = ئاب
month-9 = ئەیلوول
month-10 = تشرینی یەکەم
month-11 = تشرینی دووەم
month-12 = کانوونی یەکەم

## Where there is little room. Arabic and Kurdish do not shorten the names.

month-short-1 = کانوونی دووەم
month-short-2 = شوبات
month-short-3 = ئازار
month-short-4 = نیسان
month-short-5 = ئایار
month-short-6 = حوزەیران
month-short-7 = تەمووز
month-short-8 = ئاب
month-short-9 = ئەیلوول
month-short-10 = تشرینی یەکەم
month-short-11 = تشرینی دووەم
month-short-12 = کانوونی یەکەم

weekday-1 = دووشەممە
weekday-2 = سێشەممە
weekday-3 = چوارشەممە
weekday-4 = پێنجشەممە
weekday-5 = هەینی
weekday-6 = شەممە
weekday-7 = یەکشەممە

## Dates. $day, $month and $number are digits in "date-short" and "date-day-month", $short a short name.

date-long = { $day } { $month } { $year }
date-short = { $day }{ "\u200F" }/{ $month }{ "\u200F" }/{ $year }
date-day-month = { $day }{ "\u200F" }/{ $number }

## The full name of a period. Weeks stand with their dates: two ways of counting them are in use.

period-day = { $weekday } { $date }
period-week = هەفتەی { $number } / { $year } ({ $first } – { $last })
period-two-weeks = دوو هەفتەی { $number } / { $year } ({ $first } – { $last })
period-month = { $month } { $number } / { $year }
period-quarter = چارەکی { $number } ({ $months })
period-half = نیوەساڵی { $number } ({ $months })
period-months = { $first } – { $last } { $year }
period-months-across = { $first } { $first-year } – { $last } { $last-year }
period-year = { $year }

## The name of a period where there is little room.

period-short-week = هەفتەی { $number } / { $year }
period-short-two-weeks = دوو هەفتەی { $number } / { $year }
period-short-month = { $number } / { $year }
period-short-quarter = چارەکی { $number } / { $year }
period-short-half = نیوەساڵی { $number } / { $year }
period-short-months = { $first } – { $last }

## A period of a row of them, with its year: two digits each.

period-number-of-year = { $number }{ "\u200F" }/{ $year }

## How often a report is made. $start: a weekday or a month.

period-type-daily = ڕۆژانە
period-type-weekly = هەفتانە
period-type-two-weekly = دوو هەفتە جارێک
period-type-monthly = مانگانە
period-type-two-monthly = دوو مانگ جارێک
# needs-native-reader: وەرزانە is also seasonal; چارەکە ساڵانە may be clearer
period-type-quarterly = وەرزانە
period-type-six-monthly = شەش مانگ جارێک
period-type-yearly = ساڵانە
period-type-from = { $type }، سەرەتا: { $start }
