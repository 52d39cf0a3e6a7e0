import type { Messages } from '@hakuna-kit/react'

/**
 * A shop's own texts in a language that the library does not include: right to left, with six plural forms. For the
 * stories only.
 */
export const arabic: Messages = {
  heading: 'حماية المنتج',
  optional: 'اختياري',
  none: 'بدون حماية',
  link: 'معلومات التأمين',
  newTab: 'يفتح في علامة تبويب جديدة',
  details: 'التفاصيل',
  remove: 'إزالة الحماية',
  added: 'تمت إضافة {title}.',
  removed: 'تمت إزالة {title}.',
  adjusted: {
    one: '{title} تغطي الآن منتجًا واحدًا.',
    two: '{title} تغطي الآن منتجين.',
    few: '{title} تغطي الآن {count} منتجات.',
    many: '{title} تغطي الآن {count} منتجًا.',
    other: '{title} تغطي الآن {count} منتج.',
  },
  productRemoved: 'تمت إزالة {title} مع المنتج.',
  addFailed: 'تعذرت إضافة {title}.',
  removeFailed: 'تعذرت إزالة {title}.',
  conflict: 'تغيّرت السلة للتو. يرجى المحاولة مرة أخرى.',
  locked: 'لا يمكن تغيير السلة الآن.',
  refused: 'لا يمكن للمتجر قبول هذا التغيير.',
  unavailable: 'يرجى المحاولة لاحقًا.',
  choiceKept: 'بقي اختيارك: {title}، {price}.',
  choiceCleared: 'أُلغي اختيارك: {title} غير متاح لهذا الطراز.',
  benefits: 'ما تشمله الحماية',
  voluntary: 'الحماية اختيارية. يمكنك شراء المنتج بدونها.',
  contract: 'يبدأ عقد التأمين عند شحن المنتج. تصلك الوثيقة بالبريد الإلكتروني.',
  add: 'إضافة الحماية مقابل {price}',
  close: 'إغلاق',
  question: 'حماية لـ {product}؟',
  decline: 'المتابعة بدون حماية',
  addAfterOrder: 'ما زال بإمكانك إضافة الحماية',
  addAfterOrderLink: 'اختيار الحماية',
  next: 'الخطوات التالية لحمايتك',
  mail: 'ستصلك رسالة تأكيد من Hakuna بالبريد الإلكتروني.',
  policy: 'تصلك الوثيقة بالبريد الإلكتروني بعد شحن المنتج.',
  daysLeft: {
    one: 'يمكنك التراجع خلال يوم واحد دون إبداء الأسباب.',
    two: 'يمكنك التراجع خلال يومين دون إبداء الأسباب.',
    few: 'يمكنك التراجع خلال {count} أيام دون إبداء الأسباب.',
    many: 'يمكنك التراجع خلال {count} يومًا دون إبداء الأسباب.',
    other: 'يمكنك التراجع خلال {count} يوم دون إبداء الأسباب.',
  },
  withdraw: 'يمكنك التراجع حتى {count} يومًا بعد الشحن دون إبداء الأسباب.',
  claim: 'الإبلاغ عن ضرر',
}
