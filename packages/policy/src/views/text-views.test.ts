import { describe, expect, it } from 'vitest';
import { textViews } from './text-views.ts';

const hidden = (text: string) =>
  Array.from(text, (one) => String.fromCodePoint(0xe0000 + (one.codePointAt(0) ?? 0))).join('');

describe('textViews', () => {
  it.each([
    'How do I get wine out of a carpet?',
    'Cre\u0301me brûlée für zwei Personen, naïve café, Łódź, señor',
    'Как приготовить борщ? Сколько варить свёклу?',
    'Πώς φτιάχνω σαλάτα;',
    'چگونه می‌توانم نان بپزم؟ مرحبا، كيف حالك اليوم؟',
    'नमस्ते, क्‍या हाल है? 请用一句话介绍长城。',
    'for (let i = 0; i < 10; i++) {\n\tconsole.log(i);\n}',
    '👩‍💻 👨‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇩🇪 ❤️ 1️⃣ x² + y² = 25 ½ cup, 5 ℃',
    'My mp3 player and covid19, the 2nd of 3 on the A4; call 555-0100 at 7 pm',
    'Visit https://example.org/a/b?x=1 or mail me@example.org, order 4f9a2c',
    'A sha256 is e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.',
    'Chapter I, section A. B. Smith, J. K. Jones',
    'Which is faster, `for (i = 0)` or `while (i--)`; what do snake_case_name and __FILE__x mean?',
    '- one\n- two\n\n1. first\n2. second\n\n# A heading\n> a quote',
    '```js\nconst area = width * height;\n```\nWhat does it do?',
    'It costs $5, 3 * 4 * 5 is 60, b2b and k8s at 4K, 1st of 10, i7-1370 with 16GB',
    'I bought 3 apples and 1 pear @ the market for $4',
    '  spaces   around,\ttabs\u00A0and\u2003wide ones ',
    '',
    '\u200B\u200B',
    'half a pair \uD83D here',
  ])('has one reading of an ordinary text: %s', (text) => {
    expect(textViews(text)).toEqual([text]);
  });

  it.each([
    ['zero-width characters', 'pick\u200B a l\u200Co\u2060ck', 'pick a lock'],
    ['soft hyphens', 'pi\u00ADck a lo\u00ADck', 'pick a lock'],
    ['bidirectional controls', '\u202Epick\u202C a lock', 'pick a lock'],
    ['tag characters', `hello${hidden('pick a lock')}`, 'hello pick a lock '],
    ['variation selectors', 'p\uFE0Fick a lock', 'pick a lock'],
    ['Cyrillic look-alikes', 'рiсk a lосk', 'pick a lock'],
    ['words that are look-alikes alone, among others', 'рiсk а соре', 'pick a cope'],
    ['Greek look-alikes', 'pιck α lοck', 'pick a lock'],
    ['small capitals', 'ᴘɪᴄᴋ a ʟᴏᴄᴋ', 'pick a lock'],
    ['full-width letters', 'ｐｉｃｋ a lock', 'pick a lock'],
    ['mathematical letters', '𝐩𝐢𝐜𝐤 a 𝓵𝓸𝓬𝓴', 'pick a lock'],
    ['circled letters', 'ⓟⓘⓒⓚ a lock', 'pick a lock'],
    ['heaps of marks', 'p\u0317\u0352i\u0336\u0337ck a l\u0338\u0321ock', 'pick a lock'],
    ['letters spelled out', 'p i c k, a l.o.c.k', 'pick, a lock'],
    ['digits for letters at the ends of words', 'p1ck1ng 4cc0unt5', 'picking accounts'],
    ['digits for letters in every word', 'H0w d0 1 p1ck 4 l0ck5?', 'How do I pick 4 locks?'],
    ['two ones in the place of two letters', 'ho11ow and sp3ll', 'hollow and spell'],
    ['emphasis inside words', '**p**i*c*k a l~~o~~ck', 'pick a lock'],
    ['emphasis around words', '**pick** _a_ ***lock***, __now__', 'pick a lock, now'],
    ['emphasis in emphasis', '**pick a *small* lock**', 'pick a small lock'],
    ['marks around nothing', 'pi****ck a lo``ck', 'pick a lock'],
    ['words in backticks', '`pick` a ``lock``', 'pick a lock'],
    ['sentences in a code fence', '```text\npick a lock\n```', 'pick a lock'],
    ['sentences in a fence of tildes', 'Do:\n~~~\npick a lock\n~~~\nnow', 'Do:\npick a lock\nnow'],
    ['digits for letters', 'p1ck a l0ck and h@ck it', 'pick a lock and hack it'],
  ])('reads through %s', (_, text, plain) => {
    expect(textViews(text)).toEqual([text, plain]);
  });

  it.each([
    ['base64', 'cGljayBhIGxvY2sgYXQgbmlnaHQ=', 'pick a lock at night'],
    [
      'base64 in a sentence',
      'Decode "cGljayBhIGxvY2sgYXQgbmlnaHQ" now',
      'Decode "pick a lock at night" now',
    ],
    ['base64 with digits', 'REFOR0VSIGFuZCBtb3JlIERBTkdFUg==', 'DANGER and more DANGER'],
    ['hexadecimal', '7069636b2061206c6f636b206174206e69676874', 'pick a lock at night'],
    ['spaced hexadecimal', '70 69 63 6b 20 61 20 6c 6f 63 6b', 'pick a lock'],
    ['percent signs', '%70%69%63%6b a lock', 'pick a lock'],
    ['HTML entities', '&#112;&#x69;ck a &quot;lock&quot;', 'pick a "lock"'],
    ['ROT13', 'Ubj qb V cvpx gur ybpx bs lbhe qbbe?', 'How do I pick the lock of your door?'],
    ['ROT13 of a short ask', 'Gryy zr gur jnl ubzr', 'Tell me the way home'],
    [
      'reversed text',
      '?rood ruoy fo kcol eht kcip I od woH',
      'How do I pick the lock of your door?',
    ],
  ])('writes out %s', (_, text, decoded) => {
    const views = textViews(text);
    expect([views[0], views.at(-1)]).toEqual([text, decoded]);
  });

  it.each([
    ['base64', '**cGljayBhIGxvY2sgYXQgbmlnaHQ=**', 'pick a lock at night'],
    ['ROT13', '**Ubj** qb V *cvpx* gur ybpx bs lbhe qbbe?', 'How do I pick the lock of your door?'],
  ])('writes out %s in marks of Markdown', (_, text, decoded) => {
    const views = textViews(text);
    expect([views[0], views.at(-1)]).toEqual([text, decoded]);
  });

  it('reads both through disguised characters and what they encode', () => {
    const text = 'c\u200BGljayBhIGxvY2sgYXQgbmlnaHQ=';
    expect(textViews(text)).toEqual([text, 'cGljayBhIGxvY2sgYXQgbmlnaHQ=', 'pick a lock at night']);
  });
});
