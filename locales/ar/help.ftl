# The keys and what they do.

## Keys: the word of the bar (few letters), and with -help the sentence of the help.

key-help = مساعدة
key-help-help = شرح هذه الشاشة ومفاتيحها
key-edit = تعديل
key-edit-help = تعديل ما في الخلية؛ وفي الرصيد الختامي الفارغ: ما يقوله الحساب
key-paper-total = مجاميع
key-paper-total-help = إدخال مجموع الورقة للصف أو العمود أو القسم
key-comment = تعليق
key-comment-help = كتابة تعليق على الخلية
key-follow-up = متابعة
key-follow-up-help = وضع علامة متابعة على الخلية أو رفعها
key-section = القسم
key-section-help = الانتقال إلى قسم
key-not-available = غ.م
key-not-available-help = غير متوفر: يسأل عن السبب
key-accept-finding = قبول
key-accept-finding-help = قبول تحذير مع ذكر السبب؛ ولا يفعل ذلك أي مفتاح آخر
key-confirm = إرسال
key-confirm-help = المراجعة والتأكيد والإرسال
key-leave = خروج
key-leave-help = الخروج؛ كل شيء محفوظ
key-back = رجوع
key-back-help = الرجوع
key-person = الشخص
key-person-help = شخص آخر يُدخل من الآن
key-digits = أرقام
key-digits-help = في خلية لم تُلمس: استبدال؛ وبعد الأرقام: إضافة
key-enter = التالي
key-enter-help = قبول والانتقال؛ والخلية الفارغة تبقى فارغة
key-point = صفر
key-point-help = صفر ثم التالي؛ وفي الخلايا العشرية الفاصلة العشرية
key-minus = غير متوفر
key-minus-help = غير متوفر (يسأل عن السبب مرة ثم يكرره)؛ وبعد الأرقام: ناقص
key-slash = الباقي صفر
key-slash-help = خلايا الصف الفارغة تصبح صفرًا، ثم الصف التالي
key-plus = السجل
key-plus-help = سجل الخلية؛ وبعد الأرقام: زائد، و{ "\u2066" }12+7+3{ "\u2069" } تُحفظ أجزاؤها
key-star = تكرار
key-star-help = تكرار رقم الفترة السابقة حيث يسمح النموذج؛ وبعد الأرقام: ضرب
key-go-to = الانتقال إلى
key-go-to-help = الانتقال إلى صف برقمه المطبوع أو بجزء من اسمه
key-undo = تراجع
key-undo-help = التراجع عن آخر خطوة، حتى من أمس
key-redo = إعادة
key-redo-help = إعادة ما تم التراجع عنه
key-zero-report = تقرير صفري
key-zero-report-help = إعلان عدم وجود ما يُبلَّغ عنه، حيث يعرف النموذج ذلك
key-notify = تم الإبلاغ
key-notify-help = تسجيل وقت الإبلاغ الفوري ومن قام به
key-next = حسب التسلسل
key-next-help = إلى الخلية التالية حسب التسلسل أيًّا كان عمل Enter
key-previous = إلى السابقة
key-previous-help = إلى الخلية السابقة حسب التسلسل
key-blank = تفريغ
key-blank-help = إعادة الخلية فارغة
key-open = فتح
key-open-help = فتح
key-outbox = الصادر
key-outbox-help = ما ينتظر وما أُرسل
key-settings = الإعدادات
key-settings-help = اللغة والأرقام والألوان والخادم
key-to-cell = إلى الخلية
key-to-cell-help = الانتقال إلى الخلية
key-try-now = حاول الآن
key-try-now-help = محاولة الإرسال الآن
key-export = تصدير
key-export-help = الكتابة إلى ملف
key-answers = الأجوبة
key-answers-help = ما قاله الخادم في كل محاولة، كلمة بكلمة
key-pick = هذه الخلية
key-pick-help = لهذه الخلية: 1 المُدخل هنا، 2 الموجود في DHIS2، 3 ما كان عند الطرفين آخر مرة
key-pick-all = كل الخلايا
key-pick-all-help = لكل الخلايا: 4 المُدخل هنا، 5 الموجود في DHIS2، 6 ما كان عند الطرفين آخر مرة
key-settle = تم
key-settle-help = تثبيت الاختيار والإرسال
key-carry-over = نقل القيم
key-carry-over-help = نقل القيم إلى النموذج الأحدث
key-stay-old = القديم
key-stay-old-help = المتابعة بالإصدار القديم من النموذج
key-try-all = إرسال الكل
key-try-all-help = محاولة إرسال كل ما ينتظر الآن
key-connect = اتصال
key-connect-help = الاتصال بالخادم الوطني أو أخذ ملف حزمة النماذج
key-to-report = التقرير
key-to-report-help = فتح التقرير، وعند الخلية التي رفضها الخادم إن وُجدت
key-change = تغيير
key-change-help = تغيير الاختيار
key-choose = اختيار
key-choose-help = اختيار
key-arrows = الأسهم
key-arrows-help = التحرك كما تراه العين
key-home = الأول
key-home-help = إلى الأول
key-end = الأخير
key-end-help = إلى الأخير
key-page-up = صفحة لأعلى
key-page-up-help = صفحة إلى الأعلى
key-page-down = صفحة لأسفل
key-page-down-help = صفحة إلى الأسفل
key-cancel = إلغاء
key-cancel-help = إلغاء ما بُدئ؛ وقبل رقم: مفتاح الوظيفة لذلك الرقم
key-quit = إنهاء
key-quit-help = الحفظ وإنهاء البرنامج
# needs-native-reader: the keys after Esc
key-after-escape = Esc: اضغط رقمًا لمفتاح وظيفته (1 هو F1 و0 هو F10)

## The window is too small.

screen-too-small = النافذة أصغر من أن تسع النموذج.
screen-too-small-size = قياسها { $width } × { $height }؛ والمطلوب { $least-width } × { $least-height } على الأقل.
screen-too-small-safe = كل ما أُدخل محفوظ. كبّر النافذة، أو F10 للخروج.

## The help screen.

help-title = مساعدة: { $screen }
help-more = المزيد أدناه
help-keys = المفاتيح
help-escape = إذا احتفظت الطرفية لنفسها بمفتاح من مفاتيح F فاستعمل الحرف الذي بجانبه، أو Esc ثم رقمه (Esc ثم 1 هو F1، و Esc ثم 0 هو F10). والحرف هو حرف المفتاح مهما كانت لغة لوحة المفاتيح.
help-signs = إلى أين وصل التقرير
help-ticks = علامة واحدة: محفوظ على هذا الحاسوب وفي صندوق الصادر. علامتان: لدى الخادم الوطني. ثلاث علامات: موجود في DHIS2 كما أُدخل.
help-sample = النماذج التجريبية
help-sample-about = النموذج الذي عليه كلمة «تجريبي» مدمج في دفتر للتدريب. يحل محله النموذج الوطني من خادمك، ولا يُرسل أي شيء أُدخل في التدريب.
help-about = حول
help-version = دفتر { $fact }
help-sqlite = تُحفظ البيانات بواسطة SQLite { $fact }
help-folder = مجلد البيانات: { $fact }
help-server = الخادم الوطني: { $fact }

## Names of screens.

screen-entry = إدخال تقرير
screen-home = اللوحة
screen-first-run = البداية
