# Why the server would refuse a value. Shown beside the cell: what is wrong, in few words.

value-empty = لم يُدخل شيء
value-not-a-number = ليس رقمًا: الأرقام فقط
value-leading-zero = يبدأ بصفر زائد
value-not-whole = هنا عدد صحيح بلا كسور
value-too-large = أكبر مما يقبله الخادم
value-negative = لا يمكن أن يكون أقل من صفر
value-not-positive = يجب أن يكون أكبر من صفر
value-not-negative = يجب أن يكون أقل من صفر
value-out-of-range = يجب أن يكون بين { $low } و { $high }
value-not-yes-no = نعم أو لا فقط
value-not-yes = نعم فقط، أو يُترك فارغًا
value-too-long = طويل جدًا: أقصى عدد للحروف { $limit }
value-not-a-letter = حرف واحد فقط
value-not-a-date = ليس تاريخًا: سنة-شهر-يوم، مثل { $example }
value-not-a-date-time = ليس تاريخًا مع وقت، مثل { $example }
value-not-a-time = ليس وقتًا، مثل { $example }
value-not-a-phone-number = ليس رقم هاتف
value-not-an-email = ليس بريدًا إلكترونيًا
value-not-a-url = ليس عنوان موقع
value-not-a-username = ليس اسم مستخدم
value-not-a-coordinate = ليس موقعًا: [خط الطول،خط العرض]، مثل { $example }
value-not-an-id = ليس معرّفًا في الخادم
value-not-an-option = ليس من الأجوبة المعروضة
value-not-keyed-here = لا يمكن إدخاله هنا؛ يُدخل في الخادم

## Why a tally cannot be reckoned.

tally-number-missing = ينقص رقم في الجمع
tally-unreadable = لا يُقرأ هذا في الجمع: { $character }
tally-too-large = المجموع كبير جدًا
