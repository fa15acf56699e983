import { str } from '@lit/localize/internal/str-tag.js';
import type { LocaleModule } from '../locale-module.ts';

const rephrase = 'إذا كنت تقصد شيئًا آخر فعبّر عنه بطريقة أخرى.';
const danger = 'إذا كان أحد في خطر فاتصل بخدمات الطوارئ.';

export const templates: LocaleModule['templates'] = {
  idle: 'تُفحص الرسائل على هذا الجهاز قبل إرسالها.',
  loading: str`جارٍ تحميل نموذج الأمان: ${0}٪`,
  starting: 'جارٍ تشغيل نموذج الأمان',
  waiting: 'ستُفحص رسالتك فور جاهزيته.',
  loadFailed: 'تعذّر تحميل نموذج الأمان.',
  checking: 'جارٍ فحص رسالتك',
  safe: 'تم الفحص: لم يُعثر على ما هو غير آمن.',
  warned: str`قد يتعلق هذا بما يلي: ${0}. هل تريد الإرسال على أي حال؟`,
  blocked: str`لم تُرسل. يبدو أن الأمر يتعلق بما يلي: ${0}.`,
  unchecked: 'لم تُرسل: تعذّر فحص رسالتك.',
  uncheckedWarned: 'تعذّر فحص رسالتك. هل تريد الإرسال على أي حال؟',
  uncheckedSent: 'أُرسلت دون فحص.',
  textChanged: 'لم تُرسل: تغيّر النص أثناء الفحص. أعد الإرسال عندما يكون جاهزًا.',
  stopped: 'لم تُرسل.',
  answerChecking: 'جارٍ فحص الإجابة',
  answerSafe: 'تم فحص الإجابة: لم يُعثر على ما هو غير آمن.',
  answerWarned: str`قد تتعلق الإجابة بما يلي: ${0}.`,
  answerBlocked: str`حُجبت الإجابة. يبدو أنها تتعلق بما يلي: ${0}.`,
  answerUnchecked: 'تعذّر فحص الإجابة.',
  unverified: 'نموذج الأمان هذا غير متحقَّق منه: لا شيء يضمن صحة نتائجه.',
  unnamed: 'محتوى غير آمن',
  sendAnyway: 'الإرسال على أي حال',
  edit: 'تعديل',
  retry: 'إعادة المحاولة',
  cancel: 'إلغاء',
};

export const categories: LocaleModule['categories'] = {
  'Violent Crimes': ['عنف ضد الناس أو الحيوانات', danger],
  'Non-Violent Crimes': ['جرائم مثل السرقة أو الاحتيال أو تجارة المخدرات', rephrase],
  'Sex Crimes': ['عنف جنسي', 'إذا تعرّض له أحد فيمكن للشرطة وخطوط المساعدة تقديم العون.'],
  'Child Exploitation': [
    'اعتداء جنسي على الأطفال',
    'إذا علمت بحالة كهذه فأبلغ الشرطة أو خط مساعدة.',
  ],
  Defamation: ['ادعاءات كاذبة تضر بشخص', 'اكتفِ بما يمكن إثباته.'],
  'Specialized Advice': ['نصائح طبية أو قانونية أو مالية', 'اسأل مختصًا مؤهلًا.'],
  Privacy: ['معلومات خاصة عن شخص', 'احذف الأسماء والعناوين والأرقام وكلمات المرور.'],
  'Intellectual Property': ['أعمال يملكها آخرون', 'استخدم كلماتك أو استأذن صاحب العمل.'],
  'Indiscriminate Weapons': ['أسلحة دمار شامل', rephrase],
  Hate: ['كراهية تجاه فئة من الناس', rephrase],
  'Self-Harm': [
    'انتحار أو إيذاء النفس',
    'لست وحدك: تحدّث إلى شخص تثق به أو إلى خط مساعدة، وفي الحالات الطارئة اتصل بخدمات الطوارئ.',
  ],
  'Sexual Content': ['محتوى جنسي', rephrase],
  Elections: ['ادعاءات كاذبة عن الانتخابات', 'تعلن هيئة الانتخابات المواعيد والأماكن والقواعد.'],
  'Code Interpreter Abuse': ['استخدام ضار لبرمجيات الحاسوب', rephrase],
  'Violence and Hate': ['عنف أو كراهية', danger],
  'Criminal Planning': ['تخطيط لجريمة', rephrase],
  'Guns and Illegal Weapons': ['أسلحة نارية أو أسلحة غير قانونية', rephrase],
  'Regulated or Controlled Substances': ['مخدرات أو كحول أو تبغ', rephrase],
};

export const reasons: LocaleModule['reasons'] = {
  'out-of-reach': 'تعذّر تنزيل نموذج الأمان. تحقق من الاتصال وأعد المحاولة.',
  damaged: 'وصل نموذج الأمان تالفًا. أعد المحاولة.',
  'not-supported': 'لا يستطيع هذا المتصفح أو الجهاز تشغيل نموذج الأمان.',
  'no-room': 'لا توجد مساحة كافية على هذا الجهاز لحفظ نموذج الأمان.',
  'broke-off': 'انقطع الفحص. أعد المحاولة.',
  'too-slow': 'استغرق الفحص وقتًا طويلًا. أعد المحاولة.',
  'too-long': 'النص أطول من أن يُفحص. اختصره أو أرسله على أجزاء.',
};
