# The entry screen.

## The mark at the top.

entry-saved = حُفظ { $time }
entry-saving = جارٍ الحفظ …
entry-not-saved = لم يُحفظ

## The cell.

entry-blank = فارغ
# needs-native-reader: غ.م as the short form of غير متوفر
entry-not-available-sign = غ.م
entry-repeated = مكرر
entry-past = السابقة ({ $count })
entry-comment-said = «{ $comment }»
entry-no-past = لا أرقام سابقة لهذه الخلية
entry-last = { $period }: { $value }

## Said in passing, below the form.

entry-blank-left = القسم { $section }: { $count ->
    [zero] لا خلايا فارغة
    [one] خلية واحدة فارغة
    [two] خليتان فارغتان
    [few] { $count } خلايا فارغة
    [many] { $count } خلية فارغة
   *[other] { $count } خلية فارغة
 }
entry-you-were-here = الخلايا المُدخلة: { $filled } من { $all }؛ كنت هنا
entry-was-sent = أُرسل هذا التقرير؛ كل تغيير تصحيح يجب إرساله من جديد
entry-zeros = { $count ->
    [zero] لا أصفار
    [one] صفر واحد
    [two] صفران
    [few] { $count } أصفار
    [many] { $count } صفرًا
   *[other] { $count } صفر
 }
entry-spilled = عاد الرقم إلى العدد السابق؛ Enter للمتابعة
entry-num-lock = أسهم بدل الأرقام؟ قد يكون NumLock مطفأً
entry-more-findings = (+{ $count })
entry-book = حسب الدفتر { $book }؛ عُدّ ما على الرف
entry-notify-now = أبلغ القضاء فورًا: { $telephone }. المفتاح { $key } يسجّل ذلك
entry-is-zero-report = تقرير صفري: أعلن { $person } في { $date } أنه لا حالات وأن جميع السجلات دُققت.
entry-zero-report-offered = لا شيء للإبلاغ؟ المفتاح { $key } يعلن تقريرًا صفريًا
entry-zero-report-untrue = أُعلن تقرير صفري وهنا حالة: المفتاح { $key } يسحب الإعلان
entry-comment-looks-like-number = أهذا رقم هاتف؟ التعليقات تُرسل مع التقرير: بلا معلومات عن أشخاص من فضلك
entry-comment-looks-like-name = أهذا اسم شخص؟ التعليقات تُرسل مع التقرير: بلا معلومات عن أشخاص من فضلك

## Why a key does nothing here.

entry-no-such-key = لا مفتاح كهذا هنا؛ F1 يعرض المفاتيح
entry-several = عدة خيارات: 1+3
entry-not-keyed = { $number } { $name } ملف أو خريطة، ولا يمكن إدخاله هنا.
entry-without-combo = ليس على الخادم مزيج خيارات لخانات مظللة عددها { $count }: لا يمكن إدخالها.
entry-indicator-server = يحسبه الخادم
entry-yes-is-one = 1 نعم، 0 لا
entry-no-point = لا كسور عشرية في هذه الخلية
entry-point-in-whole = أعداد صحيحة فقط بلا فاصلة عشرية: لا يمكن إرساله هكذا (Backspace يحذفها)
entry-no-zero = لا يجوز الصفر في هذه الخلية
entry-no-sign = لا عمليات حسابية في هذه الخلية
entry-no-zero-fill = هنا تُدخل كل خلية على حدة: لا تصفير للصف
entry-no-repeat = تُعدّ هذه الخلية من جديد كل مرة؛ لا يمكن تكرارها
entry-nothing-to-repeat = لا رقم سابق لتكراره
entry-nothing-to-undo = لا شيء للتراجع عنه
entry-nothing-to-redo = لا شيء لإعادته
entry-no-such-row = لا صف بهذا الرقم أو الاسم
entry-no-such-section = لا قسم بهذا الرقم
entry-no-total-here = لا شيء يُجمع هنا
entry-nothing-to-accept = لا تحذير عن هذا الصف
entry-nothing-to-notify = لا شيء في هذا الصف يُبلَّغ عنه فورًا
entry-no-zero-report = لا تقرير صفري لهذه الاستمارة
entry-zero-report-has-cases = توجد حالات أو خلايا غير متوفرة: ليس هذا تقريرًا صفريًا
entry-zero-report-not-checked = دققوا سجلات جميع الغرف أولًا
entry-review-unsaved = الخلايا ذات × ليست على القرص وتُعاد محاولة حفظها. أولًا «حُفظ» في الأعلى، ثم F9

