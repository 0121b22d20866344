# Words that every room uses.

app-name = دفتر
yes = نعم
no = لا
save = حفظ
cancel = إلغاء
close = إغلاق
back = رجوع
send = إرسال
search = بحث
none = لا شيء
total = المجموع
comment = تعليق
follow-up = متابعة
section = القسم
period = الفترة الزمنية
facility = المؤسسة الصحية
report = التقرير

## $sample: the digits 1 to 3 as they look.

digits-latin = أرقام إنكليزية { $sample }
digits-arabic = أرقام عربية { $sample }
digits-persian = أرقام فارسية { $sample }

## On everything that shows a built-in sample form.

sample-mark = نموذج تجريبي يحل محله النموذج الوطني

## How far a report has come.

state-not-expected = غير مطلوب
# needs-native-reader: غير موجود for a report that is still owed; لم يُدخل may be meant
state-missing = غير موجود
state-overdue = متأخر
state-draft = مسودة
state-confirmed = مؤكد
state-queued = في انتظار الإرسال
state-received = مُستلَم
state-in-dhis2 = في DHIS2
state-returned = معاد للتصحيح
state-refused = مرفوض
state-changed = تغيّر بعد الإرسال

## Why a figure is not to be had.

not-available = غير متوفر
reason-stock-out = نفاد المخزون
reason-no-service = الخدمة غير مقدمة
reason-register-lost = السجل مفقود
reason-other = سبب آخر
