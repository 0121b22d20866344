# What a person may choose.

screen-settings = الإعدادات

settings-language = اللغة
settings-language-about = لغة جميع الشاشات. تتغير حالًا، حتى في أثناء إدخال تقرير.
settings-digits = الأرقام
settings-digits-about = كيف تُعرض الأرقام. يمكن إدخال الأنواع الثلاثة كلها مهما كان الاختيار هنا.
settings-colours = الألوان
settings-colours-about = لا يعتمد المعنى على اللون وحده؛ اختر ما يناسب عينيك وهذه الشاشة.
settings-colours-auto = تلقائية
settings-colours-dark = لخلفية داكنة
settings-colours-light = لخلفية فاتحة
settings-colours-none = بلا ألوان
settings-enter = اتجاه Enter
settings-enter-about = إلى أين ينتقل المؤشر بعد الخلية. أما Tab فيتبع تسلسل النموذج دائمًا.
settings-enter-row = على طول الصف
settings-enter-column = إلى أسفل العمود
settings-auto-advance = الانتقال عند امتلاء الخلية
settings-auto-advance-about = الرقم الذي يملأ خليته لا يحتاج إلى Enter. وإذا أُدخل رقم بعده بسرعة أُعيد إلى مكانه وعُلِّمت الخلية.
settings-person = الشخص
settings-person-about = الاسم الذي يُكتب بجانب ما يُؤكَّد ويُقبل. يغيره Enter.
settings-nobody = لم يُذكر اسم بعد
settings-server = الخادم الوطني
settings-server-about = يعيد Enter الاتصال باسم المستخدم أو برمز أو بملف حزمة النماذج.
settings-no-server = لا خادم: تدريب
settings-pull = الأرقام السابقة
settings-pull-value = جلبها من DHIS2
settings-pull-about = يجلب Enter ما في DHIS2 من فتراتك الثلاث عشرة الأخيرة، كي يصح السجل السابق واللوحة. ما أُدخل على هذا الحاسوب لا يُمس أبدًا.
settings-pulling = يُجلب ما في DHIS2 …
settings-pulled =
    { $count ->
        [zero] لم يُجلب أي تقرير، وبقي ما كان هنا كما هو.
        [one] جُلب تقرير واحد، وبقي ما كان هنا كما هو.
        [two] جُلب تقريران، وبقي ما كان هنا كما هو.
        [few] جُلبت { $count } تقارير، وبقي ما كان هنا كما هو.
        [many] جُلب { $count } تقريرًا، وبقي ما كان هنا كما هو.
       *[other] جُلب { $count } تقرير، وبقي ما كان هنا كما هو.
    }
settings-mood = خادم التدريب
settings-mood-about = كيف يتصرف خادم عالم التدريب: دعه يفشل، وانظر ماذا يقول دفتر وماذا يحفظ. لا شيء من هنا يصل إلى الخادم الوطني.

## How the practice server can behave.

mood-well = يعمل جيدًا
mood-offline = لا يمكن الوصول إليه
mood-slow = بطيء
mood-cut-off = ينقطع وسط الجواب
mood-busy = مشغول (503)
mood-failing = فيه خلل (500)
mood-malformed = جوابه لا معنى له
mood-login-refused = يرفض الدخول
mood-login-page = يعرض صفحة دخول
mood-portal = بوابة الشبكة
mood-proxy = وسيط يطلب كلمة مرور
mood-locked = الفترة مغلقة
mood-approved = التقرير معتمد
mood-conflict = يرفض قيمة واحدة
mood-foreign = غيرك يغيّر رقمًا