## What is asked back.

entry-ask-reason = لماذا لا يتوفر؟ (المفتاح نفسه يكرر الجواب)
entry-ask-row = الانتقال إلى: رقم الصف أو جزء من اسمه ثم Enter
entry-ask-section = رقم القسم (F6 مرة أخرى: التالي)
entry-ask-comment = تعليق على هذه الخلية ثم Enter
entry-ask-acceptance = لماذا يبقى؟ { $finding }
entry-ask-words = بكلماتك ثم Enter
entry-ask-person = من يُدخل البيانات؟ الاسم ثم Enter
entry-ask-notification = متى تم الإبلاغ ومن أبلغ؟ ثم Enter
entry-ask-total = في الورقة { $total } ثم Enter (F3: مجموع آخر، Del: بلا)
entry-ask-declarer = من يعلن التقرير الصفري؟ الاسم ثم Enter:
entry-ask-zero-report = من { $first } إلى { $last } بلا حالات: هل دُققت سجلات جميع الغرف؟
entry-ask-zero-report-withdrawal = أُعلن تقرير صفري. هل وُجدت حالة مع ذلك: هل يُسحب الإعلان؟
entry-ask-lose = ليست على القرص وتضيع عند الخروج: { $cells }
entry-lose-stay = البقاء وإعادة المحاولة
entry-lose-leave = الخروج من دونها

## The paper's own totals.

entry-total-of-row = مجموع الصف { $row }
entry-total-of-column = مجموع العمود { $column }، القسم { $section }
entry-total-of-section = مجموع القسم { $section }
entry-total-agrees = يطابق الورقة: { $total }
entry-total-differs = { $total }: الورقة { $paper }، المُدخل { $keyed }

## Why a warning may stand.

entry-accept-checked = تم التحقق
entry-accept-physical-count = جرد فعلي
entry-accept-event = حملة أو فاشية
entry-accept-no-service = لا خدمة
entry-accept-paper-missing = بلا ورقة
entry-accept-other = سبب آخر
entry-leaving = يُكتب آخر ما أُدخل على القرص، ويُغلق التقرير تلقائيًا. الضغط على F10 مرة أخرى يغادر من دون انتظار.
entry-was-pulled = جُلب من DHIS2 في { $day }. أي تغيير يُرسل تصحيحًا.

## A draft whose form has changed on the server. $place: a cell; $value: what was keyed into it.

screen-newer-form = تغيّر النموذج
newer-form-about = بُدئ هذا التقرير بإصدار أقدم من النموذج. يمكن نقل قيمه إلى الإصدار الأحدث خليةً خلية. ما لا مكان له هناك يبقى محفوظًا مع الإصدار القديم ولا يُرسل، ولا يضيع شيء.
newer-form-carried = يُنقل: { $count }
newer-form-all-fit = لكل ما أُدخل مكانه في النموذج الأحدث.
newer-form-left = لا مكان له في النموذج الأحدث: { $count }
newer-form-totals = مجاميع من الورقة تُدخل من جديد: { $count }
newer-form-value = { $place }: { $value }
newer-form-choose = المفتاح 1 ينقل القيم، والمفتاح 2 يتابع بالإصدار القديم.
newer-form-waits = تُنقل القيم …
