# What waits, what is on its way, and what the server answered.

screen-outbox = صندوق الصادر

outbox-reading = جارٍ قراءة صندوق الصادر …
outbox-empty = لم يُؤكَّد شيء بعد. المفتاح F9 في التقرير يؤكده ويرسله.
outbox-all-arrived = وصل كل شيء.
outbox-returned =
    { $count ->
        [zero] لا تقارير معادة.
        [one] أُعيد تقرير واحد ويحتاج إليك: يفتحه Enter.
        [two] أُعيد تقريران ويحتاجان إليك: يفتحهما Enter.
        [few] أُعيدت { $count } تقارير وتحتاج إليك: يفتحها Enter.
        [many] أُعيد { $count } تقريرًا وتحتاج إليك: يفتحها Enter.
       *[other] أُعيد { $count } تقرير وتحتاج إليك: يفتحها Enter.
    }
outbox-waiting =
    { $count ->
        [zero] لا تقارير في الطريق.
        [one] تقرير واحد في الطريق. يبقى محفوظًا هنا حتى يصبح في DHIS2.
        [two] تقريران في الطريق. يبقيان محفوظين هنا حتى يصبحا في DHIS2.
        [few] { $count } تقارير في الطريق. تبقى محفوظة هنا حتى تصبح في DHIS2.
        [many] { $count } تقريرًا في الطريق. تبقى محفوظة هنا حتى تصبح في DHIS2.
       *[other] { $count } تقرير في الطريق. تبقى محفوظة هنا حتى تصبح في DHIS2.
    }

## Columns.

outbox-form = النموذج
outbox-period = الفترة
outbox-unit = المؤسسة
outbox-state = الحالة
outbox-since = منذ
outbox-age-today = اليوم
outbox-age-yesterday = أمس
outbox-age-days =
    { $days ->
        [zero] اليوم
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }

## The chosen report. $moment: a time of day, with its date where it is not today.

outbox-report = { $form }، { $period }: { $facility }
outbox-moment = { $date }، { $time }
outbox-queued = أُكِّد { $moment }
outbox-attempts =
    { $count ->
        [zero] لا محاولات
        [one] محاولة واحدة
        [two] محاولتان
        [few] { $count } محاولات
        [many] { $count } محاولة
       *[other] { $count } محاولة
    }
outbox-next = المحاولة التالية { $moment }
outbox-answers = المفتاح F3: الأجوبة
outbox-under-way = في الطريق …
outbox-under-way-about = يُرسل الآن.
outbox-not-tried = لم تجر محاولة بعد. يُرسل تلقائيًا حين يمكن الوصول إلى الخادم، ويحاول F5 الآن.
outbox-stands-already = هو في DHIS2 من قبل، ولا شيء يُرسل.
outbox-replaced = استُبدل
outbox-replaced-about = حلّت محله نسخة أحدث من هذا التقرير قبل وصوله، ولن يُرسل بعد الآن.

## Writing a report to a file.

outbox-path = كتابة هذا التقرير إلى ملف
outbox-path-keys = المفتاح Enter: كتابة · المفتاح Esc: ترك
outbox-exported = كُتب الملف: { $path }

## Two versions of one report. $place: a cell; $whose: one of the three column titles.

screen-choosing = نسختان من تقرير
choosing-about = في DHIS2 أرقام غير التي على هذا الحاسوب، ولم يُرسل شيء فوقها. اختر لكل خلية أيها يبقى: 1 2 3، ولكل الخلايا: 4 5 6، ثم F9.
choosing-cell = الخلية
choosing-mine = هنا
choosing-theirs = في DHIS2
choosing-base = عند الطرفين
choosing-figure = { $whose }: { $figure }
choosing-comment = { $place }، الملاحظة
choosing-unknown = غير معروف
choosing-no-base = لم يرَ هذا الحاسوب ما كان عند الطرفين هنا، فاختر بين الاثنين.
choosing-left =
    { $count ->
        [zero] لم تبقَ خلية.
        [one] بقيت خلية واحدة لم تُختر.
        [two] بقيت خليتان لم تُختارا.
        [few] بقيت { $count } خلايا لم تُختر.
        [many] بقيت { $count } خلية لم تُختر.
       *[other] بقيت { $count } خلية لم تُختر.
    }
