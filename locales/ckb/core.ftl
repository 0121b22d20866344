# Words that every room uses.

app-name = دەفتەر
yes = بەڵێ
no = نەخێر
save = تۆمارکردن
cancel = هەڵوەشاندنەوە
close = داخستن
back = گەڕانەوە
send = ناردن
search = گەڕان
none = هیچیان
total = کۆی گشتی
comment = تێبینی
follow-up = بەدواداچوون
section = بەش
period = ماوە
facility = دامەزراوەی تەندروستی
report = ڕاپۆرت

## $sample: the digits 1 to 3 as they look.

digits-latin = ژمارەی ئینگلیزی { $sample }
digits-arabic = ژمارەی عەرەبی { $sample }
digits-persian = ژمارەی فارسی { $sample }

## On everything that shows a built-in sample form.

sample-mark = فۆڕمی نموونەیی، فۆڕمی نیشتمانی جێی دەگرێتەوە

## How far a report has come.

state-not-expected = چاوەڕوان ناکرێت
state-missing = نییە
state-overdue = دواکەوتوو
state-draft = ڕەشنووس
state-confirmed = دووپاتکراوە
state-queued = چاوەڕوانی ناردنە
state-received = وەرگیراوە
state-in-dhis2 = لە DHIS2
state-returned = گەڕێنراوەتەوە
state-refused = ڕەتکراوەتەوە
# needs-native-reader: short for changed since sent; it stands beside the marks of the board
state-changed = گۆڕدراوە

## Why a figure is not to be had.

not-available = بەردەست نییە
# needs-native-reader: نەمانی کۆگا for stock-out; is نەمانی ڤاکسین what clerks say?
reason-stock-out = نەمانی کۆگا
reason-no-service = خزمەتگوزاری نەدراوە
reason-register-lost = تۆمار ونبووە
reason-other = هۆکاری تر
