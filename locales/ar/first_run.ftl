# The first minute of a PC, and getting to know its server.

first-run-language = اختر لغتك
first-run-preparing = يجري تحضير عالم التدريب …
first-run-world = ما عمل هذا الحاسوب؟
first-run-practise = تدريب
first-run-practise-about = مركز صحي غير حقيقي على هذا الحاسوب وحده. لا يصل شيء مما تُدخله إلى الخادم الحقيقي.
first-run-connect = الاتصال بالخادم الوطني
first-run-connect-about = للعمل. يلزم عنوان الخادم واسم المستخدم، أو رمز، أو ملف حزمة النماذج من القطاع.

connect-title = الاتصال بالخادم الوطني
connect-about = كيف يتعرف هذا الحاسوب على خادمه؟ يمكن ذلك أيضًا دون اتصال: بملف حزمة النماذج.
connect-by-password = اسم المستخدم وكلمة المرور
connect-by-password-about = تُستعمل مرة واحدة لإنشاء رمز لهذا الحاسوب، ولا تُحفظ كلمة المرور.
connect-by-token = رمز
connect-by-token-about = رمز دخول شخصي أنشأه القطاع لهذا الحاسوب.
connect-by-bundle = ملف حزمة النماذج
connect-by-bundle-about = النماذج والمؤسسات في ملف واحد، من ذاكرة USB أو من رسالة.
connect-address = عنوان الخادم
connect-user = اسم المستخدم
connect-password = كلمة المرور
connect-token = الرمز (أوله { "\u2066" }d2pat_{ "\u2069" })
connect-path = مسار الملف
connect-enter-next = المفتاح Enter: السطر التالي · المفتاح Esc: رجوع
connect-enter-connects = المفتاح Enter: اتصال · المفتاح Esc: رجوع
connect-missing = هذا السطر ما زال فارغًا.
connect-waiting = جارٍ الاتصال بالعنوان { $address } …
connect-waiting-about = قد يستغرق هذا دقائق على اتصال بطيء. ما أُدخل هنا محفوظ في أثناء ذلك، ويرجع Esc دون إيقافه.
connect-done =
    { $forms ->
        [zero] تم الاتصال: لا نماذج،
        [one] تم الاتصال: نموذج واحد،
        [two] تم الاتصال: نموذجان،
        [few] تم الاتصال: { $forms } نماذج،
        [many] تم الاتصال: { $forms } نموذجًا،
       *[other] تم الاتصال: { $forms } نموذج،
    } { $units ->
        [zero] لا مؤسسات.
        [one] مؤسسة واحدة.
        [two] مؤسستان.
        [few] { $units } مؤسسات.
        [many] { $units } مؤسسة.
       *[other] { $units } مؤسسة.
    }
connect-done-next = ينتقل Enter إلى اللوحة.

## Who keys.

person-title = من يُدخل من الآن؟
person-about = يُكتب الاسم بجانب ما تؤكده وتقبله.
person-keys = المفتاح Enter: حفظ · المفتاح Esc: إبقاء ما كان
connect-not-encrypted = العنوان http:// غير مشفّر: لا تُرسل عبره كلمة مرور. استعمل https://