choosing-all-chosen = اختير كل شيء. المفتاح F9 يثبته ويرسل التقرير، ويُكتب اسمك بجانبه.
choosing-waits = يُكتب الاختيار …
choosing-sent-as-it-is = تبقى أرقامك، والتقرير في الطريق من جديد.
choosing-sent-changed = ثُبّت الاختيار في التقرير، وهو في الطريق تصحيحًا.
choosing-still-draft = ثُبّت الاختيار في التقرير. كان قيد التغيير هنا، ويُرسل حين تؤكده بالمفتاح F9.

## What the server said, word for word.

screen-answers = ما قاله الخادم
answers-none = لم تجر محاولة بعد: لم يقل أي خادم شيئًا.
answers-nothing = لم يأتِ جواب.
answers-attempt = { $moment }: { $answer }
answers-status = { $call }: الجواب { $status }
answers-call-look = قراءة ما في DHIS2
answers-call-import = إرسال القيم
answers-call-complete = إكمال التقرير
answers-call-reopen = التراجع عن الإكمال
answers-call-registered = السؤال إن كان مكتملًا

## What the server answered: answer-NAME tells what happened, answer-safe-… what is safe, answer-NAME-now
## what to do. $places are cells by number and name.

answer-stands = كل شيء في DHIS2 كما أُدخل. عدد الخلايا المقارَنة: { $cells }.
answer-stands-now = لا حاجة إلى عمل شيء آخر.
answer-zeros-not-kept = لا يحفظ هذا الخادم الأصفار في { $places }. تبقى أصفارًا هنا وعلى الصفحة المطبوعة.
answer-taken = استلم الخادم القيم، وبقيت المقارنة والإكمال.
answer-taken-now = لا حاجة إلى عمل شيء: يستمر العمل تلقائيًا.
answer-refused-cells = { $meaning } الخلايا: { $places }.
answer-differs = ما في DHIS2 ليس كما أُدخل: { $places }.
answer-differs-now = قارن مع الورقة. إذا كانت الأرقام هنا صحيحة فأعد محاولة هذا التقرير بالمفتاح.
answer-foreign = توجد في DHIS2 أرقام أخرى لهذا التقرير، ولم يُرسَل شيء فوقها: { $places }.
answer-foreign-now = اضغط Enter واختر، خلية خلية أو دفعة واحدة: المُدخل هنا، أو الموجود في DHIS2، أو ما كان عند الطرفين آخر مرة.
answer-safe-here = التقرير محفوظ على هذا الحاسوب كما أُدخل.
answer-safe-dhis2 = التقرير محفوظ على هذا الحاسوب وفي DHIS2.
answer-safe-both = كلاهما محفوظ: الأرقام هنا والأرقام في DHIS2.

## $here is what was keyed, $there what DHIS2 holds.

answer-difference = { $place }: هنا { $here }، وفي DHIS2 { $there }
answer-difference-comment = { $place }: التعليق هنا «{ $here }»، وفي DHIS2 «{ $there }»
answer-difference-follow-up = { $place }: علامة المتابعة موضوعة هنا، وليست في DHIS2
answer-blank = فارغ
answer-cell = { $number } { $name }
answer-cell-unknown = خلية ليست في هذا النموذج
answer-list-separator = ؛
answer-and-more = { $named } وغيرها: { $count }

## A few words, for a line of the outbox.

answer-short-stands = موجود في DHIS2 كما أُدخل
answer-short-taken = استلمه الخادم
answer-short-refused = رفضه الخادم
answer-short-differs = ما في DHIS2 مختلف، عدد الخلايا: { $count }
answer-short-foreign = توجد في DHIS2 أرقام أخرى، عدد الخلايا: { $count }

## What a refusal means, and what to do.

meaning-no-access = لا يحق لحسابك الكتابة في هذا النموذج.
meaning-no-access-now = اطلب من القطاع منح حسابك هذه الصلاحية، ثم أعد المحاولة.
meaning-unit-not-mine = لا يحق لحسابك إرسال تقارير هذه المؤسسة.
meaning-unit-not-mine-now = اطلب من القطاع وضع المؤسسة ضمن حسابك، ثم أعد المحاولة.
meaning-data-set-unknown = لا يعرف الخادم هذا النموذج.
meaning-data-set-unknown-now = اتصل من جديد من الإعدادات لجلب النماذج مرة أخرى، أو اتصل بالقطاع.
meaning-element-unknown = هذه الصفوف ليست في النموذج على الخادم.
meaning-element-unknown-now = اتصل من جديد من الإعدادات لجلب النماذج مرة أخرى، أو اتصل بالقطاع.
meaning-unit-unknown = لا يعرف الخادم هذه المؤسسة.
meaning-unit-unknown-now = أخبر القطاع.
meaning-option-not-writable = لا يحق لحسابك الكتابة في هذه الأعمدة.
meaning-option-not-writable-now = اطلب من القطاع منح حسابك هذه الصلاحية، ثم أعد المحاولة.
meaning-period-wrong = لا يقبل الخادم هذه الفترة لهذا النموذج.
meaning-period-wrong-now = أخبر القطاع.
meaning-not-assigned = هذا النموذج غير مخصص لهذه المؤسسة على الخادم.
meaning-not-assigned-now = اطلب من القطاع تخصيص النموذج، ثم أعد المحاولة.
meaning-attribute-wrong = لا يقبل الخادم هذا النوع من التقارير لهذا النموذج.
meaning-attribute-wrong-now = أخبر القطاع.
meaning-combo-wrong = هذه الأعمدة ليست في النموذج على الخادم.
meaning-combo-wrong-now = اتصل من جديد من الإعدادات لجلب النماذج مرة أخرى، أو اتصل بالقطاع.
meaning-expired = انتهى وقت هذه الفترة على الخادم.
meaning-expired-now = اطلب من القطاع فتح الفترة من جديد، ثم أعد المحاولة.
meaning-future = لم تُفتح هذه الفترة على الخادم بعد.
meaning-future-now = أعد المحاولة بعد انتهاء الفترة.
meaning-closed = هذه الفترة غير مفتوحة على الخادم: انتهى وقتها أو لم يحن بعد.
meaning-closed-now = اطلب من القطاع فتح الفترة، ثم أعد المحاولة.
meaning-outside-window = هذه الفترة غير مفتوحة على الخادم الآن.
meaning-outside-window-now = اسأل القطاع متى تُفتح، ثم أعد المحاولة.
meaning-unit-closed = لم تكن المؤسسة مفتوحة في هذه الفترة بحسب الخادم.
meaning-unit-closed-now = اطلب من القطاع تصحيح التواريخ، ثم أعد المحاولة.
meaning-approved = وافق القطاع على هذا التقرير ولا يمكن تغييره.
meaning-approved-now = اطلب من القطاع إلغاء الموافقة، ثم أعد المحاولة.
meaning-value-missing = تنقص الخادم قيم.
meaning-value-missing-now = راجع الخلايا، ثم أكّد التقرير مرة أخرى وأرسله.
meaning-value-wrong = لا يقبل الخادم هذه القيم.
meaning-value-wrong-now = صحّح الخلايا، ثم أكّد التقرير مرة أخرى وأرسله.
meaning-not-an-option = هذه القيم ليست من الخيارات على الخادم.
meaning-not-an-option-now = اختر من جديد، أو اتصل من جديد من الإعدادات لجلب النماذج مرة أخرى.
meaning-comment-wrong = لا يقبل الخادم هذه التعليقات.
meaning-comment-wrong-now = اختصر التعليقات، ثم أكّد التقرير مرة أخرى وأرسله.
meaning-twice = تتكرر خلية في التقرير مرتين.
meaning-twice-now = اتصل بالقطاع.
meaning-compulsory-missing = خلايا إلزامية فارغة، فلا يمكن إكمال التقرير.
meaning-compulsory-missing-now = املأ الخلايا، ثم أكّد التقرير مرة أخرى وأرسله.
meaning-unknown = رفض الخادم التقرير: { $said }
meaning-unknown-now = اقرأ هذه الجملة للقطاع.
